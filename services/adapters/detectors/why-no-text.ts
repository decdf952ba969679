import { isUtf8 } from 'node:buffer';

const lineFeed = 0x0a;

/** Why bytes are no UTF-8 text, as a sentence that helps whoever saved them. */
export function whyNoText(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) return 'It is UTF-16 text: save it as UTF-8.';
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    line += 1;
    start = end + 1;
  }
  return `It is no UTF-8 text: line ${String(line)} holds other bytes.`;
}

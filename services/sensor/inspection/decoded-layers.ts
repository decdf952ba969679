/** What a text holds under one layer of encoding: other text, or a JSON value. */
export interface Layers {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
  /** Bytes that are no text, one character a byte. Read only for a caller who is watched. */
  readonly noise: string;
}

export interface LayerOptions {
  /** Tries every alignment and keeps bytes that are not text: for a caller who is watched. */
  readonly deep: boolean;
}

const runLengthMin = 12;
const base64Runs = /[A-Za-z0-9+/_-]{12,}={0,2}/g;
const hexRuns = /(?:[0-9A-Fa-f]{2}){8,}/g;
const spacedHex = /[0-9A-Fa-f]{2}(?:[ :,-][0-9A-Fa-f]{2}){7,}/g;
const escapes =
  /%([0-9A-Fa-f]{2})|\\x([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})|&#x([0-9A-Fa-f]{1,6});|&#([0-9]{1,7});|=([0-9A-F]{2})|\\([nrt"'\\/])/g;
const escapeHint = /[%&=\\]/;
const lineBreak: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Takes one layer off. Linear in the text; at most a handful of texts come out, none longer than the text. */
export function decodeLayers(text: string, { deep }: LayerOptions): Layers {
  const texts: string[] = [];
  const noise: string[] = [];
  const add = (decoded: string): void => {
    if (decoded !== '' && decoded !== text) texts.push(decoded);
  };
  const addRuns = (source: string, runs: RegExp, encoding: 'base64' | 'hex'): void => {
    const found: string[] = [];
    for (const [run] of source.matchAll(runs)) {
      const decoded = readableOf(run, { encoding, deep });
      if (decoded !== undefined) found.push(decoded);
      else if (deep) noise.push(noiseOf(run, encoding));
    }
    add(found.join('\n'));
  };
  if (escapeHint.test(text)) add(unescapeText(text) ?? '');
  if (isFormEncoded(text)) add(unescapeText(text.replaceAll('+', ' ')) ?? '');
  if (text.length >= runLengthMin) {
    const wrapped = joinWrapped(text);
    if (wrapped !== text) addRuns(wrapped, base64Runs, 'base64');
    addRuns(text, base64Runs, 'base64');
    addRuns(text, hexRuns, 'hex');
    addRuns(text, spacedHex, 'hex');
  }
  const json = parseJson(text);
  return { texts, values: json === undefined ? [] : [json], noise: noise.join('\n') };
}

function isFormEncoded(text: string): boolean {
  return text.includes('+') && text.includes('%') && !/\s/.test(text);
}

function parseJson(text: string): unknown {
  const trimmed = text.trim();
  const first = trimmed[0];
  if (first !== '{' && first !== '[' && first !== '"') return undefined;
  try {
    const parsed: unknown = JSON.parse(trimmed);
    return parsed;
  } catch {
    return undefined;
  }
}

function readableOf(
  run: string,
  { encoding, deep }: LayerOptions & { encoding: 'base64' | 'hex' },
): string | undefined {
  if (encoding === 'hex') return readableText(Buffer.from(run.replace(/[^0-9A-Fa-f]/g, ''), 'hex'));
  for (let offset = 0; offset < (deep ? 4 : 1); offset++) {
    const readable = readableText(Buffer.from(run.slice(offset), 'base64'));
    if (readable !== undefined) return readable;
  }
  return undefined;
}

/** What of the bytes could be text, at every alignment. */
function noiseOf(run: string, encoding: 'base64' | 'hex'): string {
  const bare = encoding === 'hex' ? run.replace(/[^0-9A-Fa-f]/g, '') : run;
  const found: string[] = [];
  for (let offset = 0; offset < (encoding === 'hex' ? 2 : 4); offset++) {
    const characters = Buffer.from(bare.slice(offset), encoding).toString('latin1');
    for (const [piece] of characters.matchAll(/(?:[\x20-\x7E]\0?){8,}/g)) found.push(piece.replaceAll('\0', ''));
  }
  return found.join('\n');
}

/** Text of bytes that are well-formed UTF-8 (or UTF-16) without control characters. */
function readableText(bytes: Buffer): string | undefined {
  const utf8 = bytes.toString('utf8');
  if (isReadable(utf8)) return utf8;
  const utf16 = bytes.toString('utf16le');
  return bytes.length >= 8 && isReadable(utf16) && isMostlyAscii(utf16) ? utf16 : undefined;
}

function isReadable(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- Control characters are what is looked for.
  return text.length >= 4 && !/[\0-\x08\x0E-\x1A\x1C-\x1F\x7F\uFFFD]/.test(text);
}

function isMostlyAscii(text: string): boolean {
  return text.replace(/[^\x20-\x7E]/g, '').length * 10 >= text.length * 9;
}

function unescapeText(text: string): string | undefined {
  let bytes: number[] = [];
  let changed = false;
  const flush = (): string => {
    const flushed = Buffer.from(bytes).toString('utf8');
    bytes = [];
    return flushed;
  };
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(escapes)) {
    changed = true;
    if (match.index > end || bytes.length === 0) parts.push(flush(), text.slice(end, match.index));
    end = match.index + match[0].length;
    const byte = match[1] ?? match[2] ?? match[6];
    if (byte === undefined) parts.push(flush(), escapedCharacter(match));
    else bytes.push(Number.parseInt(byte, 16));
  }
  if (!changed) return undefined;
  parts.push(flush(), text.slice(end));
  return parts.join('').toWellFormed();
}

function escapedCharacter(match: RegExpMatchArray): string {
  const letter = match[7];
  if (letter !== undefined) return lineBreak[letter] ?? letter;
  const hex = match[3] ?? match[4];
  const point = hex === undefined ? Number(match[5]) : Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/** Joins lines that are nothing but base64, as MIME and PEM wrap them, and a text that is nothing but base64 and blanks. */
function joinWrapped(text: string): string {
  if (!/\s/.test(text)) return text;
  if (/^[A-Za-z0-9+/_\s=-]+$/.test(text)) return text.replace(/\s+/g, '');
  const joined: string[] = [];
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    const bare = line.trim();
    const isRun = /^[A-Za-z0-9+/_-]+={0,2}$/.test(bare);
    joined.push(isRun && open ? bare : `\n${line}`);
    open = isRun && bare.length >= 16;
  }
  return joined.join('');
}

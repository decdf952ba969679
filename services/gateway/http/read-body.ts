import type { Readable } from 'node:stream';

/** oversized: more bytes than allowed came; the rest is not read. broken: the sender went away. */
export type ReadBody = { readonly kind: 'whole'; readonly bytes: Buffer } | { readonly kind: 'oversized' | 'broken' };

export interface ReadBodyOptions {
  readonly bytesMax: number;
  /** How long it will be, where that was said: a long body is then read into its place, not joined at the end. */
  readonly lengthBytes?: number;
}

const placeBytesMin = 64 * 1024;

/** Leaves the stream open where it stops reading, so that whoever sent too much can still be answered. */
export async function readBody(stream: Readable, { bytesMax, lengthBytes = 0 }: ReadBodyOptions): Promise<ReadBody> {
  const hasPlace = lengthBytes >= placeBytesMin && lengthBytes <= bytesMax;
  const place = hasPlace ? Buffer.allocUnsafeSlow(lengthBytes) : undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      const part = chunk as Buffer;
      if (bytes + part.byteLength > (place?.byteLength ?? bytesMax)) return { kind: 'oversized' };
      if (place === undefined) chunks.push(part);
      else part.copy(place, bytes);
      bytes += part.byteLength;
    }
  } catch {
    return { kind: 'broken' };
  }
  const [only] = chunks;
  if (place !== undefined) return { kind: 'whole', bytes: place.subarray(0, bytes) };
  return { kind: 'whole', bytes: only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks) };
}

import type { Readable } from 'node:stream';

/** oversized: more bytes than allowed came; the rest is not read. broken: the sender went away. */
export type ReadBody = { readonly kind: 'whole'; readonly bytes: Buffer } | { readonly kind: 'oversized' | 'broken' };

/** Leaves the stream open where it stops reading, so that whoever sent too much can still be answered. */
export async function readBody(stream: Readable, { bytesMax }: { readonly bytesMax: number }): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      const part = chunk as Buffer;
      bytes += part.byteLength;
      if (bytes > bytesMax) return { kind: 'oversized' };
      chunks.push(part);
    }
  } catch {
    return { kind: 'broken' };
  }
  return { kind: 'whole', bytes: chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks) };
}

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
export function readBody(stream: Readable, options: ReadBodyOptions): Promise<ReadBody> {
  if (stream.readableEnded) return Promise.resolve({ kind: 'whole', bytes: Buffer.alloc(0) });
  if (stream.destroyed) return Promise.resolve({ kind: 'broken' });
  return new Promise((resolve) => {
    const body = new GrowingBody(options);
    const end = (read: ReadBody): void => {
      stream.off('data', take).off('end', isWhole).off('error', isBroken).off('close', isBroken);
      resolve(read);
    };
    const take = (chunk: Buffer): void => {
      if (body.take(chunk)) return;
      stream.pause();
      end({ kind: 'oversized' });
    };
    const isWhole = (): void => end({ kind: 'whole', bytes: body.whole() });
    const isBroken = (): void => end({ kind: 'broken' });
    stream.on('data', take).on('end', isWhole).on('error', isBroken).on('close', isBroken);
  });
}

class GrowingBody {
  readonly #bytesMax: number;
  readonly #place: Buffer | undefined;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor({ bytesMax, lengthBytes = 0 }: ReadBodyOptions) {
    const hasPlace = lengthBytes >= placeBytesMin && lengthBytes <= bytesMax;
    this.#place = hasPlace ? Buffer.allocUnsafeSlow(lengthBytes) : undefined;
    this.#bytesMax = hasPlace ? lengthBytes : bytesMax;
  }

  /** False when there is no room for it. */
  take(chunk: Buffer): boolean {
    if (this.#bytes + chunk.byteLength > this.#bytesMax) return false;
    if (this.#place === undefined) this.#chunks.push(chunk);
    else chunk.copy(this.#place, this.#bytes);
    this.#bytes += chunk.byteLength;
    return true;
  }

  whole(): Buffer {
    if (this.#place !== undefined) return this.#place.subarray(0, this.#bytes);
    const [only] = this.#chunks;
    return only !== undefined && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks, this.#bytes);
  }
}

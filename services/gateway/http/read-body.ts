import type { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { giveBack, ReadBuffers } from './read-buffers.ts';

/** oversized, no-room: more bytes than allowed came, or than fit; the rest is not read. broken: the sender went away. */
export type ReadBody =
  { readonly kind: 'whole'; readonly bytes: Buffer } | { readonly kind: 'oversized' | 'no-room' | 'broken' };

export interface ReadBodyOptions {
  readonly bytesMax: number;
  /** How long it will be, where that was said: a long body is then read into its place, not joined at the end. */
  readonly lengthBytes?: number;
  /** The connection that the body alone comes over now. What it reads of a long one is freed on the way. */
  readonly socket?: EventEmitter;
  /** Asked before so many more bytes are kept: false when there is no room, a promise where it is waited for. */
  readonly admit?: (bytes: number) => boolean | undefined | Promise<void>;
}

const placeBytesMin = 64 * 1024;
const freedBytesMin = 1024 * 1024;

/** Leaves the stream open where it stops reading, so that whoever sent too much can still be answered. */
export function readBody(stream: Readable, options: ReadBodyOptions): Promise<ReadBody> {
  if (stream.readableEnded) return Promise.resolve({ kind: 'whole', bytes: Buffer.alloc(0) });
  if (stream.destroyed) return Promise.resolve({ kind: 'broken' });
  return new Promise((resolve) => {
    const body = new GrowingBody(options);
    const reads = readsOf(options);
    const end = (read: ReadBody): void => {
      reads?.stop();
      stream.off('data', take).off('end', isWhole).off('error', isBroken).off('close', isBroken);
      resolve(read);
    };
    const take = (chunk: Buffer): void => {
      const admitted = body.fits(chunk) ? options.admit?.(chunk.byteLength) : 'oversized';
      if (admitted === 'oversized' || admitted === false) {
        stream.pause();
        end({ kind: admitted === false ? 'no-room' : 'oversized' });
        return;
      }
      reads?.saw(chunk);
      body.take(chunk);
      if (admitted instanceof Promise) {
        stream.pause();
        void admitted.then(() => stream.resume());
      }
    };
    const isWhole = (): void => end({ kind: 'whole', bytes: body.whole() });
    const isBroken = (): void => end({ kind: 'broken' });
    stream.on('data', take).on('end', isWhole).on('error', isBroken).on('close', isBroken);
  });
}

function readsOf({ socket, lengthBytes = 0, bytesMax }: ReadBodyOptions): ReadBuffers | undefined {
  const isFreed = lengthBytes >= freedBytesMin && lengthBytes <= bytesMax;
  return isFreed && socket !== undefined ? new ReadBuffers(socket) : undefined;
}

class GrowingBody {
  readonly #bytesMax: number;
  readonly #place: Buffer | undefined;
  readonly #chunks: Buffer[] = [];
  /** Has its place, and is not needed any more once the next one has come. */
  #placed: Buffer | undefined;
  #bytes = 0;

  constructor({ bytesMax, lengthBytes = 0 }: ReadBodyOptions) {
    const hasPlace = lengthBytes >= placeBytesMin && lengthBytes <= bytesMax;
    this.#place = hasPlace ? Buffer.allocUnsafeSlow(lengthBytes) : undefined;
    this.#bytesMax = hasPlace ? lengthBytes : bytesMax;
  }

  fits(chunk: Buffer): boolean {
    return this.#bytes + chunk.byteLength <= this.#bytesMax;
  }

  take(chunk: Buffer): void {
    if (this.#place === undefined) this.#chunks.push(chunk);
    else this.#put(chunk, this.#place);
    this.#bytes += chunk.byteLength;
  }

  #put(chunk: Buffer, place: Buffer): void {
    chunk.copy(place, this.#bytes);
    if (this.#placed !== undefined) giveBack(this.#placed);
    this.#placed = chunk;
  }

  whole(): Buffer {
    if (this.#place !== undefined) return this.#place.subarray(0, this.#bytes);
    const [only] = this.#chunks;
    return only !== undefined && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks, this.#bytes);
  }
}

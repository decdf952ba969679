import type { EventEmitter } from 'node:events';

/**
 * Frees what a chunk of a message holds, where it shares it with no other. The collector counts it as nothing, and would
 * leave all that a long body came in beside the body.
 */
export function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && byteLength > 0 && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** The first chunk may come from a read of before. */
const copiesMin = 2;

/**
 * Frees what a connection read, once its parser has gone through it.
 * Invariant: nothing is freed that a chunk of the body lies in; a parser that hands its own reads on keeps them all.
 */
export class ReadBuffers {
  readonly #socket: EventEmitter;
  readonly #known = new WeakSet<ArrayBufferLike>();
  #last: Buffer | undefined;
  #copies = 0;

  constructor(socket: EventEmitter) {
    this.#socket = socket;
    // Before the parser, which goes through it in the same turn.
    socket.prependListener('data', this.#note);
  }

  /** A chunk of the body that the parser made. */
  saw({ buffer }: Buffer): void {
    this.#copies = this.#known.has(buffer) ? -Infinity : this.#copies + 1;
  }

  stop(): void {
    this.#socket.off('data', this.#note);
  }

  readonly #note = (read: Buffer): void => {
    if (this.#last !== undefined && this.#copies >= copiesMin) giveBack(this.#last);
    this.#last = read;
    this.#known.add(read.buffer);
  };
}

/**
 * Sends clients away that take nothing of what they are being sent: each would keep its room for as long as it likes.
 * Owns: the connections that are open. What a client sends meanwhile says nothing of what it takes.
 */
import type { Socket } from 'node:net';
import type { Timers } from '../../engine/ports/timers.ts';
import { repeat } from '../../adapters/clock/repeat.ts';

export interface AnswerWatchOptions {
  readonly timers: Timers;
  readonly signal: AbortSignal;
  readonly stallMs: number;
  readonly onStalled: () => void;
}

/** How far a client is with what it takes. */
interface Taken {
  /** Bytes of the messages to the system that were taken as a whole. */
  readonly bytes: number;
  /** Bytes of the present one that are left. */
  readonly left: number;
}

export class AnswerWatch {
  /** How far each was when it was last looked at; undefined where nothing was to be taken. */
  readonly #watched = new Map<Socket, Taken | undefined>();
  readonly #options: AnswerWatchOptions;
  #stallMs: number;
  #changed = new AbortController();

  constructor(options: AnswerWatchOptions) {
    this.#options = options;
    this.#stallMs = options.stallMs;
    this.#run();
  }

  /** The next look is at the beginning of a span of the new length. */
  setStall(stallMs: number): void {
    if (stallMs === this.#stallMs) return;
    this.#stallMs = stallMs;
    this.#changed.abort();
    this.#changed = new AbortController();
    for (const socket of this.#watched.keys()) this.#watched.set(socket, undefined);
    this.#run();
  }

  add(socket: Socket): void {
    this.#watched.set(socket, undefined);
    socket.once('close', () => this.#watched.delete(socket));
  }

  #run(): void {
    const { timers, signal } = this.#options;
    const until = AbortSignal.any([signal, this.#changed.signal]);
    void repeat(() => this.#look(), { everyMs: this.#stallMs, signal: until, timers });
  }

  #look(): void {
    for (const [socket, before] of [...this.#watched]) {
      const now = isSending(socket) ? takenOf(socket) : undefined;
      if (before === undefined || now === undefined || isFurther(now, before)) this.#watched.set(socket, now);
      else this.#end(socket);
    }
  }

  #end(socket: Socket): void {
    this.#watched.delete(socket);
    this.#options.onStalled();
    socket.destroy();
  }
}

/** What is corked goes out at the end of the present turn, and was offered to nobody yet. */
function isSending({ writableLength, writableCorked }: Socket): boolean {
  return writableLength > 0 && writableCorked === 0;
}

function isFurther(now: Taken, before: Taken): boolean {
  return now.bytes > before.bytes || now.left < before.left;
}

function takenOf(socket: Socket): Taken {
  return { bytes: socket.bytesWritten - socket.writableLength, left: leftOf(socket) };
}

/** That a long message is taken piece by piece only the handle tells, by which Node.js itself sees that one is. */
function leftOf(socket: Socket): number {
  const { _handle: handle } = socket as { readonly _handle?: { readonly writeQueueSize?: number } | null };
  return handle?.writeQueueSize ?? 0;
}

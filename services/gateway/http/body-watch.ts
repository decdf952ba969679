/**
 * Sends clients away whose request bodies do not grow: each would hold what it sent for as long as it likes.
 * Owns: the requests whose bodies are not whole.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Timers } from '../../engine/ports/timers.ts';
import { repeat } from '../../adapters/clock/repeat.ts';
import { answerFault } from './client-response.ts';

export interface BodyPace {
  readonly bodyProgressBytes: number;
  readonly bodyProgressMs: number;
}

export interface BodyWatchOptions {
  readonly timers: Timers;
  readonly signal: AbortSignal;
  readonly pace: BodyPace;
  readonly onSlow: () => void;
}

interface Watched {
  readonly response: ServerResponse;
  /** Bytes of its connection when it was last looked at; undefined before. */
  bytes: number | undefined;
}

export class BodyWatch {
  readonly #watched = new Map<IncomingMessage, Watched>();
  readonly #options: BodyWatchOptions;
  #pace: BodyPace;
  #changed = new AbortController();

  constructor(options: BodyWatchOptions) {
    this.#options = options;
    this.#pace = options.pace;
    this.#run();
  }

  /** The next look is at the beginning of a span of the new length. */
  setPace({ bodyProgressBytes, bodyProgressMs }: BodyPace): void {
    const before = this.#pace;
    if (bodyProgressBytes === before.bodyProgressBytes && bodyProgressMs === before.bodyProgressMs) return;
    this.#changed.abort();
    this.#changed = new AbortController();
    for (const watched of this.#watched.values()) watched.bytes = undefined;
    this.#pace = { bodyProgressBytes, bodyProgressMs };
    this.#run();
  }

  add(request: IncomingMessage, response: ServerResponse): void {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
    if (length === '0' && encoding === undefined) return;
    this.#watched.set(request, { response, bytes: undefined });
    request.once('close', () => this.#watched.delete(request));
  }

  #run(): void {
    const { timers, signal } = this.#options;
    const until = AbortSignal.any([signal, this.#changed.signal]);
    void repeat(() => this.#look(), { everyMs: this.#pace.bodyProgressMs, signal: until, timers });
  }

  #look(): void {
    const { bodyProgressBytes } = this.#pace;
    for (const [request, watched] of [...this.#watched]) {
      const { bytesRead } = request.socket;
      if (request.complete) this.#watched.delete(request);
      else if (watched.bytes !== undefined && bytesRead - watched.bytes < bodyProgressBytes)
        this.#end(request, watched);
      else watched.bytes = bytesRead;
    }
  }

  #end(request: IncomingMessage, { response }: Watched): void {
    this.#watched.delete(request);
    this.#options.onSlow();
    if (response.headersSent || response.destroyed) {
      request.destroy();
      return;
    }
    response.setHeader('connection', 'close');
    response.once('finish', () => request.destroy());
    answerFault(response, 408, 'The body came more slowly than this gateway waits.');
  }
}

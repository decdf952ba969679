/**
 * The requests of one session that its server works on.
 * Owns: over which stream each is answered, and over which its progress is told.
 */
import { type Envelope, idKey } from '../../sensor/messages/envelope.ts';
import { slicesOf } from '../http/message-slices.ts';
import type { AnswerStream } from './answer-stream.ts';

export interface WaitingRequest {
  /** Byte for byte, and apart from the message that it came in. */
  readonly id: Uint8Array;
  readonly stream: AnswerStream;
  readonly tokens: readonly string[];
}

export class SessionRequests {
  readonly #waiting = new Map<string, WaitingRequest>();
  readonly #byToken = new Map<string, AnswerStream>();

  get size(): number {
    return this.#waiting.size;
  }

  add(body: Uint8Array, request: Envelope, stream: AnswerStream): void {
    const tokens = slicesOf(body, request).askedProgress.map((slice) => idKey(body, slice));
    for (const token of tokens) this.#byToken.set(token, stream);
    for (const id of request.ids.slice(-1)) {
      const own = Buffer.from(body.subarray(id.start, id.end));
      this.#waiting.set(idKey(body, id), { id: own, stream, tokens });
    }
  }

  /** The request that a part of a line answers, which waits no more. */
  settle(line: Uint8Array, { methods, ids }: Envelope): WaitingRequest | undefined {
    if (methods.length > 0) return undefined;
    for (const id of ids) {
      const key = idKey(line, id);
      const request = this.#waiting.get(key);
      if (request === undefined) continue;
      this.#waiting.delete(key);
      for (const token of request.tokens) this.#byToken.delete(token);
      return request;
    }
    return undefined;
  }

  /** Beside which call something is said that answers none: the one that it belongs to, else any. */
  streamFor(line: Uint8Array, parts: readonly Envelope[]): AnswerStream | undefined {
    const tokens = parts.flatMap((part) => slicesOf(line, part).toldProgress.map((slice) => idKey(line, slice)));
    const own = tokens.map((token) => this.#byToken.get(token)).find((stream) => stream?.takesEvents === true);
    return own ?? [...this.#waiting.values()].findLast(({ stream }) => stream.takesEvents)?.stream;
  }

  takeAll(): readonly WaitingRequest[] {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    return all;
  }
}

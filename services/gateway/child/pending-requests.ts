/**
 * The requests that one stdio server works on for all clients of a principal.
 * Owns: whose request each id and progress token of the server stands for. Invariant: both are unique among them; a
 * progress token that nobody else uses stays as the client wrote it.
 */
import { idKey } from '../../sensor/messages/envelope.ts';
import type { Slice } from '../../sensor/messages/json-scan.ts';
import { type MessageSlices, replaceSlices } from '../http/message-slices.ts';
import type { AnswerStream } from './answer-stream.ts';
import { ProgressTokens } from './progress-tokens.ts';
import type { Numbered } from './restored-message.ts';

export interface Pending extends Numbered {
  readonly stream: AnswerStream;
  /** No call waits for it. */
  readonly isStanding: boolean;
  readonly method: string | undefined;
}

/** A request as the server gets it, and what its client called it. */
export interface NumberedRequest extends Numbered {
  readonly own: Uint8Array;
}

export class PendingRequests {
  readonly #pending = new Map<string, Pending>();
  readonly #tokens = new ProgressTokens();
  #lastNumber = 0;

  get size(): number {
    return this.#pending.size;
  }

  [Symbol.iterator](): Iterator<Pending> {
    return this.#pending.values();
  }

  /** Gives a request a number of its own. Its token is taken until it is forgotten or released. */
  number(body: Uint8Array, { id, slices }: { readonly id: Slice; readonly slices: MessageSlices }): NumberedRequest {
    const number = (this.#lastNumber += 1);
    const token = this.#takeToken(number, body, slices);
    const own = replaceSlices(body, [
      { at: id, by: Buffer.from(String(number)) },
      ...slices.askedProgress.map((at) => ({ at, by: token?.known ?? new Uint8Array() })),
    ]);
    return { number, id: body.subarray(id.start, id.end), token, own };
  }

  add(pending: Pending): void {
    this.#pending.set(String(pending.number), pending);
  }

  numbered(number: number): Pending | undefined {
    return this.#pending.get(String(number));
  }

  /** The request that one of these ids in a line of the server stands for. */
  at(line: Uint8Array, slices: readonly Slice[]): Pending | undefined {
    for (const slice of slices) {
      const pending = this.#pending.get(idKey(line, slice));
      if (pending !== undefined) return pending;
    }
    return undefined;
  }

  /** The request that a notification of the server is for. */
  toldBy(line: Uint8Array, { toldProgress, subscriptions }: MessageSlices): Pending | undefined {
    const [told] = toldProgress.map((slice) => this.#tokens.requestOf(idKey(line, slice)));
    const own = this.#pending.get(String(told)) ?? this.at(line, subscriptions);
    // What names no request may belong to any that runs; all are the same principal's.
    return own ?? [...this.#pending.values()].findLast(({ stream }) => stream.takesEvents);
  }

  forget(request: Numbered): void {
    this.#pending.delete(String(request.number));
    this.release(request);
  }

  release({ token }: Numbered): void {
    if (token !== undefined) this.#tokens.release(token.key);
  }

  takeAll(): readonly Pending[] {
    const all = [...this.#pending.values()];
    this.#pending.clear();
    return all;
  }

  #takeToken(number: number, body: Uint8Array, { askedProgress }: MessageSlices) {
    const at = askedProgress.at(-1);
    if (at === undefined) return undefined;
    const bytes = body.subarray(at.start, at.end);
    const known = this.#tokens.take(number, { key: idKey(body, at), bytes });
    return { bytes, known, key: idKey(known, { start: 0, end: known.byteLength }) };
  }
}

import { LruTable } from './lru-table.ts';

/**
 * Numbers the events of each session of this boot, from 1. Invariant: no session is ever given one number twice, also
 * after it was forgotten: then it goes on above every number that a forgotten session had.
 */
export class SequenceNumbers {
  readonly #last: LruTable<string, number>;
  #floor = 0;

  constructor(sessionsMax: number) {
    this.#last = new LruTable(sessionsMax, (_session, last) => {
      this.#floor = Math.max(this.#floor, last);
    });
  }

  next(session: string): number {
    const next = (this.#last.get(session) ?? this.#floor) + 1;
    this.#last.set(session, next);
    return next;
  }
}

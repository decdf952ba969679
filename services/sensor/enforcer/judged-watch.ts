/**
 * Whether what a gateway told is judged, and whether all that came of it has arrived here.
 *
 * Rule 12 (progress). Invariants:
 * 1. A record is judged when the last word of the owner of its partition says so, and that word came after the record was
 *    given to the log: one from before may speak of another log.
 * 2. Commands come by another topic than the words: a word counts once the commands were read up to where it says that
 *    all which came of what is judged stands.
 */
import type { ProgressWatch } from './progress-watch.ts';
import type { ReadPlace } from './read-up-to.ts';

/** Where the log put a record, and how many words were taken when it was given to the log. */
export interface ToldPlace {
  readonly partition: number;
  readonly offset: bigint;
  readonly sinceWord: number;
}

export class JudgedWatch {
  readonly #progress: Pick<ProgressWatch, 'wordOf'>;
  /** By partition of the commands: the offset after the last record that was applied. */
  readonly #applied = new Map<number, bigint>();

  constructor(progress: Pick<ProgressWatch, 'wordOf'>) {
    this.#progress = progress;
  }

  /** The record of the topic of commands that stands there was applied. */
  commandRead({ partition, offset }: ReadPlace): void {
    this.#applied.set(partition, offset + 1n);
  }

  hasJudged({ partition, offset, sinceWord }: ToldPlace): boolean {
    const word = this.#progress.wordOf(partition);
    if (word === undefined || word.serial <= sinceWord) return false;
    const { offset: end, commands } = word.progress;
    if (BigInt(end) <= offset || commands === undefined) return false;
    return commands.every((of) => (this.#applied.get(of.partition) ?? 0n) >= BigInt(of.offset));
  }
}

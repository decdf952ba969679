import { Packr } from 'msgpackr';
import { isClockState, type ClockState } from '../../engine/time/partition-clock.ts';

interface Moment {
  /** Offset of the first record that the clock has not taken. */
  readonly next: bigint;
  readonly state: ClockState;
}

const packr = new Packr({ useRecords: false });

export function encodeClock(state: ClockState): Uint8Array {
  return packr.pack(state);
}

/** Undefined for what another version wrote: the clock then begins anew. */
export function decodeClock(blob: Uint8Array | undefined): ClockState | undefined {
  if (blob === undefined) return undefined;
  try {
    const value: unknown = packr.unpack(blob);
    return isClockState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Where the clock stood after each round that is not committed: records that come again find it as it was. */
export class ClockHistory {
  #moments: readonly Moment[] = [];

  get next(): bigint | undefined {
    return this.#moments.at(-1)?.next;
  }

  clear(): void {
    this.#moments = [];
  }

  /** The clock before the record at an offset; what came after is forgotten. */
  before(offset: bigint): ClockState | undefined {
    this.#moments = this.#moments.filter(({ next }) => next <= offset);
    return this.#moments.at(-1)?.state;
  }

  push(moment: Moment): void {
    this.#moments = [...this.#moments.filter(({ next }) => next < moment.next), moment];
  }

  /** Nobody begins before what is committed; returns where nobody can begin any more. */
  forgetBefore(committed: bigint): readonly bigint[] {
    const gone = this.#moments.filter(({ next }) => next < committed);
    if (gone.length > 0) this.#moments = this.#moments.filter(({ next }) => next >= committed);
    return gone.map(({ next }) => next);
  }
}

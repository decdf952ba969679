/**
 * What this gateway told of each session, and where the log put the last of it.
 *
 * Owns the table. Invariants:
 * 1. A session of which something is on its way is never forgotten: there are no more of those than the buffer holds.
 * 2. Of a session that may have been forgotten nothing is known: flooding the table frees no call.
 */
import type { RecordPlace } from '../../engine/ports/log.ts';
import type { ToldPlace } from '../../sensor/enforcer/judged-watch.ts';

/** Of one session, by its record key. */
export interface Told {
  /** How many records were told that the log has or will have, and how many it took. */
  sent: number;
  done: number;
  /** The number of the last record that asks the worker to say how far it is. */
  asked: number;
  /** Of the last that the log took; unknown when the log did not say. */
  place: ToldPlace | 'unknown' | undefined;
}

const sessionsMaxDefault = 65_536;

export class ToldSessions {
  readonly #sessions = new Map<string, Told>();
  readonly #sessionsMax: number;
  #hasForgotten = false;
  #onPlaced: () => void = () => undefined;

  constructor({ sessionsMax = sessionsMaxDefault }: { readonly sessionsMax?: number } = {}) {
    this.#sessionsMax = sessionsMax;
  }

  onPlaced(callback: () => void): void {
    this.#onPlaced = callback;
  }

  /** Undefined: nothing was told of it. */
  of(key: string): Told | 'forgotten' | undefined {
    return this.#sessions.get(key) ?? (this.#hasForgotten ? 'forgotten' : undefined);
  }

  sent(key: string): void {
    const told = this.#sessions.get(key) ?? { sent: 0, done: 0, asked: 0, place: undefined };
    told.sent += 1;
    this.#sessions.delete(key);
    this.#sessions.set(key, told);
    this.#makeRoom();
  }

  /** The log will never have it. */
  dropped(key: string): void {
    const told = this.#sessions.get(key);
    if (told === undefined) return;
    told.sent -= 1;
    // It may have been the one that asked.
    told.asked = 0;
  }

  /** The log took these, in this order; `sinceWord` is from before it was given them. */
  placed(
    records: readonly { readonly key: string; readonly place: RecordPlace | undefined }[],
    sinceWord: number,
  ): void {
    for (const { key, place } of records) {
      const told = this.#sessions.get(key);
      if (told === undefined) continue;
      told.done += 1;
      told.place = place === undefined ? 'unknown' : { ...place, sinceWord };
    }
    this.#onPlaced();
  }

  /** Those that were told of longest ago go first, unless something of them is on its way. */
  #makeRoom(): void {
    if (this.#sessions.size <= this.#sessionsMax) return;
    for (const [key, told] of this.#sessions) {
      if (told.done < told.sent) continue;
      this.#sessions.delete(key);
      this.#hasForgotten = true;
      return;
    }
  }
}

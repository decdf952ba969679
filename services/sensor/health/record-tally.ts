/**
 * Counts what a gateway could not tell, and keeps how far the numbers of each session went, so that workers know of holes
 * also at the end of a session. Bounded: a heartbeat has room for so many sessions, and those with drops go first.
 */
import type { Heartbeat } from '../../../schemas/generated/types.ts';
import { LruTable } from '../sessions/lru-table.ts';

/** The session whose event a record is, with the event's number in it. */
export interface NumberedSession {
  readonly key: string;
  readonly seq: number;
}

export type Tally = Required<Pick<Heartbeat, 'dropped' | 'sessions'>>;

const talliedSessionsMax = 256;
const sessionsWithDropsMax = 10_000;

export class RecordTally {
  #droppedTotal = 0;
  #droppedSinceLast = 0;
  /** Last number given, by session, since the last heartbeat. */
  readonly #sessions = new Map<string, number>();
  /** Since the start. */
  readonly #droppedOf = new LruTable<string, number>(sessionsWithDropsMax);

  note({ isTaken, session }: { readonly isTaken: boolean; readonly session?: NumberedSession | undefined }): void {
    if (session !== undefined) this.#number(session, isTaken);
    if (isTaken) return;
    this.#droppedTotal += 1;
    this.#droppedSinceLast += 1;
  }

  /** What a heartbeat tells: drops so far, and the sessions that had traffic since the last heartbeat. */
  take(): Tally {
    const sessions = [...this.#sessions].map(([key, seq]) => ({ key, seq, dropped: this.#droppedOf.get(key) ?? 0 }));
    const tally = { dropped: { total: this.#droppedTotal, sinceLast: this.#droppedSinceLast }, sessions };
    this.#droppedSinceLast = 0;
    this.#sessions.clear();
    return tally;
  }

  #number({ key, seq }: NumberedSession, isTaken: boolean): void {
    if (!isTaken) this.#droppedOf.set(key, (this.#droppedOf.get(key) ?? 0) + 1);
    const known = this.#sessions.get(key);
    if (known === undefined && !this.#hasRoomFor({ isTaken })) return;
    this.#sessions.set(key, Math.max(known ?? 0, seq));
  }

  /** A session with drops takes the place of one without. */
  #hasRoomFor({ isTaken }: { readonly isTaken: boolean }): boolean {
    if (this.#sessions.size < talliedSessionsMax) return true;
    if (isTaken) return false;
    const whole = [...this.#sessions.keys()].find((key) => this.#droppedOf.get(key) === undefined);
    return whole !== undefined && this.#sessions.delete(whole);
  }
}

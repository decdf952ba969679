/**
 * Calls that wait until a worker has judged what this gateway told of their session before.
 *
 * Owns the calls that wait. Invariants:
 * 1. A call waits for what was told when it came, never for what came later.
 * 2. At most waitingMax wait; one more does not wait, and is decided as at its deadline.
 * 3. Nothing that a client sends makes more than one record on its way for each session: what is asked already is not
 *    asked again.
 */
import { sessionRecordKey } from '../../../schemas/events/record-key.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import type { ToldPlace } from '../../sensor/enforcer/judged-watch.ts';
import type { Wait, WaitingCall, Waits } from '../../sensor/observer/ports.ts';
import type { GatewayEvents, WaitEnd } from '../events.ts';
import type { ToldSessions } from './told-sessions.ts';

export interface JudgedWaitsDeps {
  readonly told: ToldSessions;
  readonly tenant: string;
  /** Capabilities whose calls wait. */
  readonly capabilities: ReadonlySet<string>;
  readonly deadlineMs: () => number;
  readonly hasJudged: (place: ToldPlace) => boolean;
  /** Tells the worker of a record key that a call waits. */
  readonly ask: (key: string) => void;
  readonly timers: Timers;
  readonly monotonicMs: () => number;
  readonly events: Pick<GatewayEvents, 'waitEnded'>;
  readonly waitingMax?: number;
}

/** What one call waits for in one session. */
interface Goal {
  readonly key: string;
  /** So many records of the session were told when the call came. */
  readonly count: number;
  place: ToldPlace | undefined;
}

interface WaitingEntry {
  readonly goals: readonly Goal[];
  readonly startedMs: number;
  readonly over: AbortController;
  end: (ended: 'judged' | 'late') => void;
}

const waitingMaxDefault = 1_000;

export class JudgedWaits implements Waits {
  readonly #deps: JudgedWaitsDeps;
  readonly #waiting = new Set<WaitingEntry>();
  readonly #waitingMax: number;

  constructor(deps: JudgedWaitsDeps) {
    this.#deps = deps;
    this.#waitingMax = deps.waitingMax ?? waitingMaxDefault;
    deps.told.onPlaced(() => this.look());
  }

  begin({ session, alias, capabilities }: WaitingCall): Wait | undefined {
    if (!capabilities.some((name) => this.#deps.capabilities.has(name))) return undefined;
    const sessions = new Set(alias === undefined ? [session] : [session, alias]);
    const keys = [...sessions]
      .map((one) => sessionRecordKey(this.#deps.tenant, one))
      .filter((key) => !this.#isDone(key));
    if (keys.length === 0) return undefined;
    if (this.#waiting.size >= this.#waitingMax) {
      this.#deps.events.waitEnded('full', 0);
      return { ended: Promise.resolve('late'), cancel: () => undefined };
    }
    return this.#wait(keys.map((key) => this.#goalOf(key)));
  }

  /** Something was judged, commanded or taken by the log since. */
  look(): void {
    for (const entry of this.#waiting)
      if (entry.goals.every((goal) => this.#isReached(goal))) this.#end(entry, 'judged');
  }

  #wait(goals: readonly Goal[]): Wait {
    const { monotonicMs, timers, deadlineMs } = this.#deps;
    const { promise: ended, resolve: end } = Promise.withResolvers<'judged' | 'late'>();
    const entry: WaitingEntry = { goals, startedMs: monotonicMs(), over: new AbortController(), end };
    this.#waiting.add(entry);
    void timers.sleep(deadlineMs(), entry.over.signal).then(() => this.#end(entry, 'late'));
    return { ended, cancel: () => this.#end(entry, 'cancelled') };
  }

  #end(entry: WaitingEntry, ended: Exclude<WaitEnd, 'full'>): void {
    if (!this.#waiting.delete(entry)) return;
    entry.over.abort();
    this.#deps.events.waitEnded(ended, this.#deps.monotonicMs() - entry.startedMs);
    entry.end(ended === 'judged' ? 'judged' : 'late');
  }

  /** Everything that was told of the session is judged, or nothing was told of it. */
  #isDone(key: string): boolean {
    const told = this.#deps.told.of(key);
    if (told === undefined) return true;
    if (told === 'forgotten' || told.done < told.sent || told.place === 'unknown') return false;
    return told.place === undefined || this.#deps.hasJudged(told.place);
  }

  #goalOf(key: string): Goal {
    const { told, ask } = this.#deps;
    const before = told.of(key);
    const isAsked = typeof before === 'object' && before.asked === before.sent;
    if (!isAsked) ask(key);
    const now = told.of(key);
    if (typeof now !== 'object') return { key, count: Infinity, place: undefined };
    if (!isAsked) now.asked = now.sent;
    return { key, count: now.sent, place: undefined };
  }

  #isReached(goal: Goal): boolean {
    goal.place ??= this.#placeOf(goal);
    return goal.place !== undefined && this.#deps.hasJudged(goal.place);
  }

  #placeOf({ key, count }: Goal): ToldPlace | undefined {
    const told = this.#deps.told.of(key);
    if (typeof told !== 'object' || told.done < Math.min(count, told.sent) || told.place === 'unknown')
      return undefined;
    return told.place;
  }
}

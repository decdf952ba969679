/**
 * What outlives one exchange: logical calls that wait for another round, and the tools of tasks. In the stateless era the
 * next message may come over any connection, so this belongs to the process, by principal and server.
 * Invariant: a logical call that never goes on is told as answered, with what its rounds brought: when its connection
 * ends, or else when another one comes after it waited too long.
 */
import { LruTable } from '../sessions/lru-table.ts';
import type { CallFacts, EventWriter } from './event-writer.ts';
import { PendingTable } from './pending-table.ts';
import type { Clock, ResultInspection } from './ports.ts';

export interface OpenCall {
  readonly facts: CallFacts;
  readonly requestedAtMs: number;
  /** What earlier rounds of this call brought. */
  readonly earlier: ResultInspection | undefined;
  /** 1 for a call that is asked for the first time. */
  readonly round: number;
}

const roundsMax = 10_000;
const roundWaitsMs = 10 * 60_000;
const tasksMax = 10_000;

export class OngoingCalls {
  readonly #events: EventWriter;
  readonly #clock: Clock;
  readonly #rounds = new PendingTable<OpenCall>(roundsMax, (call) => {
    this.#complete(call);
  });
  readonly #waiting: { readonly key: string; readonly sinceMs: number }[] = [];
  readonly #tools = new LruTable<string, CallFacts>(tasksMax);

  constructor(events: EventWriter, clock: Clock) {
    this.#events = events;
    this.#clock = clock;
  }

  addRound(key: string, call: OpenCall): void {
    const nowMs = this.#clock.nowMs();
    this.#rounds.add(key, call);
    this.#waiting.push({ key, sinceMs: nowMs });
    for (let oldest = this.#waiting[0]; oldest !== undefined; oldest = this.#waiting[0]) {
      if (this.#waiting.length <= roundsMax && nowMs - oldest.sinceMs <= roundWaitsMs) return;
      this.#waiting.shift();
      this.endRound(oldest.key);
    }
  }

  takeRound(key: string): OpenCall | undefined {
    const at = this.#waiting.findIndex((one) => one.key === key);
    if (at !== -1) this.#waiting.splice(at, 1);
    return this.#rounds.take(key);
  }

  endRound(key: string): void {
    const call = this.#rounds.take(key);
    if (call !== undefined) this.#complete(call);
  }

  /** What a task's tool is and can do. */
  tool(key: string): CallFacts | undefined {
    return this.#tools.get(key);
  }

  addTask(key: string, tool: CallFacts): void {
    this.#tools.set(key, tool);
  }

  #complete({ facts, requestedAtMs, earlier }: OpenCall): void {
    const result = earlier?.event;
    const end = { outcome: 'answered', requestedAtMs } as const;
    this.#events.completed(facts, result === undefined ? end : { ...end, result });
  }
}

/** Tasks meet only within one principal and server. */
export function taskKey(at: Pick<CallFacts, 'principal' | 'server'>, hash: string): string {
  return JSON.stringify([at.principal.id, at.server.id, hash]);
}

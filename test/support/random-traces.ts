import fc from 'fast-check';
import type { CallCompleted, Capability } from '../../schemas/generated/types.ts';
import { SessionEvents, type CallData } from './session-events.ts';

/** Random traces of one session: calls that overlap, fail, are refused, carry values and return secrets. */

export interface PlannedCall {
  readonly can: readonly Capability['name'][];
  readonly carries: readonly number[];
  readonly secrets: readonly number[];
  readonly outcome: CallCompleted['outcome'];
  readonly isError: boolean;
  readonly isRefused: boolean;
}

interface Action {
  /** Starts the planned call; else an open one is asked for again with the carried values, or ends. */
  readonly start: PlannedCall | undefined;
  readonly again: readonly number[] | undefined;
  readonly pick: number;
  readonly waitMs: number;
}

/** One request of a call: its place among the events of the trace, and what it carried. */
export interface TracedRound {
  readonly at: number;
  readonly timeMs: number;
  readonly carries: readonly number[];
}

/** What a call of a trace was, for an oracle: indices are those of its events in the trace. */
export interface TracedCall extends Omit<PlannedCall, 'carries'> {
  readonly call: string;
  readonly rounds: readonly TracedRound[];
  readonly endedAt: number | undefined;
}

export interface Trace {
  readonly events: readonly CallData[];
  readonly calls: readonly TracedCall[];
}

export interface TraceOptions {
  /** How many different secrets there are. */
  readonly secrets: number;
  readonly actions: number;
  readonly waitMsMax: number;
}

function plannedCall({ secrets }: TraceOptions): fc.Arbitrary<PlannedCall> {
  const value = fc.integer({ min: 1, max: secrets });
  return fc.record({
    can: fc.constantFrom<readonly Capability['name'][]>(
      ['read.untrusted'],
      ['credential.read'],
      ['egress.message'],
      ['egress.network', 'read.untrusted'],
      ['discover'],
    ),
    carries: fc.array(value, { maxLength: 2 }),
    secrets: fc.uniqueArray(value, { maxLength: 2 }),
    outcome: fc.constantFrom<CallCompleted['outcome']>('answered', 'answered', 'answered', 'cancelled', 'lost'),
    isError: fc.boolean(),
    isRefused: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
  });
}

interface Open {
  readonly at: number;
  readonly number: number;
}

class TraceWriter {
  readonly events: CallData[] = [];
  readonly calls: TracedCall[] = [];
  readonly #session: SessionEvents;
  readonly #open: Open[] = [];
  #nowMs = 0;

  constructor(session: SessionEvents) {
    this.#session = session;
  }

  take({ start, again, pick, waitMs }: Action): void {
    this.#nowMs += waitMs;
    if (start !== undefined) this.#start(start);
    else if (again !== undefined) this.#askAgain(pick, again);
    else this.#end(pick);
  }

  #askAgain(pick: number, carries: readonly number[]): void {
    const open = this.#open[pick % Math.max(1, this.#open.length)];
    const call = open === undefined ? undefined : this.calls[open.at];
    if (open === undefined || call === undefined || call.isRefused) return;
    const options = { atMs: this.#nowMs, can: call.can, carries, round: call.rounds.length + 1 };
    const event = this.#session.requested(open.number, options);
    const round: TracedRound = { at: this.events.length, timeMs: event.timeMs, carries };
    this.calls[open.at] = { ...call, rounds: [...call.rounds, round] };
    this.events.push(event);
  }

  #start(planned: PlannedCall): void {
    const number = this.calls.length + 1;
    const verdict = planned.isRefused ? ({ decision: 'refused', reason: 'open' } as const) : undefined;
    const event = this.#session.requested(number, {
      atMs: this.#nowMs,
      can: planned.can,
      carries: planned.carries,
      ...(verdict === undefined ? {} : { verdict }),
    });
    this.#open.push({ at: this.calls.length, number });
    const { carries, ...plan } = planned;
    this.calls.push({
      ...plan,
      outcome: planned.isRefused ? 'refused' : planned.outcome,
      call: event.call,
      rounds: [{ at: this.events.length, timeMs: event.timeMs, carries }],
      endedAt: undefined,
    });
    this.events.push(event);
  }

  #end(pick: number): void {
    const [open] = this.#open.splice(this.#open.length === 0 ? 0 : pick % this.#open.length, 1);
    const call = open === undefined ? undefined : this.calls[open.at];
    if (open === undefined || call === undefined) return;
    this.calls[open.at] = { ...call, endedAt: this.events.length };
    this.events.push(
      this.#session.completed(open.number, {
        atMs: this.#nowMs,
        can: call.can,
        secrets: call.secrets,
        outcome: call.outcome,
        isError: call.isError,
      }),
    );
  }
}

export function traces(options: TraceOptions, session?: string): fc.Arbitrary<Trace> {
  const value = fc.integer({ min: 1, max: options.secrets });
  const action: fc.Arbitrary<Action> = fc.record({
    start: fc.option(plannedCall(options), { nil: undefined, freq: 2 }),
    again: fc.option(fc.array(value, { maxLength: 2 }), { nil: undefined, freq: 1 }),
    pick: fc.nat(15),
    waitMs: fc.nat(options.waitMsMax),
  });
  return fc.array(action, { maxLength: options.actions, size: 'max' }).map((actions) => {
    const writer = new TraceWriter(new SessionEvents(session === undefined ? {} : { session }));
    for (const each of actions) writer.take(each);
    return { events: writer.events, calls: writer.calls };
  });
}

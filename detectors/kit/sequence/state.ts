/** What the automaton keeps. Plain data, never changed in place: states share what is the same in them. */
import type { Value } from '../form/value.ts';
import type { Truth } from '../form/truth.ts';
import type { Subject, Take, Taken } from './take.ts';

/** A sequence of which some items have been taken, so that what they returned has reached the agent. */
export interface Partial {
  /** The item that it waits for. */
  readonly item: number;
  /** Of that item: how often the step was taken, or one bit for each member of a group that was. */
  readonly progress: number;
  /** When the first event that it holds was decided. */
  readonly startMs: number;
  /** When the item before was decided. */
  readonly decidedMs: number;
  /** When the item before was ready. */
  readonly readyMs: number;
  /** Tick at which the item before was ready: calls that began earlier do not follow it. */
  readonly since: number;
  readonly certainty: Truth;
  /** By slot; null is missing, or not needed any more. */
  readonly captures: readonly Value[];
  readonly steps: readonly Taken[];
  /** What an aggregate has gathered so far. */
  readonly total: number;
  readonly distinct: readonly string[];
  /** One of several that were merged: their values united, their newest start; nothing but the end of time kills it. */
  readonly isMerged: boolean;
  /** Some of its values are not known: any value counts. */
  readonly isWide: boolean;
  /** Hash of the awaited item and the captured values; only of armed partials. */
  readonly id?: string;
}

/** The call that a partial took last. */
export function lastCallOf({ steps }: Pick<Partial, 'steps'>): string {
  return steps.at(-1)?.call ?? '';
}

/** A step that a call in flight may take, with what preceded the call when it was requested. */
export interface Candidate {
  /** Number of the step's predicate. */
  readonly step: number;
  readonly from: readonly Partial[];
}

/** A call in flight. */
export interface Flight {
  /** What its request showed; one that feeds nothing was refused, and its end decides no step. */
  readonly request: Take;
  readonly tick: number;
  /** The agent's call before this one, where contiguity is asked for. */
  readonly before?: string;
  /** Its request has ended a match that is so certain. */
  readonly told?: Truth;
  readonly candidates: readonly Candidate[];
}

/** One call that an aggregate at the head of a sequence counts. */
export interface Sample {
  readonly timeMs: number;
  readonly amount: number;
  readonly values: readonly string[];
  readonly certainty: Truth;
}

/** When something was seen that an absence forbids; by two calls, since a call does not forbid itself. */
export interface Sighting {
  readonly timeMs: number;
  readonly call: string;
}

export interface Sightings {
  readonly yes: readonly Sighting[];
  readonly maybe: readonly Sighting[];
}

/** A match: all items have been taken. */
export interface Match {
  /** The partial before its last event, for its chain. */
  readonly partial: Partial;
  /** What trailing absences read. */
  readonly captures: readonly Value[];
  readonly steps: readonly Taken[];
  readonly last: Taken;
  readonly startMs: number;
  readonly certainty: 'yes' | 'perhaps' | 'gateway';
  readonly isApproximate: boolean;
  /** For trailing absence: the last moment at which it can be undone. */
  readonly dueMs?: number;
}

export interface CoreState {
  /** Events taken so far. */
  readonly tick: number;
  /** By the item that they wait for. */
  readonly partials: readonly (readonly Partial[])[];
  readonly flights: readonly Flight[];
  readonly aside: Aside;
}

/** What most events leave as it is. */
export interface Aside {
  /** No partial started earlier. */
  readonly earliestMs: number;
  /** Tick of the last match that cleared the key: calls that began earlier take part in nothing more. */
  readonly clearedAt: number;
  /** Calls in flight that had to be forgotten. */
  readonly forgotten: number;
  /** Last call of each agent, newest last; only where contiguity is asked for. */
  readonly turns: readonly { readonly agent: string; readonly call: string }[];
  /** Calls that an aggregate counts at the head of the sequence. */
  readonly window: readonly Sample[];
  /** By leading absence. */
  readonly sightings: readonly Sightings[];
  /** Matches that a trailing absence can still undo. */
  readonly waiting: readonly Match[];
  /** Findings that may still be made; -1 is any number. */
  readonly left: number;
  /** Partials, samples and calls that did not fit. */
  readonly overflow: number;
}

export const nobody: Subject = Object.freeze({
  server: '',
  target: Object.freeze({ kind: 'other', name: '' }),
  method: '',
  agent: '',
  principal: '',
  capabilities: Object.freeze([]),
  labels: Object.freeze([]),
  destinations: Object.freeze([]),
  verdict: 'allowed',
  command: '',
});

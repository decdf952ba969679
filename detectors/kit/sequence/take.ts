/** What is kept of an event that a sequence may take: small plain data, and nothing else of the event. */
import type { EvidenceValue, StepEvidence } from '../../contract.ts';
import type { Value } from '../form/value.ts';

/** What evidence shows of a call or another event, whatever step takes it. */
export type Subject = Pick<
  StepEvidence,
  | 'server'
  | 'target'
  | 'method'
  | 'agent'
  | 'principal'
  | 'capabilities'
  | 'labels'
  | 'destinations'
  | 'verdict'
  | 'command'
>;

/** Where an event stands among all of its key: by time, then by its gateway's number, then by id. */
export interface Place {
  readonly timeMs: number;
  readonly seq: number;
  readonly id: string;
}

export interface Take extends Place {
  /** begin: a call was requested; end: it ended; instant: another event, over as soon as it is there. */
  readonly phase: 'begin' | 'end' | 'instant';
  /** The call; of an instant the event itself. */
  readonly call: string;
  readonly agent: string;
  /** One bit for each predicate of which all that this event alone shows holds. */
  readonly yes: number;
  /** The same where it only perhaps holds; no bit is in both. */
  readonly maybe: number;
  /** What the parts of cross-step expressions yield, by probe. */
  readonly probes: readonly Value[];
  /** Not every fingerprint fitted into the event. */
  readonly isLacking: boolean;
  /** Not all of what was sent was inspected. */
  readonly isCut: boolean;
  /** What this event lets feed a later step: false for a call that was refused, cancelled or lost. */
  readonly feeds: boolean;
  /** A later round of a call: it sends what the agent has by now, and is no further call. */
  readonly isRound: boolean;
  /** Made up for a call whose request is not known, at the time that the call's end tells. */
  readonly isMadeUp: boolean;
  /** The armed partial by which the gateway says it refused or held the call. */
  readonly refusedBy?: string;
  readonly subject: Subject;
}

/** One event that a partial match holds, as its evidence needs it. */
export interface Taken {
  readonly step: string;
  readonly item: number;
  readonly call: string;
  readonly event: string;
  readonly timeMs: number;
  readonly requestedMs: number;
  /** Number of the event that decided the step, among those that the key has taken. */
  readonly tick: number;
  readonly subject: Subject;
  readonly shown: Shown;
}

/** What a step captured or carried. */
export interface Shown {
  /** The first few. */
  readonly values: readonly EvidenceValue[];
  readonly valueCount: number;
  /** Where the values were captured, when they were carried. */
  readonly from?: { readonly call: string; readonly role: EvidenceValue['role'] };
}

/** Less than nothing when `a` stands before `b`. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.timeMs !== b.timeMs) return a.timeMs - b.timeMs;
  if (a.seq !== b.seq) return a.seq - b.seq;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

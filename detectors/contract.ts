import type {
  Approval,
  CallCompleted,
  CallRequested,
  Command,
  Condition,
  Discovery,
  Fingerprint,
  Label,
  Notification,
  Target,
  Verdict,
} from '../schemas/generated/types.ts';
import type { EntityKind } from '../schemas/events/record-key.ts';

export type { EntityKind };

export type DetectorStatus = 'experimental' | 'test' | 'stable' | 'deprecated';
export type Severity = 'informational' | 'low' | 'medium' | 'high' | 'critical';

/** A technique of a framework, in the words of one version of it. */
export interface TechniqueMap {
  readonly framework: 'mitre-attack' | 'mitre-atlas' | 'owasp-mcp' | 'owasp-agentic';
  readonly version: string;
  readonly id: string;
  readonly name: string;
}

/** What a finding does to the breaker of its session. */
export interface Response {
  readonly breaker: 'open';
  readonly scope: 'session';
  readonly mode: Command['mode'];
  readonly ttlMs: number;
  readonly code: 'sequence-closed' | 'ceiling-exceeded';
}

export interface DetectorMetadata {
  /** `family.name`; the name is the file's. */
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly status: DetectorStatus;
  readonly severity: Severity;
  readonly maps: readonly TechniqueMap[];
  /** Longest time that one chain of this detector may span. */
  readonly windowMs: number;
  /** An absolute ceiling needs no learning; with a response it enforces by default once stable. */
  readonly kind: 'sequence' | 'ceiling' | 'measure';
  readonly isArmed: boolean;
  readonly respond?: Response;
  /** Absent: it looks at one session. Else at everything that is done by, or with, one of these. */
  readonly scope?: EntityKind;
  readonly falsePositives: readonly string[];
  readonly triage: readonly string[];
}

export interface RequestedEvent {
  readonly kind: 'requested';
  readonly timeMs: number;
  readonly data: CallRequested;
  /** The session keeps it, and tells it again with the call's end: what only both decide can wait until then. */
  readonly isKept?: boolean;
}

/** An event of the session. Times are clamped by the engine; ids and labels are the gateway's. */
export type DetectorEvent =
  | RequestedEvent
  | {
      readonly kind: 'completed';
      readonly timeMs: number;
      readonly data: CallCompleted;
      readonly requestedAtMs?: number;
      /** False when the call's request never arrived, or was folded away since. */
      readonly isRequestKnown: boolean;
      /** The call's request, where the session has kept it. */
      readonly request?: RequestedEvent;
    }
  | { readonly kind: 'approval'; readonly timeMs: number; readonly data: Approval }
  | { readonly kind: 'notification'; readonly timeMs: number; readonly data: Notification }
  | { readonly kind: 'discovery'; readonly timeMs: number; readonly data: Discovery };

/** A call of the session as the graph keeps it. */
export interface CallView {
  readonly call: string;
  readonly requestedMs: number;
  readonly completedMs?: number;
  readonly server: string;
  readonly target: string;
  readonly capabilities: readonly string[];
  readonly labels: readonly string[];
  /** Labels that came in with values of earlier results. */
  readonly taints: readonly string[];
}

/** Read-only view of the session that the event belongs to, as it was before the event. */
export interface SessionView {
  readonly tenant: string;
  readonly session: string;
  /** Highest event time seen so far. */
  readonly clockMs: number;
  /** How far clocks of gateways may be apart; nothing dies before it has passed. */
  readonly skewMs: number;
  readonly calls: readonly CallView[];
  /** Requests that the session has kept, of calls that have not ended. */
  readonly kept?: readonly RequestedEvent[];
}

/** What is shown of one call that a detector took. Plain data: it lives in the session's state. */
export interface StepEvidence {
  readonly step: string;
  readonly call: string;
  readonly event: string;
  /** When the step was decided: at the request, or at the end if the step reads the result. */
  readonly timeMs: number;
  readonly requestedMs: number;
  readonly server: string;
  readonly target: { readonly kind: Target['kind']; readonly name: string };
  readonly method: string;
  readonly agent: string;
  readonly principal: string;
  readonly capabilities: readonly string[];
  readonly labels: readonly Label[];
  /** What the step captured or carried; the first few. */
  readonly values: readonly EvidenceValue[];
  readonly valueCount: number;
  readonly destinations: readonly string[];
  readonly verdict: Verdict['decision'];
  readonly command: string;
}

export interface EvidenceValue {
  readonly fp: string;
  readonly role: Fingerprint['role'];
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly values: readonly EvidenceValue[];
}

/** What was measured, for detectors that count. */
export interface Measure {
  readonly value: number;
  readonly limit: number;
  readonly unit: 'calls' | 'bytes';
  readonly windowMs: number;
}

export interface Finding {
  /**
   * The call that ends the match, the start of the window for a ceiling, or start call and deadline for an absence: it
   * makes the finding's id.
   */
  readonly anchor: string;
  /** Findings of one chain fold into one alert. */
  readonly chain: string;
  /** Event time after which another finding begins a new chain. */
  readonly untilMs: number;
  readonly startMs: number;
  readonly endMs: number;
  /**
   * perhaps: not all of the arguments was inspected. gateway: the event alone does not show it, but the gateway, which
   * looked deeper, refused by our armed condition.
   */
  readonly certainty: 'yes' | 'perhaps' | 'gateway';
  /** More partial matches were there than fit: some were merged, and the condition was widened rather than dropped. */
  readonly isApproximate: boolean;
  readonly steps: readonly StepEvidence[];
  /** Values that went from the result of one step to the arguments of another. */
  readonly flows: readonly Flow[];
  readonly measure?: Measure;
  /** An event that came late made it: what came after had been judged without it. */
  readonly isLate?: boolean;
  /** One sentence: why. */
  readonly text: string;
}

export type Arming =
  | { readonly action: 'arm'; readonly partial: string; readonly condition: Condition; readonly text: string }
  | { readonly action: 'disarm'; readonly partial: string };

export interface Reaction<State> {
  readonly state: State;
  readonly findings: readonly Finding[];
  readonly arms: readonly Arming[];
  /** Partial matches or samples that did not fit this time. */
  readonly overflow: number;
  /** Findings of earlier reactions that do not hold any more, since an event came late. */
  readonly withdrawn?: readonly Finding[];
  /** Steps that the event took. */
  readonly steps?: number;
  /** Events that were put in their place after later ones, and those that came too late for it. */
  readonly late?: { readonly placed: number; readonly missed: number };
  /** Event time at which the detector wants `advance`, though nothing may come until then; absent: never. */
  readonly dueMs?: number;
  /**
   * Up to this event time only events that fit one of `opens` change anything, though something has begun; absent: any
   * event may.
   */
  readonly idleUntilMs?: number;
  /** Of one with peers: what goes to the tenant, or from it to an entity. */
  readonly note?: PeerNote;
}

/** What a detector of one entity tells the tenant, where it is put together, and what the tenant answers. Plain data. */
export type PeerNote =
  | { readonly kind: 'report'; readonly report: RateReport }
  | { readonly kind: 'peers'; readonly to: string; readonly peers: PeerRates };

/** What an entity tells of itself. */
export interface RateReport {
  /** The newest of the hours, counted from 1970; of an entity that has just begun the hour before. */
  readonly hour: number;
  /** Learned calls in the hours up to that one, the oldest first. */
  readonly calls: readonly number[];
  /** Calls a minute. */
  readonly rate: number;
  /** From how many minutes the rate was learned. */
  readonly minutes: number;
}

/** What is known of the entities that one belongs to, from the tenant's own count. */
export interface PeerRates {
  /** Rises with every word of the tenant. */
  readonly number: number;
  /** The median of their calls a minute; 0 while none of them is known. */
  readonly rate: number;
  /** Thousandths of the mean: of the 24 hours of a day, or of the 168 of a week from Thursday 0:00 UTC on. */
  readonly season: readonly number[];
}

/** How the entities of a tenant learn of each other. `hear` and `gather` are as pure as `react`. */
export interface PeerExchange<State> {
  /** What the tenant makes of a report of one entity; its state is of the same detector, and kept at the tenant. */
  gather(group: unknown, from: string, report: RateReport): Pick<Reaction<unknown>, 'state' | 'note'>;
  /** What the entity makes of the answer. */
  hear(state: State | undefined, peers: PeerRates): State | undefined;
}

/** An event that may begin something. Masks are bits of which the event must have one; see the kit's facts. */
export interface Opening {
  readonly kind: DetectorEvent['kind'];
  readonly capabilities?: number;
  readonly argumentLabels?: number;
  readonly resultLabels?: number;
  /** A request that the session keeps begins nothing before its call ends. */
  readonly isLeftToEnd?: boolean;
}

/** What of a state that another version of a detector made is state of this one. */
export interface Adoption<State> {
  /** Partial matches whose steps so far are the same in both; undefined when there is none. */
  readonly state: State | undefined;
  readonly dueMs?: number;
  /** What gateways must hold for them from now on. */
  readonly arms?: readonly Arming[];
  /** The state of the other version without them; undefined when nothing is left. */
  readonly rest: unknown;
}

/**
 * One detector. `react` is pure: no clock, no I/O, no randomness; it never changes what it is handed. State is plain
 * data (objects, arrays, strings, finite numbers, booleans) and bounded, or has a `toJSON` that yields such data, from
 * which the detector goes on as well; undefined is the state of a new session.
 */
export interface Detector<State = unknown> {
  readonly metadata: DetectorMetadata;
  /** Says what the detector does, not what it tells: a state belongs to a hash. Absent: the version stands for it. */
  readonly hash?: string;
  /**
   * While it keeps nothing of a session, or is idle, only events that fit one of these change anything, and it is asked
   * for no others. Absent: it is asked for every event.
   */
  readonly opens?: readonly Opening[];
  /** It is idle for ever: time alone changes nothing of what it keeps. */
  readonly isTimeless?: boolean;
  /**
   * Of one with a scope: whether it can take anything of the event, whatever it keeps. Only such events reach it.
   */
  takes?(event: DetectorEvent): boolean;
  react(state: State | undefined, event: DetectorEvent, view: SessionView): Reaction<State>;
  /**
   * Every event before the watermark has come, as far as events come in time. Called once the watermark has reached
   * `dueMs`; the reaction's own `dueMs` lies after the watermark.
   */
  advance?(state: State, watermarkMs: number, view: SessionView): Reaction<State>;
  /** All that gateways must hold for a state: what has expired there is sent anew. */
  held?(state: State): readonly Arming[];
  /** Of one with a scope, whose state is learned: it tells the tenant's other entities, and is told of them. */
  readonly peers?: PeerExchange<State>;
  /** What it keeps was learned from more than the log holds, so that it is kept beside the log as well. */
  readonly isBaseline?: boolean;
  /** Of a sequence: a hash for each item, of all that decides what waits behind it. */
  readonly prefixes?: readonly string[];
  /** Takes over a state of another version of which the first `items` items are the same. */
  adopt?(state: unknown, items: number): Adoption<State>;
}

/** What the observer needs of its neighbours, by shape. */
import type {
  Approval,
  Arguments,
  CallCompleted,
  CallRequested,
  Capability,
  CatalogObserved,
  Discovery,
  Label,
  Notification,
  Result,
  SessionEnded,
  Verdict,
} from '../../../schemas/generated/types.ts';
import type { EventType } from '../../../schemas/topics.ts';
import type { Steps } from '../inspection/steps.ts';

/** Does long work a slice at a time, in the order in which it was given, so that other messages go on meanwhile. */
export interface Slices {
  run<Value>(steps: Steps<Value>): Promise<Value>;
}

export interface Clock {
  nowMs(): number;
}

export interface ArgumentsInspection {
  readonly event: Arguments;
  /** Fingerprints by which a call may be tied to an earlier result: no everyday values. */
  readonly distinctive: ReadonlySet<string>;
  /** Every fingerprint that was found, also those that did not fit the event. */
  readonly all: ReadonlySet<string>;
  readonly incomplete: boolean;
}

export interface ResultInspection {
  readonly event: Result;
  readonly incomplete: boolean;
}

export interface ArgumentsOptions {
  readonly bytes: number;
  readonly declared?: ReadonlySet<string>;
  readonly watched?: ReadonlySet<string>;
  readonly allow?: ReadonlySet<string>;
}

export interface ResultOptions {
  readonly bytes: number;
  readonly capabilities: readonly string[];
  readonly isError: boolean;
  readonly errorCode?: number;
  /** The end of its bytes as text, when it is a long one. */
  readonly tail?: string;
  /** The value is all that was received. */
  readonly isWhole?: boolean;
}

export interface Inspector {
  arguments(value: unknown, options: ArgumentsOptions): ArgumentsInspection;
  result(value: unknown, options: ResultOptions): ResultInspection;
  /** The same, in steps that may be left between two of them. */
  argumentsSteps(value: unknown, options: ArgumentsOptions): Steps<ArgumentsInspection>;
  resultSteps(value: unknown, options: ResultOptions): Steps<ResultInspection>;
  /** Labels of a definition's own texts. */
  definition(...texts: readonly string[]): readonly Label[];
  /** 16 hex digits; equal values of different kinds give different hashes. */
  keyedHash(kind: string, value: string): string;
  /** The name itself when the server declared it and it is plain, else its keyed hash. */
  name(value: string, declared: boolean): string;
}

export interface Definition {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly inputSchema?: unknown;
  readonly annotations?: unknown;
}

export interface CapabilityRules {
  infer(
    definition: Definition,
    options: { readonly operator?: readonly string[]; readonly trusted: boolean },
  ): readonly Capability[];
  refine(capabilities: readonly Capability[], args: unknown): readonly Capability[];
  /** Another number when the operator says something else; absent where that never happens. */
  readonly revision?: number;
  /** What the operator's catalog says of a tool; undefined when it has no entry for it. */
  operator?(tool: ToolQuestion): OperatorWord | undefined;
}

export interface ToolQuestion {
  readonly server: string;
  readonly name: string;
  /** As events tell the name. */
  readonly shown: string;
  /** Hash of its definition; absent when none was seen. */
  readonly definition?: string;
}

/** void: the entry is for another definition of the tool. */
export type OperatorWord =
  | { readonly kind: 'stated'; readonly capabilities: readonly string[]; readonly allow: readonly string[] }
  | { readonly kind: 'void' };

export interface EnforcedCall {
  readonly session: string;
  /** The session that it would have alone, when something that it carries joined it to this one. */
  readonly alias?: string;
  readonly principal: string;
  readonly agent: string;
  readonly server: string;
  readonly target: string;
  readonly capabilities: readonly string[];
  readonly timeMs: number;
  readonly carries: ReadonlySet<string>;
  readonly labels: readonly string[];
  readonly incomplete: boolean;
  readonly readable: boolean;
  /** It waited for what came before it in its session to be judged, and that was not in time. */
  readonly isUnjudged?: boolean;
  /** What the event of the call will tell, as far as that is settled before the call is decided. */
  readonly event?: CallBeforeVerdict;
}

/** The event has its number and its id when it is told, and its verdict by then. */
export type CallBeforeVerdict = Omit<Partial<CallRequested>, 'id' | 'gateway' | 'round' | 'verdict'> & {
  readonly gateway?: Pick<CallRequested['gateway'], 'id' | 'boot'>;
};

export interface EnforcerDecision {
  readonly verdict: Verdict;
  readonly commandId?: string;
  readonly holdUntilMs?: number;
  /** What the caller is told when the call is refused, or when its hold ends. */
  readonly refusal?: string;
}

export interface EnforcedCaller {
  readonly session: string;
  readonly principal: string;
}

export interface Enforcer {
  watched(caller: EnforcedCaller): ReadonlySet<string>;
  decide(call: EnforcedCall): EnforcerDecision;
  /** Nothing is armed or open for this caller. */
  isQuiet(caller: EnforcedCaller): boolean;
  /** Every event that is told; absent where no condition asks what was seen. */
  see?(event: SensorEvent): void;
}

/** Waits for what ends a hold: a person's answer or the deadline. */
export type HoldEnd = 'granted' | 'denied' | 'expired';
export interface Holds {
  wait(hold: { readonly call: string; readonly command: string; readonly untilMs: number }): Promise<HoldEnd>;
}

/** A call that may have to wait until what came before it in its session was judged. */
export interface WaitingCall {
  readonly session: string;
  /** The session that it would have alone. */
  readonly alias?: string;
  readonly capabilities: readonly string[];
}

export interface Wait {
  /** late: the deadline came first. Never rejects. */
  readonly ended: Promise<'judged' | 'late'>;
  /** Nobody needs its end any more. */
  cancel(): void;
}

export interface Waits {
  /** Undefined: nothing is to be waited for. */
  begin(call: WaitingCall): Wait | undefined;
}

export type SensorEventData =
  CallRequested | CallCompleted | Notification | CatalogObserved | Approval | Discovery | SessionEnded;

export interface SensorEvent {
  readonly type: EventType;
  /** Record key. */
  readonly key: string;
  readonly data: SensorEventData;
}

export interface SensorFault {
  readonly where: 'client-message' | 'server-message' | 'emit' | 'hold' | 'wait';
  readonly fault: unknown;
}

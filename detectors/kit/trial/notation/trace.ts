/** A trace: what happened in one or more sessions, as an engineer writes it down. */
import type {
  Approval,
  CallCompleted,
  Capability,
  Discovery,
  Fingerprint,
  Label,
  Notification,
  Target,
  Verdict,
} from '../../../../schemas/generated/types.ts';

/** A value by the name that the trace gives it. */
export interface NamedValue {
  readonly name: string;
  readonly role: Fingerprint['role'];
  readonly contexts: NonNullable<Fingerprint['contexts']>;
}

/** A field of the event that is set by its path in the schema. */
export interface Override {
  readonly path: readonly string[];
  readonly value: string | number | boolean;
}

interface Content {
  readonly labels: readonly Label[];
  readonly values: readonly NamedValue[];
  readonly bytes: number;
  readonly isTruncated: boolean;
  readonly overflow: number;
}

export interface TraceArguments extends Content {
  readonly fields: readonly { readonly path: string; readonly value: string | undefined }[];
}

export interface TraceResult extends Content {
  readonly items: number;
  readonly isError: boolean;
}

/** What every line has. Times are from the beginning of the trace. */
interface Occurrence {
  /** Line of the text, from 1. */
  readonly line: number;
  readonly atMs: number;
  readonly tenant: string;
  readonly gateway: string;
  readonly session: string;
  readonly principal: string;
  readonly server: string;
  /** The event arrives after every event of the call of that number. */
  readonly arrivesAfter: number | undefined;
  /** The event arrives a second time. */
  readonly isTwice: boolean;
  readonly overrides: readonly Override[];
}

export interface CallLine extends Occurrence {
  readonly kind: 'call';
  /** Calls are numbered from 1 in the order in which they are written. */
  readonly number: number;
  /** Undefined: it does not end within the trace. */
  readonly endMs: number | undefined;
  readonly agent: string;
  readonly target: Pick<Target, 'kind' | 'name'>;
  readonly method: string;
  readonly capabilities: readonly Capability[];
  readonly arguments: TraceArguments;
  readonly verdict: Pick<Verdict, 'decision' | 'reason'>;
  readonly outcome: CallCompleted['outcome'];
  readonly result: TraceResult;
  readonly endArrivesAfter: number | undefined;
  readonly endOverrides: readonly Override[];
}

export interface ApprovalLine extends Occurrence {
  readonly kind: 'approval';
  readonly decision: Approval['decision'];
  /** Number of the call that it is about. */
  readonly of: number;
}

export interface NotificationLine extends Occurrence {
  readonly kind: 'notification';
  readonly method: string;
  readonly direction: Notification['direction'];
  readonly bytes: number;
}

export interface DiscoveryLine extends Occurrence {
  readonly kind: 'discovery';
  readonly seen: Discovery['seen'];
  readonly document: Discovery['document'];
  readonly urls: readonly { readonly name: string; readonly labels: Discovery['urls'][number]['labels'] }[];
}

/** Time passes: nothing older than this comes any more, but what is said to arrive late. */
export interface ClockLine {
  readonly kind: 'clock';
  readonly line: number;
  readonly atMs: number;
}

export type EventLine = CallLine | ApprovalLine | NotificationLine | DiscoveryLine;
export type TraceLine = EventLine | ClockLine;

export interface Trace {
  readonly lines: readonly TraceLine[];
}

export function callsOf({ lines }: Trace): readonly CallLine[] {
  return lines.filter((line) => line.kind === 'call');
}

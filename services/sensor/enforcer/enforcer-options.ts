import type { Verify } from './admit-record.ts';
import type { AckEntry } from '../../../schemas/generated/types.ts';
import { seenLimits, type SeenLimits } from './seen-events.ts';
import type { FailurePolicies } from './failure-policy.ts';

export interface EnforcerDeps {
  readonly verify: Verify;
  readonly clock: { nowMs(): number };
  readonly tenant: string;
  readonly gateway: { readonly id: string; readonly boot: string };
  /** Told of every record's outcome; makes counters of it. */
  readonly count?: (outcome: RecordCount) => void;
  /** Events of sessions that were forgotten to make room. */
  readonly onForgotten?: (count: number) => void;
}

/** Outcome of one record of the topics of commands and of progress, for counters. */
export interface RecordCount {
  readonly of: 'command' | 'beacon' | 'progress';
  readonly status: AckEntry['status'] | 'ignored';
  readonly reason?: NonNullable<AckEntry['reason']>;
}

export interface EnforcerSettings {
  /** What happens to calls of a capability while the feed is not fresh; laid over the defaults. */
  readonly failurePolicy: FailurePolicies;
  /** The feed is stale when no beacon that matches came for so long. */
  readonly staleAfterMs: number;
  /** Nobody watches a session when its worker has not told for so long that it judges it. */
  readonly unwatchedAfterMs: number;
  /** How far the clocks of gateway and writer may differ; commands last this much longer rather than shorter. */
  readonly clockToleranceMs: number;
  /** How long a call is held for an approval at most. */
  readonly holdMs: number;
  /** Refusals by one condition after which every egress of the session is refused. */
  readonly probesMax: number;
  /** Commands that are not expired, at most. */
  readonly commandsMax: number;
  /** Commands of all tenants that beacons are compared with, at most. */
  readonly indexedMax: number;
  readonly callersMax: number;
  /** How much is remembered of what sessions did here. */
  readonly seen: SeenLimits;
  /** How a refusal may be appealed, in the operator's words. */
  readonly appeal?: string;
}

/** What an operator may change while the gateway runs. */
export type ChangingSettings = Pick<
  EnforcerSettings,
  'failurePolicy' | 'staleAfterMs' | 'unwatchedAfterMs' | 'holdMs' | 'appeal'
>;

export const defaultSettings: EnforcerSettings = {
  failurePolicy: {},
  staleAfterMs: 10_000,
  unwatchedAfterMs: 2_000,
  clockToleranceMs: 5_000,
  holdMs: 30_000,
  probesMax: 3,
  commandsMax: 16_384,
  indexedMax: 262_144,
  callersMax: 262_144,
  seen: seenLimits,
};

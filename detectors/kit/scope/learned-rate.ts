/**
 * How often an entity acts, in all of its sessions together, against what it was learned to do at this hour. What acts is
 * a call that can do more than read: there are few of them, and they are what a rate is feared for.
 */
import type { CallRequested } from '../../../schemas/generated/types.ts';
import type { Detector, DetectorEvent, DetectorMetadata, EntityKind, Finding } from '../../contract.ts';
import { hearPeers, takeCalls, type TooMuch } from '../anomaly/judge-rate.ts';
import { knownMinutes } from '../anomaly/learn-rate.ts';
import { gatherReport, type GroupState } from '../anomaly/peer-group.ts';
import type { RateState } from '../anomaly/rate-state.ts';
import { requestedEvidence } from '../evidence.ts';
import { isOfFamily } from '../form/facts.ts';

export interface LearnedRate {
  readonly scope: Exclude<EntityKind, 'tenant'>;
  readonly metadata: Omit<DetectorMetadata, 'kind' | 'windowMs' | 'isArmed' | 'respond' | 'scope'>;
}

const minuteMs = 60_000;
const windowMs = 30 * minuteMs;
const passive = ['read', 'discover'];

/** A refused call teaches nothing, nor does a held one, and one of several rounds counts once. */
function actingCall(event: DetectorEvent): CallRequested | undefined {
  if (event.kind !== 'requested') return undefined;
  const { verdict, round, capabilities } = event.data;
  if (verdict.decision !== 'allowed' || round !== undefined) return undefined;
  const acts = capabilities.some(
    ({ name, source }) => source !== 'assumed' && !passive.some((family) => isOfFamily(name, family)),
  );
  return acts ? event.data : undefined;
}

export function defineLearnedRate({ scope, metadata }: LearnedRate): Detector<RateState> {
  return {
    metadata: { ...metadata, scope, windowMs, kind: 'measure', isArmed: false },
    isBaseline: true,
    takes: (event) => actingCall(event) !== undefined,
    react(state, event) {
      const call = actingCall(event);
      const unchanged = { state: state as RateState, findings: [], arms: [], overflow: 0 };
      if (call === undefined) return unchanged;
      const { timeMs } = event;
      const judged = takeCalls(state, Math.floor(timeMs / minuteMs));
      const { tooMuch, report, isMissed } = judged;
      return {
        state: judged.state,
        findings: tooMuch === undefined ? [] : [findingOf({ scope, call, timeMs, tooMuch, state: judged.state })],
        arms: [],
        overflow: 0,
        ...(isMissed ? { late: { placed: 0, missed: 1 } } : {}),
        ...(report === undefined ? {} : { note: { kind: 'report', report } }),
      };
    },
    peers: {
      gather(group, from, report) {
        const { state, answer } = gatherReport(group as GroupState | undefined, from, report);
        return answer === undefined ? { state } : { state, note: { kind: 'peers', to: from, peers: answer } };
      },
      hear: (state, peers) => (state === undefined ? undefined : hearPeers(state, peers)),
    },
    adopt: (state) =>
      isLearned(state) ? { state: state as RateState, rest: undefined } : { state: undefined, rest: state },
  };
}

/** What another version learned is learned, at the entity and at its tenant. */
function isLearned(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'format' in state && state.format === 1;
}

interface Found extends Pick<LearnedRate, 'scope'> {
  readonly call: CallRequested;
  readonly timeMs: number;
  readonly tooMuch: TooMuch;
  readonly state: RateState;
}

function findingOf({ scope, call, timeMs, tooMuch, state }: Found): Finding {
  const { kind, minutes, count, limit } = tooMuch;
  return {
    anchor: `${kind}:${String(state.minute)}`,
    chain: kind,
    // What goes on is told again after half an hour, in the same alert.
    untilMs: timeMs + 2 * windowMs,
    startMs: timeMs - minutes * minuteMs,
    endMs: timeMs,
    certainty: 'yes',
    isApproximate: false,
    steps: [requestedEvidence(call, { step: 'call', timeMs, requestedMs: timeMs })],
    flows: [],
    measure: { value: count, limit, unit: 'calls', windowMs: minutes * minuteMs },
    text: textOf({ scope, tooMuch, state }),
  };
}

function textOf({ scope, tooMuch, state }: Pick<Found, 'scope' | 'tooMuch' | 'state'>): string {
  const { kind, minutes, count, limit, mean } = tooMuch;
  const within = minutes === 1 ? 'within a minute' : `within ${String(minutes)} minutes`;
  const much = `${String(count)} calls that act ${within}, where ${mean.toFixed(1)} are to be expected of this ${scope}`;
  const why = kind === 'burst' ? `${much} and ${String(limit)} would be ordinary` : `${much}: it has risen for hours`;
  return `${why}.${knowledgeOf(state)}`;
}

/** Cold start is said. */
function knowledgeOf({ minutes, peers }: RateState): string {
  if (minutes >= knownMinutes) return '';
  const from = peers === undefined || peers.rate === 0 ? 'nothing else' : "the tenant's other entities";
  return ` Little is known of it yet: ${String(Math.round(minutes))} minutes, and ${from}.`;
}

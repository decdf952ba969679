/**
 * An absolute ceiling over the calls of one kind that an agent, a principal and the like makes in all of its sessions
 * together. What one session does alone is the business of that session's ceiling, and is not told twice.
 */
import type { CallRequested } from '../../../schemas/generated/types.ts';
import type { Detector, DetectorEvent, DetectorMetadata, EntityKind, Finding } from '../../contract.ts';
import { countingOf, type Counting } from '../counting.ts';
import { requestedEvidence } from '../evidence.ts';
import { isOfFamily } from '../form/facts.ts';
import { countTogether, type OwnedTime } from '../windows.ts';

export interface SharedCeilingSettings {
  /** Calls that pass; one more within the window fires. */
  readonly limit: number;
  readonly windowMs: number;
  readonly capability: string;
}

export interface SharedCeiling {
  readonly scope: EntityKind;
  readonly metadata: Omit<DetectorMetadata, 'kind' | 'windowMs' | 'isArmed' | 'respond' | 'scope'>;
  readonly settings: SharedCeilingSettings;
}

type Window = readonly OwnedTime[];

/** How much of a session's key tells it from the others that are counted with it. */
const ownerLength = 12;

interface CountedCall {
  readonly call: CallRequested;
  readonly counting: Counting;
}

/** A call of several rounds counts once. An assumed capability makes no ceiling. */
function countedCall(event: DetectorEvent, capability: string): CountedCall | undefined {
  if (event.kind !== 'requested') return undefined;
  const { verdict, round, capabilities } = event.data;
  const counting = round === undefined ? countingOf(verdict) : undefined;
  if (counting === undefined) return undefined;
  const isOfKind = capabilities.some(({ name, source }) => source !== 'assumed' && isOfFamily(name, capability));
  return isOfKind ? { call: event.data, counting } : undefined;
}

export function defineSharedCeiling({ scope, metadata, settings }: SharedCeiling): Detector<Window> {
  const { limit, windowMs, capability } = settings;
  return {
    metadata: { ...metadata, scope, windowMs, kind: 'ceiling', isArmed: false },
    takes: (event) => countedCall(event, capability) !== undefined,
    react(before = [], event) {
      const found = countedCall(event, capability);
      if (found === undefined) return { state: before, findings: [], arms: [], overflow: 0 };
      const { call, counting } = found;
      const { timeMs } = event;
      const owner = call.session.key.slice(-ownerLength);
      const counted = countTogether(before, { timeMs, windowMs, limit, owner });
      const findings = counted.isExceeded ? [findingOf({ scope, settings, call, timeMs, counted })] : [];
      return { state: counting === 'counts' ? counted.window : before, findings, arms: [], overflow: 0 };
    },
  };
}

interface Exceeded extends Pick<SharedCeiling, 'scope' | 'settings'> {
  readonly call: CallRequested;
  readonly timeMs: number;
  readonly counted: { readonly startMs: number; readonly count: number };
}

function findingOf({ scope, settings, call, timeMs, counted }: Exceeded): Finding {
  const { limit, windowMs, capability } = settings;
  const seconds = String(windowMs / 1000);
  return {
    anchor: `window:${String(counted.startMs)}`,
    chain: capability,
    untilMs: timeMs + windowMs,
    startMs: counted.startMs,
    endMs: timeMs,
    certainty: 'yes',
    isApproximate: false,
    steps: [requestedEvidence(call, { step: 'call', timeMs, requestedMs: timeMs })],
    flows: [],
    measure: { value: counted.count, limit, unit: 'calls', windowMs },
    text: `More than ${String(limit)} calls that can ${capability} within ${seconds} s in several sessions of one ${scope}.`,
  };
}

import type { CallRequested } from '../../../schemas/generated/types.ts';
import type { Detector } from '../../contract.ts';
import { countingOf, type Counting } from '../../kit/counting.ts';
import { requestedEvidence } from '../../kit/evidence.ts';
import { capabilityMask, isOfFamily } from '../../kit/form/facts.ts';
import { countIn, type CountWindow } from '../../kit/windows.ts';

export interface CapabilityCeilingSettings {
  /** Calls that pass; one more within the window fires. */
  readonly limit: number;
  readonly windowMs: number;
  readonly capability: string;
  readonly ttlMs: number;
}

export const capabilityCeilingDefaults: CapabilityCeilingSettings = {
  limit: 46,
  windowMs: 180_000,
  capability: 'pay',
  ttlMs: 15 * 60_000,
};

/** A call of several rounds counts once. An assumed capability makes no ceiling. */
function countedAs({ verdict, capabilities, round }: CallRequested, capability: string): Counting | undefined {
  if (round !== undefined) return undefined;
  const isOfKind = capabilities.some(({ name, source }) => source !== 'assumed' && isOfFamily(name, capability));
  return isOfKind ? countingOf(verdict) : undefined;
}

export function createCapabilityCeiling(settings: Partial<CapabilityCeilingSettings> = {}): Detector<CountWindow> {
  const { limit, windowMs, capability, ttlMs } = { ...capabilityCeilingDefaults, ...settings };
  return {
    metadata: {
      id: 'rate.capability-ceiling',
      version: '1.0.0',
      title: 'More calls of one kind than any honest session makes',
      description: 'A session asked for more calls that move money, within a short time, than the ceiling allows.',
      status: 'stable',
      severity: 'high',
      maps: [
        { framework: 'mitre-atlas', version: '2026.09', id: 'AML.T0053', name: 'AI Agent Tool Invocation' },
        { framework: 'owasp-agentic', version: '2026', id: 'ASI02', name: 'Tool Misuse and Exploitation' },
      ],
      windowMs,
      kind: 'ceiling',
      isArmed: false,
      respond: { breaker: 'open', scope: 'session', mode: 'deny', ttlMs, code: 'ceiling-exceeded' },
      falsePositives: ['A batch of payments that a person started through the agent.'],
      triage: ['Who asked for these payments?', 'Do they go to one recipient?', 'Is the agent in a retry loop?'],
    },
    opens: [{ kind: 'requested', capabilities: capabilityMask(capability) }],
    isTimeless: true,
    react(before = [], event) {
      const counting = event.kind === 'requested' ? countedAs(event.data, capability) : undefined;
      if (event.kind !== 'requested' || counting === undefined) {
        return { state: before, findings: [], arms: [], overflow: 0 };
      }
      const { timeMs } = event;
      const counted = countIn(before, { timeMs, windowMs, limit });
      const state = counting === 'counts' ? counted.window : before;
      if (!counted.isExceeded) return { state, findings: [], arms: [], overflow: 0 };
      const finding = {
        anchor: `window:${String(counted.startMs)}`,
        chain: capability,
        untilMs: timeMs + windowMs,
        startMs: counted.startMs,
        endMs: timeMs,
        certainty: 'yes' as const,
        isApproximate: false,
        steps: [requestedEvidence(event.data, { step: 'call', timeMs, requestedMs: timeMs })],
        flows: [],
        measure: { value: counted.count, limit, unit: 'calls' as const, windowMs },
        text: `More than ${String(limit)} calls that can ${capability} within ${String(windowMs / 1000)} s in one session.`,
      };
      return { state, findings: [finding], arms: [], overflow: 0 };
    },
  };
}

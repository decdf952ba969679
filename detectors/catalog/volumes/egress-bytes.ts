import type { CallRequested } from '../../../schemas/generated/types.ts';
import type { Detector } from '../../contract.ts';
import { countingOf, type Counting } from '../../kit/counting.ts';
import { requestedEvidence } from '../../kit/evidence.ts';
import { capabilityMask, isOfFamily } from '../../kit/form/facts.ts';
import { sumIn, type SumWindow } from '../../kit/windows.ts';

export interface EgressBytesSettings {
  /** Bytes that pass; more within the window fire. */
  readonly limitBytes: number;
  readonly windowMs: number;
}

export const egressBytesDefaults: EgressBytesSettings = { limitBytes: 1024 * 1024, windowMs: 5 * 60_000 };

/** Each round of a call sends something, and an assumed capability makes no ceiling. */
function countedAs({ verdict, capabilities }: CallRequested): Counting | undefined {
  const isOfKind = capabilities.some(({ name, source }) => source !== 'assumed' && isOfFamily(name, 'egress.*'));
  return isOfKind ? countingOf(verdict) : undefined;
}

export function createEgressBytes(settings: Partial<EgressBytesSettings> = {}): Detector<SumWindow> {
  const { limitBytes, windowMs } = { ...egressBytesDefaults, ...settings };
  return {
    metadata: {
      id: 'volume.egress-bytes',
      version: '1.0.0',
      title: 'A session sends out unusually much',
      description: 'The arguments of calls that can send data out add up to more than the limit within a short time.',
      status: 'stable',
      severity: 'medium',
      maps: [
        { framework: 'mitre-attack', version: '19.2', id: 'T1041', name: 'Exfiltration Over C2 Channel' },
        {
          framework: 'mitre-atlas',
          version: '2026.09',
          id: 'AML.T0086',
          name: 'Exfiltration via AI Agent Tool Invocation',
        },
      ],
      windowMs,
      kind: 'measure',
      isArmed: false,
      falsePositives: ['An agent that publishes large documents as its work.'],
      triage: ['Where did the data go?', 'What had the session read before?'],
    },
    opens: [{ kind: 'requested', capabilities: capabilityMask('egress.*') }],
    isTimeless: true,
    react(before = [], event, view) {
      const counting = event.kind === 'requested' ? countedAs(event.data) : undefined;
      if (event.kind !== 'requested' || counting === undefined) {
        return { state: before, findings: [], arms: [], overflow: 0 };
      }
      const { timeMs, data } = event;
      const keptMs = windowMs + view.skewMs;
      const summed = sumIn(before, { timeMs, amount: data.arguments.bytes, windowMs, keptMs });
      const { overflow } = summed;
      const state = counting === 'counts' ? summed.window : before;
      if (summed.sum <= limitBytes) return { state, findings: [], arms: [], overflow };
      const finding = {
        anchor: `window:${String(summed.startMs)}`,
        chain: 'egress',
        untilMs: timeMs + windowMs,
        startMs: summed.startMs,
        endMs: timeMs,
        certainty: 'yes' as const,
        isApproximate: overflow > 0,
        steps: [requestedEvidence(data, { step: 'send', timeMs, requestedMs: timeMs })],
        flows: [],
        measure: { value: summed.sum, limit: limitBytes, unit: 'bytes' as const, windowMs },
        text: `More than ${String(limitBytes)} bytes went to calls that send data out, within ${String(windowMs / 1000)} s in one session.`,
      };
      return { state, findings: [finding], arms: [], overflow };
    },
  };
}

import type { CallRequested, Fingerprint } from '../../schemas/generated/types.ts';
import type { EvidenceValue, StepEvidence } from '../contract.ts';

/** How many fingerprints one step shows; the rest are counted. */
const evidenceValuesMax = 8;
const evidenceDestinationsMax = 4;

interface Shown {
  readonly step: string;
  readonly timeMs: number;
  readonly requestedMs: number;
  readonly values?: readonly Fingerprint[];
}

function toValue({ fp, role }: Fingerprint): EvidenceValue {
  return { fp, role };
}

/** Evidence of a step as its request shows it. */
export function requestedEvidence(
  call: CallRequested,
  { step, timeMs, requestedMs, values = [] }: Shown,
): StepEvidence {
  return {
    ...sharedEvidence(call),
    step,
    timeMs,
    requestedMs,
    labels: call.arguments.labels,
    values: values.slice(0, evidenceValuesMax).map(toValue),
    valueCount: values.length,
    destinations: call.arguments.fingerprints
      .filter(({ role }) => role === 'destination')
      .slice(0, evidenceDestinationsMax)
      .map(({ fp }) => fp),
    verdict: call.verdict.decision,
    command: call.verdict.command ?? '',
  };
}

type Identified = Pick<StepEvidence, 'call' | 'event' | 'server' | 'target' | 'method'> &
  Pick<StepEvidence, 'agent' | 'principal' | 'capabilities'>;

function sharedEvidence(call: CallRequested): Identified {
  return {
    call: call.call,
    event: call.id,
    server: call.server.id,
    target: { kind: call.target.kind, name: call.target.name },
    method: call.method,
    agent: call.agent.id,
    principal: call.principal.id,
    capabilities: call.capabilities.map(({ name }) => name),
  };
}

import type { OutgoingRecord } from '../../../services/engine/ports/log.ts';
import type { FakeGateway } from '../../support/fake-gateway.ts';
import { floodEvents } from '../../support/flood-events.ts';
import { tenant } from '../../support/pipeline/ground.ts';
import { Random } from '../../support/sequence-oracle/random.ts';
import { CallLoad, usualLeaking } from '../load/call-load.ts';

const hostile = Object.keys(floodEvents) as readonly (keyof typeof floodEvents)[];
/** Calls are those of honest agents at work. */
export const floodKinds = [...hostile, 'calls'] as const;
export type FloodKind = (typeof floodKinds)[number];

/** Makes the records of what comes next, again and again. */
export function floodOf(kind: FloodKind, gateway: FakeGateway): () => readonly OutgoingRecord[] {
  if (kind === 'calls') return honestCalls(gateway);
  let number = 0;
  return () => {
    number += 1;
    return floodEvents[kind](number).map((data) => gateway.call(data));
  };
}

function honestCalls(gateway: FakeGateway): () => readonly OutgoingRecord[] {
  const load = new CallLoad({
    ...{ random: new Random(1), tenant, gateway: gateway.id },
    ...{ sessions: 2_000, callsPerSession: 50, agents: 10, leaking: usualLeaking },
  });
  return () => [gateway.call(load.next(Date.now()))];
}

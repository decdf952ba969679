import { sessionRecordKey } from '../../schemas/events/record-key.ts';
import type { Ack, Alert, CallCompleted, CallRequested, Command } from '../../schemas/generated/types.ts';
import { engineOf, runEngine } from './engine-runs.ts';
import { SessionEvents, sessionKey, ulidOf } from './session-events.ts';

/** One chain from the read to the refused send, with what the engine makes of it. */
export interface ToldChain {
  readonly calls: readonly (CallRequested | CallCompleted)[];
  readonly commands: readonly Command[];
  readonly alerts: readonly Alert[];
  readonly acks: readonly Ack[];
}

export const toldGateway = 'gw-1';
export const toldRecordKey = sessionRecordKey('acme', sessionKey);
/** From the event that arms to the gateway's word that it is armed. */
export const armedAfterMs = 7;

export function toldChain(): ToldChain {
  const events = new SessionEvents();
  const open = [
    events.requested(1, { atMs: 0, can: ['read.untrusted'], tool: 'read_note' }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 20, can: ['credential.read'], tool: 'take_key' }),
    events.completed(2, { atMs: 30, can: ['credential.read'], secrets: [7] }),
  ];
  const arm = runEngine(engineOf(), open).commands.find(({ action }) => action === 'arm');
  if (arm === undefined) throw new Error('The chain did not arm.');
  const { id: command, detector, partial } = arm;
  const refused = events.requested(3, {
    ...{ atMs: 40, can: ['egress.message'], carries: [7], tool: 'post_note' },
    verdict: { decision: 'refused', reason: 'armed', command, detector, partial },
  });
  const calls = [...open, refused];
  const { commands, alerts } = runEngine(engineOf(), calls);
  const acks = commands.map(({ id, issuedAt }): Ack => {
    const entry = { id, status: 'applied' as const };
    const timeMs = issuedAt + armedAfterMs;
    return {
      ...{ spec: 'shearpin.ack.v1', gateway: toldGateway, boot: ulidOf('B', 1), tenant: 'acme', timeMs },
      ...{ kind: 'command', commands: [entry] },
    };
  });
  return { calls, commands, alerts, acks };
}

/** One chain of one session, and a worker that lives for as long as there is something to judge. */
import type { OutgoingRecord } from '../../services/engine/ports/log.ts';
import type { WorkerWorld } from './fake-worker-world.ts';
import { SessionEvents } from './session-events.ts';

/** Untrusted content is read, a credential is given, and a message carries it away. */
export function chainOf(world: WorkerWorld): readonly OutgoingRecord[] {
  const events = new SessionEvents();
  const calls = [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 100, can: ['credential.read'] }),
    events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
    events.requested(3, { atMs: 200, can: ['egress.message'], carries: [7] }),
  ];
  return calls.map((data) => world.gateway.call(data));
}

export async function judgeAll(world: WorkerWorld, choices: Parameters<WorkerWorld['start']>[0] = {}) {
  const running = await world.start(choices);
  await world.settled();
  await running.worker.stop();
  return running;
}

import { expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { decodeSession } from '../../../../services/worker/session/session-blob.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { SessionEvents } from '../../../support/session-events.ts';

const laterMs = 600_000;

it('rule 10: a batch that is sent again ten minutes of event time later changes nothing', async () => {
  const world = await new WorkerWorld().open();
  const events = new SessionEvents();
  const batch = [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 100, can: ['credential.read'] }),
    events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
    events.requested(3, { atMs: 200, can: ['egress.message'], carries: [7] }),
  ].map((data) => world.gateway.call(data));
  const key = batch[0]?.key ?? '';
  const { worker, metrics } = await world.start();
  const seen = async () => {
    await world.settled();
    const [stored] = await world.store.load([key]);
    const { state } = decodeSession(stored?.blob ?? new Uint8Array());
    const written = await Promise.all([topics.alerts, topics.commands].map((topic) => world.read(topic)));
    return { state, written: written.flat().filter(({ key: of }) => !of.startsWith('beacon/')) };
  };
  await world.send(batch);
  await world.send([world.gateway.call(events.requested(4, { atMs: laterMs, can: ['read.private'] }))]);
  const before = await seen();
  world.clock.advance(laterMs);
  await world.send(batch);
  const after = await seen();
  await worker.stop();
  expect(after).toEqual(before);
  expect(before.written.length).toBeGreaterThan(1);
  expect(metrics.value('shearpin_resent_events_total')).toBe(batch.length);
});

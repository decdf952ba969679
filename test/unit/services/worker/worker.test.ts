import { describe, expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { SessionEvents } from '../../../support/session-events.ts';

/** A read, a credential in a result, and a call that carries it out. */
function chain(events = new SessionEvents()) {
  return [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 100, can: ['credential.read'] }),
    events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
    events.requested(3, { atMs: 200, can: ['egress.message'], carries: [7] }),
  ];
}

describe('a worker', () => {
  it('arms the gateways and raises one alert for a chain', async () => {
    const world = await new WorkerWorld().open();
    await world.send(chain().map((data) => world.gateway.call(data)));
    const { worker, metrics } = await world.start();
    await world.settled();
    await worker.stop();
    const alerts = await world.read(topics.alerts);
    const commands = await world.read(topics.commands);
    expect(alerts.length).toBe(1);
    expect(commands.filter(({ key }) => !key.startsWith('beacon/')).length).toBeGreaterThan(0);
    expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(5);
    expect(metrics.value('shearpin_published_total', { kind: 'alert' })).toBe(1);
  });
});

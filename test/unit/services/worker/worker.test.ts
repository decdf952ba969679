import { describe, expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import type { LogRecord } from '../../../../services/engine/ports/log.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { principal, secretChain, SessionEvents } from '../../../support/session-events.ts';

/** A read, a credential in a result, and a call that carries it out. */
function chain(world: WorkerWorld, session = 1) {
  return secretChain(new SessionEvents({ session: `${principal}.host.${String(session).padStart(16, '0')}` })).map(
    (data) => world.gateway.call(data),
  );
}

function withoutBeacons(records: readonly LogRecord[]): readonly string[] {
  const effects = records.filter(({ key }) => !key.startsWith('beacon/'));
  return effects.map(({ headers, value }) => `${JSON.stringify(headers)} ${Buffer.from(value ?? []).toString('utf8')}`);
}

describe('a worker', () => {
  it('arms the gateways and raises one alert for a chain', async () => {
    const world = await new WorkerWorld().open();
    await world.send(chain(world));
    const { worker, metrics } = await world.start();
    await world.settled();
    await worker.stop();
    const [alert, ...others] = await world.read(topics.alerts);
    expect(others).toEqual([]);
    expect(alert?.key).toBe(chain(world)[0]?.key);
    expect(withoutBeacons(await world.read(topics.commands))).not.toHaveLength(0);
    expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(5);
    expect(metrics.value('shearpin_published_total', { kind: 'alert' })).toBe(1);
    expect(metrics.value('shearpin_event_to_alert_seconds')).toBe(1);
    expect(JSON.parse(Buffer.from(alert?.value ?? []).toString('utf8'))).toMatchObject({
      unmapped: { shearpin: { risk: { score: 120, level: 'approval' } } },
    });
    expect(metrics.value('shearpin_risk_levels_total', { level: 'approval' })).toBe(1);
  });

  it('rule 1: writes the same bytes in the same order however the records are cut into batches', async () => {
    const model = new WorkerWorld();
    const runs: (readonly (readonly string[])[])[] = [];
    for (const batchRecordsMax of [1, 2, 3, 7, 500]) {
      const world = await model.twin().open();
      const chains = [1, 2, 3].map((session) => chain(world, session));
      await world.send(chains.flat());
      const { worker } = await world.start({ settings: { batchRecordsMax, cacheSessionsMax: 1 } });
      await world.settled();
      await worker.stop();
      const written = await Promise.all([topics.alerts, topics.commands].map((topic) => world.read(topic)));
      runs.push(written.map(withoutBeacons));
    }
    for (const run of runs) expect(run).toEqual(runs[0]);
    expect(runs[0]?.[0]).toHaveLength(3);
  });

  it('rule 1: publishes nothing again once it is committed, and forgets its outbox with the next save', async () => {
    const world = await new WorkerWorld().open();
    const records = chain(world);
    await world.send(records);
    const first = await world.start();
    await world.settled();
    await first.worker.stop();
    const before = withoutBeacons(await world.read(topics.commands));
    const [full] = await world.store.load([records[0]?.key ?? '']);
    const quiet = new SessionEvents({ session: `${principal}.host.0000000000000001`, boot: 2 });
    await world.send([world.gateway.call(quiet.requested(9, { atMs: 300 }))]);
    const second = await world.start();
    await world.settled();
    await second.worker.stop();
    const [trimmed] = await world.store.load([records[0]?.key ?? '']);
    expect(withoutBeacons(await world.read(topics.commands))).toEqual(before);
    expect(await world.read(topics.alerts)).toHaveLength(1);
    expect(Buffer.from(full?.blob ?? []).includes(topics.alerts)).toBe(true);
    expect(Buffer.from(trimmed?.blob ?? []).includes(topics.alerts)).toBe(false);
  });

  it('does not publish a command that has expired while nobody was there to publish it', async () => {
    const world = await new WorkerWorld().open();
    await world.send(chain(world));
    world.clock.advance(3_600_000);
    const { worker } = await world.start();
    await world.settled();
    await worker.stop();
    expect(withoutBeacons(await world.read(topics.commands))).toEqual([]);
    expect(await world.read(topics.alerts)).toHaveLength(1);
  });
});

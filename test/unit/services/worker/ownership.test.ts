import { describe, expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { defaultWorkerSettings } from '../../../../services/worker/config.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { KillSwitch } from '../../../support/kill-points.ts';
import { principal, secretChain, SessionEvents } from '../../../support/session-events.ts';

function chain(world: WorkerWorld, session: number) {
  return secretChain(new SessionEvents({ session: `${principal}.host.${String(session).padStart(16, '0')}` })).map(
    (data) => world.gateway.call(data),
  );
}

describe('the owner of a partition', () => {
  it('commits a higher epoch with every assignment, before it saves anything', async () => {
    const world = await new WorkerWorld().open();
    const epochs: (number | undefined)[] = [];
    for (let start = 0; start < 3; start += 1) {
      const { worker } = await world.start();
      epochs.push((await world.committed()).metadata?.epoch);
      await worker.stop();
    }
    expect(epochs).toEqual([1, 2, 3]);
  });

  it('is not cautious after others that had nothing to do', async () => {
    const world = await new WorkerWorld().open();
    for (let start = 0; start < 3; start += 1) {
      const { worker } = await world.start();
      await worker.stop();
    }
    expect((await world.committed()).metadata?.starts).toBe(1);
  });

  it('begins a partition that is new above the epochs and incarnations of all others', async () => {
    const world = await new WorkerWorld({ callsPartitions: 2 }).open();
    const member = world.log.member(defaultWorkerSettings().groupId, [topics.calls]);
    const at = { topic: topics.calls, partition: 0 };
    const metadata = '{"v":1,"epoch":7,"incarnation":3,"rebuiltFrom":0,"starts":0}';
    await member.start({
      onAssigned: async () => {
        await member.commit(at, { offset: 0n, metadata });
        return [];
      },
      onRevoked: () => Promise.resolve(),
      onBatch: () => Promise.resolve(),
    });
    await member.stop();
    const { worker } = await world.start();
    await worker.stop();
    expect((await world.committed(1)).metadata).toMatchObject({ epoch: 8, incarnation: 4 });
  });

  it('keeps what a newer version committed, and gives the partition up', async () => {
    const world = await new WorkerWorld().open();
    const { worker } = await world.start();
    await worker.stop();
    const member = world.log.member(defaultWorkerSettings().groupId, [topics.calls]);
    const at = { topic: topics.calls, partition: 0 };
    await member.start({
      onAssigned: async () => {
        await member.commit(at, { offset: 0n, metadata: '{"v":2}' });
        return [];
      },
      onRevoked: () => Promise.resolve(),
      onBatch: () => Promise.resolve(),
    });
    await member.stop();
    await world.send(chain(world, 1));
    const kill = new KillSwitch(Infinity);
    const older = world.start({ kill });
    const started = await Promise.race([older, new Promise((resolve) => setTimeout(resolve, 50))]);
    expect(started).toBeUndefined();
    expect((await member.committed(at)).metadata).toBe('{"v":2}');
    expect(await world.read(topics.alerts)).toHaveLength(0);
    kill.die('end of the test');
    await (await older).worker.stop();
  });
});

describe('workers that share a topic', () => {
  it('hand partitions to one another as they come and go, and every chain is found once', async () => {
    const world = await new WorkerWorld({ callsPartitions: 4 }).open();
    const chains = Array.from({ length: 12 }, (_, session) => chain(world, session));
    const one = await world.start();
    await world.send(chains.flatMap((records) => records.slice(0, 2)));
    const two = await world.start();
    await world.send(chains.flatMap((records) => records.slice(2, 4)));
    await one.worker.stop();
    await world.send(chains.flatMap((records) => records.slice(4)));
    await world.settled();
    await two.worker.stop();
    const ids = (await world.read(topics.alerts)).map(({ headers }) => headers['ce_id']);
    expect(new Set(ids).size).toBe(12);
  });

  it('are refused by the store once another has saved under a higher epoch', async () => {
    const world = await new WorkerWorld().open();
    const records = chain(world, 1);
    const key = records[0]?.key ?? '';
    await world.send(records.slice(0, 2));
    const { worker, metrics, logged } = await world.start();
    await world.settled();
    const [stored] = await world.store.load([key]);
    const save = { key, madeFrom: stored?.version ?? 0, epoch: 5, blob: stored?.blob ?? new Uint8Array(), ttlMs: 1e9 };
    expect(await world.store.save([save])).toEqual(['saved']);
    await world.send(records.slice(2));
    await world.settled();
    await worker.stop();
    expect(logged.map(({ message }) => message)).toContain(
      'a save was refused: another owner saved under a higher epoch',
    );
    expect((await world.committed()).metadata?.epoch).toBe(5);
    expect(metrics.value('shearpin_published_total', { kind: 'alert' })).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { partitionOfKey } from '../../../../schemas/events/partition-of-key.ts';
import { sessionRecordKey } from '../../../../schemas/events/record-key.ts';
import { topics } from '../../../../schemas/topics.ts';
import { defaultWorkerSettings } from '../../../../services/worker/config.ts';
import { FreezePoint } from '../../../support/freeze-point.ts';
import { type RunningWorker, WorkerWorld } from '../../../support/fake-worker-world.ts';
import { principal, secretChain, SessionEvents } from '../../../support/session-events.ts';

const partition = 1;
const session = Array.from({ length: 99 }, (_, at) => `${principal}.host.${String(at).padStart(16, '0')}`).find(
  (key) => partitionOfKey(sessionRecordKey('acme', key), 2) === partition,
);

/** A chain in the partition that is given away. */
function chain(world: WorkerWorld) {
  return secretChain(new SessionEvents({ session: session ?? '' })).map((data) => world.gateway.call(data));
}

/** Holds a place in the group, so that others are given other partitions when it leaves. */
async function placeholder(world: WorkerWorld) {
  const member = world.log.member(defaultWorkerSettings().groupId, [topics.calls]);
  await member.start({
    onAssigned: async (owned) => owned.map(() => 0n),
    onRevoked: () => Promise.resolve(),
    onBatch: () => Promise.resolve(),
  });
  return member;
}

interface Scene {
  readonly world: WorkerWorld;
  readonly older: Promise<RunningWorker>;
  readonly freeze: FreezePoint;
  readonly newer: RunningWorker;
}

/** The older worker owns the partition and freezes in it; the broker gives the partition to the newer one meanwhile. */
async function takenFrom(isHere: (step: string) => boolean, model?: WorkerWorld): Promise<Scene> {
  const world = await (model?.twin() ?? new WorkerWorld({ callsPartitions: 2 })).open();
  await world.send(chain(world));
  const place = await placeholder(world);
  const freeze = new FreezePoint(isHere);
  const older = world.start({ kill: freeze });
  await freeze.frozen;
  const newer = await world.start();
  await place.stop();
  while ((await world.committed(partition)).metadata?.epoch === undefined)
    await new Promise((resolve) => setTimeout(resolve, 1));
  return { world, older, freeze, newer };
}

/** Id → the bytes that were published under it. */
async function published(world: WorkerWorld): Promise<readonly (readonly [string, readonly string[]])[]> {
  const byId = new Map<string, Set<string>>();
  for (const topic of [topics.alerts, topics.commands, topics.dlq]) {
    for (const { key, headers, value } of await world.read(topic)) {
      if (key.startsWith('beacon/')) continue;
      const id = `${topic} ${headers['ce_id'] ?? ''}`;
      byId.set(id, (byId.get(id) ?? new Set()).add(Buffer.from(value ?? []).toString('utf8')));
    }
  }
  return [...byId].map(([id, bytes]) => [id, [...bytes]] as const).toSorted();
}

async function endOf({ world, older, freeze, newer }: Scene) {
  await world.settled();
  freeze.thaw();
  const { worker, logged } = await older;
  await world.settled();
  const { metadata } = await world.committed(partition);
  await Promise.all([worker.stop(), newer.worker.stop()]);
  return { metadata, logged, effects: await published(world) };
}

async function undisturbed(model: WorkerWorld) {
  const world = await model.twin().open();
  await world.send(chain(world));
  const { worker } = await world.start();
  await world.settled();
  await worker.stop();
  return published(world);
}

describe('rule 2: a frozen owner whose partition was given away', () => {
  const model = new WorkerWorld({ callsPartitions: 2 });

  it.each([
    ['between joining and taking the partition', 'before commit'],
    ['between taking the partition and its first save', 'before save'],
    ['between its save and what it publishes', 'after save'],
    ['while it publishes', `after publish to ${topics.commands}`],
    ['between publishing and its commit', `after publish to ${topics.alerts}`],
  ])('changes nothing when it goes on %s', async (_, step) => {
    const { effects } = await endOf(await takenFrom((here) => here === step, model));
    expect(effects).toEqual(await undisturbed(model));
  });

  it('is refused by the broker before it saves anything, and by the store once the new owner has saved', async () => {
    const early = await endOf(await takenFrom((step) => step === 'before commit', model));
    expect(early.metadata?.epoch).toBe(1);
    const late = await endOf(await takenFrom((step) => step === 'before save', model));
    expect(late.metadata?.epoch).toBe(2);
    const messages = late.logged.map(({ message }) => message);
    expect(messages).toContain('a save was refused: another owner saved under a higher epoch');
    expect(messages).toContain('partition lost to another worker');
  });
});

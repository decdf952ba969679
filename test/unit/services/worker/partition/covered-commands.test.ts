import { describe, expect, it } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import { commandRecordKey } from '../../../../../schemas/commands/record-key.ts';
import type { LogRecord } from '../../../../../services/engine/ports/log.ts';
import { CommandLedger } from '../../../../../services/worker/commands/command-ledger.ts';
import { CoveredCommands } from '../../../../../services/worker/partition/covered-commands.ts';
import { createVerifier } from '../../../../../services/adapters/crypto/verifier.ts';
import { createMemoryLog } from '../../../../../services/adapters/memory/memory-log.ts';
import { createWriter, makeCommand, recordOf, startMs, trustOf } from '../../../../support/signed-commands.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { commandsIn } from '../../../../support/read-topics.ts';
import { SessionEvents } from '../../../../support/session-events.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';

async function armed() {
  const world = await new WorkerWorld().open();
  const { timers, step } = steppedTimers();
  const events = new SessionEvents();
  await world.send(
    [
      events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
      events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
      events.requested(2, { atMs: 100, can: ['credential.read'] }),
      events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
    ].map((data) => world.gateway.call(data)),
  );
  const running = await world.start({ timers });
  await world.settled();
  const [command] = commandsIn(await world.read(topics.commands));
  if (command === undefined) throw new Error('nothing was armed');
  return { world, step, command, key: commandRecordKey(command), ...running };
}

type Armed = Awaited<ReturnType<typeof armed>>;

async function under({ world, key }: Pick<Armed, 'world' | 'key'>): Promise<readonly LogRecord[]> {
  return (await world.read(topics.commands)).filter((record) => record.key === key);
}

async function refused({ metrics }: Armed, reason: string, count: number): Promise<void> {
  while (metrics.value('shearpin_commands_refused_total', { reason }) < count)
    await new Promise((resolve) => setImmediate(resolve));
}

/** Steps until a beacon shows that the tasks have had their turn. */
async function tended({ world, step }: Armed): Promise<void> {
  for (let turns = 0; turns < 2; turns += 1) {
    const before = (await world.read(topics.commands)).length;
    step();
    while ((await world.read(topics.commands)).length === before) await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a live command of a partition that another worker owns', () => {
  /** A worker that knows the command and has no partition. */
  async function neighbour() {
    const writer = createWriter();
    const command = makeCommand({});
    const ledger = new CommandLedger({ verify: createVerifier(trustOf([writer])) });
    ledger.apply(recordOf(writer, command), startMs);
    const covered = new CoveredCommands();
    const key = commandRecordKey(command);
    covered.note(key);
    const log = createMemoryLog({ clock: { nowMs: () => startMs } });
    await log.admin().ensure([{ topic: topics.commands, partitions: 1, compacted: true }]);
    const producer = log.producer();
    const deps = { ledger, producer, signer: { ...writer, writer: command.writer }, nowMs: () => startMs };
    return { covered, key, restore: () => covered.restore(deps, new Set()) };
  }

  it('is published again when its owner had a turn and did not', async () => {
    const { restore } = await neighbour();
    expect([await restore(), await restore(), await restore()]).toEqual([0, 1, 0]);
  });

  it('is left alone when its owner did', async () => {
    const { covered, key, restore } = await neighbour();
    expect(await restore()).toBe(0);
    covered.uncovered(key);
    expect(await restore()).toBe(0);
  });
});

describe('a live command over which somebody wrote', () => {
  it.each([
    ['garbage', 'malformed', Buffer.from('{')],
    ['a tombstone', 'tombstoned', null],
  ])('is published again, byte for byte, after %s', async (_, reason, value) => {
    const world = await armed();
    const [real] = await under(world);
    await world.world.send([{ topic: topics.commands, key: world.key, value, headers: {} }]);
    await refused(world, reason, 1);
    await tended(world);
    const records = await under(world);
    expect(records).toHaveLength(3);
    expect(records.at(-1)).toMatchObject({ value: real?.value, headers: real?.headers });
    expect(world.metrics.value('shearpin_published_total', { kind: 'restored' })).toBe(1);
    await tended(world);
    expect(await under(world)).toHaveLength(3);
    await world.worker.stop();
  });

  it('stays covered when it is over, and so does a key that no command has', async () => {
    const world = await armed();
    world.world.clock.advance(world.command.expiresAt - world.world.clock.nowMs());
    const value = Buffer.from('{');
    await world.world.send(
      [world.key, `${world.key}x`].map((key) => ({ topic: topics.commands, key, value, headers: {} })),
    );
    await refused(world, 'malformed', 2);
    await tended(world);
    expect(world.metrics.value('shearpin_published_total', { kind: 'restored' })).toBe(0);
    await world.worker.stop();
  });
});

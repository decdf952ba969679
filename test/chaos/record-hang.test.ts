import { expect, it } from 'vitest';
import { topics } from '../../schemas/topics.ts';
import { chainEvents, gatewayOf, readEffects, settled } from '../support/pipeline/calls-topic.ts';
import { produce } from '../support/pipeline/command-topic.ts';
import { becomesTrue } from '../support/pipeline/eventually.ts';
import { Ground } from '../support/pipeline/ground.ts';
import { WorkerProcess } from '../support/pipeline/worker-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { principal, SessionEvents } from '../support/session-events.ts';

const shim = new URL('../support/chaos/world/shim.ts', import.meta.url).href;
const timeout = 600_000;
const deadlineMs = 120_000;

/** A chain, and in the middle of it what no worker reads to its end. */
async function sendTraffic(ground: Ground): Promise<void> {
  const gateway = gatewayOf(ground);
  const [first, ...others] = chainEvents().map((data) => gateway.call(data));
  const hanging = new SessionEvents({ session: `${principal}.host.00000000000000ff` });
  const record = gateway.call(hanging.requested(1, { atMs: 0, tool: 'chaos_hangs' }));
  await produce(ground, [...(first === undefined ? [] : [first]), record, ...others]);
}

async function deadLetters(ground: Ground): Promise<readonly string[]> {
  return (await ground.read(topics.dlq)).map(({ value }) => String(value));
}

/** Whether it lives on with the record behind it; else it does not answer any more. */
async function outlives(ground: Ground, { process, admin }: WorkerProcess): Promise<boolean> {
  let isAlive = true;
  await becomesTrue({ what: 'the record is a dead letter, or the worker hangs', deadlineMs }, async () => {
    if (!process.lines.some((line) => line.includes('worker started'))) return false;
    isAlive = await admin.isAlive();
    return !isAlive || (await deadLetters(ground)).length > 0;
  });
  return isAlive;
}

/** As a supervisor does it that asks whether a process lives; resolves with how many did not. */
async function superviseUntilJudged(ground: Ground): Promise<number> {
  for (let hung = 0; ; hung += 1) {
    await using worker = await WorkerProcess.spawn(ground, { env: { NODE_OPTIONS: `--import=${shim}` } });
    if (await outlives(ground, worker)) {
      await settled(ground);
      return hung;
    }
    await worker.process.end('SIGKILL');
  }
}

describeWithServers('rule 11: a record that lets the process hang', (servers) => {
  it(
    'becomes a dead letter when the workers that met it were killed, and what is around it is judged',
    { timeout },
    async () => {
      await using ground = await new Ground(servers).open();
      await sendTraffic(ground);
      expect(await superviseUntilJudged(ground)).toBeGreaterThan(1);
      expect(await deadLetters(ground)).toEqual([expect.stringContaining('died')]);
      const kinds = [...(await readEffects(ground)).keys()].map((id) => id.split(' ')[0]);
      expect(kinds).toContain(topics.alerts);
    },
  );
});

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { topics } from '../../schemas/topics.ts';
import {
  alertFaults,
  chainEvents,
  gatewayOf,
  readEffects,
  settled,
  signalsSettled,
} from '../support/pipeline/calls-topic.ts';
import { produce } from '../support/pipeline/command-topic.ts';
import { Ground } from '../support/pipeline/ground.ts';
import { WorkerProcess } from '../support/pipeline/worker-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { principal } from '../support/session-events.ts';

const killable = fileURLToPath(new URL('../support/pipeline/killable-worker.ts', import.meta.url));

/** Each starts three workers one after the other, and five of them run at once. */
const timeout = 240_000;

/** Of saves the one that holds the first arm, of commits (the first is the claim) the one that is made after it. */
const deaths = [
  { step: 'before save', times: 4 },
  { step: 'after save', times: 4 },
  { step: `before publish to ${topics.commands}`, times: 1 },
  { step: `after publish to ${topics.commands}`, times: 1 },
  { step: `before publish to ${topics.alerts}`, times: 1 },
  { step: `after publish to ${topics.alerts}`, times: 1 },
  { step: 'before commit', times: 3 },
  { step: 'after commit', times: 3 },
];

/** Two chains that run into each other, and what no worker can read. */
async function sendTraffic(ground: Ground): Promise<void> {
  const gateway = gatewayOf(ground);
  const [first = [], second = []] = [1, 2].map((number) =>
    chainEvents(`${principal}.host.000000000000000${String(number)}`).map((data) => gateway.call(data)),
  );
  const garbage = { topic: topics.calls, key: 'acme:garbage', value: Buffer.from('{'), headers: {} };
  await produce(ground, [garbage, ...first.flatMap((record, at) => [record, ...second.slice(at, at + 1)])]);
}

/** Ids with their bytes, or that bytes differ. */
async function distinctEffects(ground: Ground): Promise<ReadonlyMap<string, string>> {
  const effects = [...(await readEffects(ground))];
  return new Map(effects.map(([id, bytes]) => [id, new Set(bytes).size === 1 ? (bytes[0] ?? '') : 'differing bytes']));
}

async function dieAndRecover(ground: Ground, { step, times }: (typeof deaths)[number]): Promise<void> {
  const env = { SHEARPIN_BATCH_RECORDS_MAX: '4' };
  await using dying = await WorkerProcess.spawn(ground, { env, script: [killable, step, String(times)] });
  await dying.process.exited();
  expect(dying.process.lines, dying.process.lines.slice(-5).join('\n')).toContain(`killed ${step}`);
  await using _heir = await WorkerProcess.start(ground, { env });
  await allJudged(ground);
}

/** What several sessions do together is found later than what each does. */
async function allJudged(ground: Ground, groupId = ground.groupId): Promise<void> {
  await settled(ground, groupId);
  await signalsSettled(ground, groupId);
}

/** What a worker that knows nothing and was never killed makes of the same records, in other batches. */
async function judgeAnew(ground: Ground): Promise<void> {
  const groupId = `${ground.groupId}-anew`;
  const env = { SHEARPIN_GROUP_ID: groupId, SHEARPIN_KEY_PREFIX: `${ground.prefix}anew.` };
  await using _worker = await WorkerProcess.start(ground, { env });
  await allJudged(ground, groupId);
}

describeWithServers('rule 1: a worker process that is killed with SIGKILL', (servers) => {
  it.concurrent.each(deaths)(
    'has the same effects with the same bytes when it dies $step',
    { timeout },
    async (death) => {
      await using ground = await new Ground(servers).open();
      await sendTraffic(ground);
      await dieAndRecover(ground, death);
      const effects = await distinctEffects(ground);
      const kinds = [...effects.keys()].map((id) => id.split(' ')[0]);
      expect(new Set(kinds)).toEqual(new Set([topics.alerts, topics.commands, topics.dlq]));
      await judgeAnew(ground);
      expect(await distinctEffects(ground)).toEqual(effects);
      expect(await alertFaults(ground)).toEqual([]);
    },
  );
});

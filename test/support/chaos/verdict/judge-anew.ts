/** What a worker that knows nothing and was never disturbed makes of the same log. */
import { isDeepStrictEqual } from 'node:util';
import { topics } from '../../../../schemas/topics.ts';
import { createRedisSessionStore } from '../../../../services/adapters/redis/redis-session-store.ts';
import { decodeSession } from '../../../../services/worker/session/session-blob.ts';
import { settled } from '../../pipeline/calls-topic.ts';
import { WorkerProcess } from '../../pipeline/worker-process.ts';
import type { RedisPlace } from '../world/redis-ground.ts';
import type { World } from '../world/world.ts';
import { beginAnew } from './begin-anew.ts';
import { differenceOf, differencesOf } from './difference.ts';
import type { SessionName } from './session-keys.ts';
import { commandOf, copiesOf, type Copies, isCommand } from './evidence.ts';

/** What comes after a group's name for the group that shares the signals. */
const signalsGroup = '.signals';

interface Effects {
  readonly alerts: Copies;
  readonly commands: Copies;
}

/** Effects and states of these sessions that came out otherwise. */
export async function judgeAnew(world: World, sessions: readonly SessionName[]): Promise<readonly string[]> {
  const { ground, redis } = world;
  const before = await effectsOf(world);
  const keyPrefix = `${ground.prefix}anew.`;
  const groupId = `${ground.groupId}-anew`;
  await beginAnew(ground, { topic: topics.calls, like: ground.groupId, anew: groupId });
  await beginAnew(ground, {
    topic: topics.signals,
    like: `${ground.groupId}${signalsGroup}`,
    anew: `${groupId}${signalsGroup}`,
  });
  const env = { SHEARPIN_GROUP_ID: groupId, SHEARPIN_KEY_PREFIX: keyPrefix, ...redis.env };
  // While it has a long log to go through it is not ready.
  await using _worker = await WorkerProcess.spawn(ground, { env });
  await inTime(() => settled(ground, groupId));
  const after = await effectsOf(world);
  return [
    ...newIn(before.alerts, after.alerts, sessions),
    ...newIn(before.commands, after.commands, sessions),
    ...(await differingStates(
      redis.place,
      sessions.map(({ recordKey }) => recordKey),
      [ground.prefix, keyPrefix],
    )),
  ];
}

/** A long log takes one worker longer than what a test waits for. */
async function inTime(work: () => Promise<void>, triesMax = 12): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (fault) {
      if (tries >= triesMax) throw fault;
    }
  }
}

async function effectsOf({ ground }: World): Promise<Effects> {
  const commands = (await ground.read(topics.commands)).filter(isCommand);
  return { alerts: copiesOf(await ground.read(topics.alerts)), commands: copiesOf(commands.filter(isLive)) };
}

/** What has expired may have been taken from the topic meanwhile. */
function isLive(record: Parameters<typeof commandOf>[0]): boolean {
  return commandOf(record).expiresAt > Date.now();
}

/** What nobody had published before of these sessions: these bytes, or even this id. */
function newIn(before: Copies, after: Copies, sessions: readonly SessionName[]): readonly string[] {
  return [...after].flatMap(([id, bytes]) => {
    const [known] = before.get(id)?.keys() ?? [];
    return [...bytes.keys()]
      .filter((one) => before.get(id)?.has(one) !== true && sessions.some(({ key }) => one.includes(key)))
      .map((one) => (known === undefined ? `new ${id}: ${one}` : `other bytes of ${id}: ${differenceOf(known, one)}`));
  });
}

async function differingStates(
  place: RedisPlace,
  keys: readonly string[],
  [one, other]: readonly [string, string],
): Promise<readonly string[]> {
  const states = await Promise.all([one, other].map((keyPrefix) => statesOf({ ...place, keyPrefix }, keys)));
  const [left = [], right = []] = states;
  return keys.flatMap((key, at) =>
    isDeepStrictEqual(left[at], right[at]) ? [] : [`state of ${key}: ${differencesOf(left[at], right[at])}`],
  );
}

async function statesOf(
  place: RedisPlace & { readonly keyPrefix: string },
  keys: readonly string[],
): Promise<unknown[]> {
  const store = createRedisSessionStore(place);
  try {
    const found = await store.load(keys);
    return found.map((stored) => (stored === undefined ? undefined : decodeSession(stored.blob).state));
  } finally {
    await store.close();
  }
}

/** What a worker that knows nothing and was never disturbed makes of the same log. */
import { isDeepStrictEqual } from 'node:util';
import { topics } from '../../../../schemas/topics.ts';
import { createRedisSessionStore } from '../../../../services/adapters/redis/redis-session-store.ts';
import type { LogRecord } from '../../../../services/engine/ports/log.ts';
import { decodeSession } from '../../../../services/worker/session/session-blob.ts';
import { settled, signalsSettled } from '../../pipeline/calls-topic.ts';
import type { Ground } from '../../pipeline/ground.ts';
import { WorkerProcess } from '../../pipeline/worker-process.ts';
import type { RedisPlace } from '../world/redis-ground.ts';
import { signalsGroup, type World, workerSettings } from '../world/world.ts';
import * as comparing from './anew.ts';
import { beginAnew } from './begin-anew.ts';
import type { Comparable } from './comparable.ts';
import { differencesOf } from './difference.ts';
import { commandOf, isCommand } from './evidence.ts';

/** One request for all would take longer than a store may. */
const loadedAtOnce = 500;

export interface JudgedAnew {
  /** Sessions and principals of which both stores held a state. */
  readonly compared: number;
  /** Effects and states that came out otherwise. */
  readonly differs: readonly string[];
}

/**
 * Nobody else works from now on: what is published comes from the worker that begins anew. Signals that it tells on are
 * known already; what its own ticks let be armed anew was never seen by those before, and is compared with nothing.
 */
export async function judgeAnew(world: World, { effectsOf, statesOf }: Comparable): Promise<JudgedAnew> {
  const { ground, redis } = world;
  await inTime(() => signalsSettled(ground));
  await world.stopWorkers();
  const before = await published(ground);
  const signalsEnd = await world.ends(topics.signals);
  const keyPrefix = `${ground.prefix}anew.`;
  const groupId = `${ground.groupId}-anew`;
  await beginAnew(ground, { topic: topics.calls, like: ground.groupId, anew: groupId });
  await beginAnew(ground, {
    topic: topics.signals,
    like: `${ground.groupId}${signalsGroup}`,
    anew: `${groupId}${signalsGroup}`,
  });
  const own = { SHEARPIN_GROUP_ID: groupId, SHEARPIN_KEY_PREFIX: keyPrefix };
  const env = { ...workerSettings(ground), ...own, ...redis.env };
  // While it has a long log to go through it is not ready.
  await using _worker = await WorkerProcess.spawn(ground, { env });
  await inTime(() => settled(ground, groupId));
  await inTime(() => signalsSettled(ground, groupId));
  const after = await published(ground);
  const commands = comparing.appendedAfter(before.commands, after.commands).filter(isCommand);
  const isLater = (record: LogRecord): boolean => comparing.isOfLaterSignal(commandOf(record), signalsEnd);
  const anew = {
    alerts: comparing.appendedAfter(before.alerts, after.alerts),
    commands: commands.filter((record) => !isLater(record)),
  };
  const goneOn = new Set(commands.filter(isLater).map((record) => comparing.commandEffect(record).of));
  const states = await comparedStates(
    redis.place,
    statesOf.filter(({ key }) => !goneOn.has(key)).map(({ recordKey }) => recordKey),
    [ground.prefix, keyPrefix],
  );
  const nowMs = Date.now();
  const effects = comparing.differingEffects({
    before: effectsIn(before),
    anew: effectsIn(anew),
    of: effectsOf,
    nowMs,
  });
  return { compared: states.compared, differs: [...effects, ...states.differs] };
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

interface Published {
  readonly alerts: readonly LogRecord[];
  readonly commands: readonly LogRecord[];
}

async function published(ground: Ground): Promise<Published> {
  return { alerts: await ground.read(topics.alerts), commands: await ground.read(topics.commands) };
}

function effectsIn({ alerts, commands }: Published): readonly comparing.Effect[] {
  return [
    ...alerts.filter(comparing.isOfLog).map(comparing.alertEffect),
    ...commands.filter(isCommand).map(comparing.commandEffect),
  ];
}

/** A state that neither has is none that could differ. */
async function comparedStates(
  place: RedisPlace,
  keys: readonly string[],
  [one, other]: readonly [string, string],
): Promise<JudgedAnew> {
  const states = await Promise.all([one, other].map((keyPrefix) => storedStates({ ...place, keyPrefix }, keys)));
  const [left = [], right = []] = states;
  const differs = keys.flatMap((key, at) =>
    isDeepStrictEqual(left[at], right[at]) ? [] : [`state of ${key}: ${differencesOf(left[at], right[at])}`],
  );
  const compared = keys.filter((_, at) => left[at] !== undefined && right[at] !== undefined).length;
  return { compared, differs };
}

async function storedStates(
  place: RedisPlace & { readonly keyPrefix: string },
  keys: readonly string[],
): Promise<unknown[]> {
  const store = createRedisSessionStore(place);
  try {
    const states: unknown[] = [];
    for (let at = 0; at < keys.length; at += loadedAtOnce) {
      for (const stored of await store.load(keys.slice(at, at + loadedAtOnce)))
        states.push(stored && comparing.stateInOneVersion(decodeSession(stored.blob).state));
    }
    return states;
  } finally {
    await store.close();
  }
}

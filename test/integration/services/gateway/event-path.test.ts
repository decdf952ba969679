import { describe, expect, it } from 'vitest';
import { ShearpinError } from '../../../../schemas/errors.ts';
import type { Heartbeat } from '../../../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../../../schemas/topics.ts';
import type { Log, LogRecord } from '../../../../services/engine/ports/log.ts';
import { dataOf, type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { connectLegacy } from '../../../support/gateway/mcp-clients.ts';
import { PipeTransport } from '../../../support/gateway/pipe-transport.ts';

/** A log that can be away: nothing is produced and nothing is read. */
class FlakyLog {
  isAway = true;

  around(log: Log): Log {
    const check = (): void => {
      if (this.isAway) throw new ShearpinError('E_LOG_UNAVAILABLE', 'away', { retryable: true });
    };
    return {
      ...log,
      member: (groupId, topics) => log.member(groupId, topics),
      follower: () => ({ follow: () => new Promise<void>(() => undefined), stop: () => Promise.resolve() }),
      admin: () => log.admin(),
      producer: () => {
        const producer = log.producer();
        return {
          close: () => producer.close(),
          produce: async (records) => {
            check();
            return producer.produce(records);
          },
        };
      },
    };
  }
}

function isOfSession({ key }: LogRecord): boolean {
  return /^default:[0-9a-f]{16}\./.test(key);
}

async function withAwayLog(
  given: Readonly<Record<string, unknown>>,
  play: (scene: {
    readonly rig: Rig;
    readonly flaky: FlakyLog;
    readonly client: Awaited<ReturnType<typeof connectLegacy>>;
    readonly world: World;
  }) => Promise<void>,
): Promise<void> {
  using world = new World();
  const flaky = new FlakyLog();
  const transport = new PipeTransport();
  await using rig = await startRig({
    world,
    serverCommand: world.serverCommand,
    given: { heartbeatMs: 50, ...given },
    overrides: { pipes: transport.pipes },
    around: (log) => flaky.around(log),
  });
  const client = await connectLegacy(transport);
  await client.tools();
  await play({ rig, flaky, client, world });
  flaky.isAway = false;
  await client.close();
}

describe('a gateway whose log is away from the start', () => {
  it('lets calls go on, and is not ready', async () => {
    await withAwayLog({}, async ({ client, rig }) => {
      expect((await client.call('send_mail', { to: 'a@b.example', body: 'hello' })).isError).toBe(false);
      expect(rig.gateway.ready()).toEqual({ ready: false, waiting: ['the command topic'] });
    });
  });

  it('refuses calls of capabilities that fail closed, and says why', async () => {
    await withAwayLog({ failClosed: ['egress.message'] }, async ({ client, world }) => {
      const answer = await client.call('send_mail', { to: 'a@b.example', body: 'hello' });
      expect(answer.isError).toBe(true);
      expect(answer.text).toContain('command feed unavailable');
      expect(world.seen().map(({ tool }) => tool)).not.toContain('send_mail');
      expect((await client.call('fetch_webpage', { url: 'https://a.example' })).isError).toBe(false);
    });
  });

  it('keeps what its buffer holds, counts what it does not, and tells both when the log is back', async () => {
    await withAwayLog({ bufferEventsMax: 5 }, async ({ client, rig, flaky }) => {
      for (let turn = 0; turn < 10; turn += 1) await client.call('fetch_webpage', { url: `https://${turn}.example` });
      expect(rig.records).toEqual([]);
      flaky.isAway = false;
      const heartbeats = (): readonly Heartbeat[] =>
        rig.records
          .filter(({ headers }) => headers['ce_type'] === eventTypes.heartbeat)
          .map((record) => dataOf(record) as unknown as Heartbeat);
      await until(() => heartbeats().some(({ dropped, buffered }) => dropped.total > 0 && buffered === 0));
      const kept = rig.records.filter(
        ({ topic, headers }) => topic === topics.calls && headers['ce_type'] !== eventTypes.heartbeat,
      );
      expect(kept).toHaveLength(5);
      const numbered = kept.filter(isOfSession).map((record) => dataOf(record));
      expect(numbered.map(({ gateway }) => (gateway as { seq: number }).seq)).toEqual(numbered.map((_, at) => at + 1));
      expect(
        heartbeats()
          .flatMap(({ sessions = [] }) => sessions)
          .some(({ dropped }) => dropped > 0),
      ).toBe(true);
      await client.call('fetch_webpage', { url: 'https://again.example' });
      await until(() => rig.records.filter(isOfSession).length > numbered.length);
    });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { main } from '../../../../services/cli/main.ts';
import { captureIo } from '../../../support/captured-io.ts';
import { FakeGateway } from '../../../support/fake-gateway.ts';
import { chainEvents, sendCalls } from '../../../support/pipeline/calls-topic.ts';
import { produce } from '../../../support/pipeline/command-topic.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';
import { principal } from '../../../support/session-events.ts';

interface Report {
  readonly events: number;
  readonly unread: number;
  readonly budget?: number;
  readonly gained?: readonly object[];
  readonly lost?: readonly object[];
  readonly alerts: readonly { readonly id: string; readonly session: string }[];
}

function sessionOf(digit: string): string {
  return `${principal}.host.${digit.repeat(16)}`;
}

async function replay(ground: Ground, ...args: readonly string[]): Promise<Report & { readonly code: number }> {
  const { io, stdout } = captureIo(ground.workerEnv);
  const code = await main(['replay', ...args, '--only', 'sequence.secret-to-egress', '--json'], io);
  return { code, ...(JSON.parse(stdout()) as Report) };
}

let folder = '';
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A folder with an exception that lets everything pass. */
function narrower(): string {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const exception = `exceptions:
  - detector: sequence.secret-to-egress
    step: send
    tenant: '*'
    where: call.can("egress.*")
    owner: me
    reason: All of it is meant.
    expires: '2999-12-31'
`;
  writeFileSync(join(folder, 'exceptions.yaml'), exception);
  return folder;
}

describeWithServers('shearpin replay over a range of the calls topic', (servers) => {
  it('judges what lies in the range, by offset and by time, with the same ids each time', async () => {
    await using ground = await new Ground(servers).open();
    await sendCalls(ground, chainEvents(sessionOf('1')));
    const [last] = (await ground.read(topics.calls)).toReversed();
    await sendCalls(ground, chainEvents(sessionOf('2')));
    const whole = await replay(ground, '--from', 'offset:0');
    expect(whole).toMatchObject({ code: 0, events: 12, unread: 0 });
    expect(whole.alerts.map(({ session }) => session).toSorted()).toEqual([sessionOf('1'), sessionOf('2')]);
    expect((await replay(ground, '--from', '1h')).alerts).toEqual(whole.alerts);
    expect(await replay(ground, '--from', '2100-01-01T00:00:00Z')).toMatchObject({ events: 0, alerts: [] });
    const before = new Date((last?.appendTimeMs ?? 0) + 1).toISOString();
    expect((await replay(ground, '--from', '1h', '--to', before)).events).toBe(6);
    expect(await replay(ground, '--from', 'offset:1000000')).toMatchObject({ code: 0, events: 0, alerts: [] });
    expect(await replay(ground, '--from', 'offset:0', '--to', 'offset:1000000')).toMatchObject({ events: 12 });
    expect(await replay(ground, '--from', 'offset:0', '--budget', '2')).toMatchObject({ code: 0, budget: 2 });
    expect(await replay(ground, '--from', 'offset:0', '--budget', '1')).toMatchObject({ code: 1, budget: 1 });
    // The old set is narrower: it makes nothing of what the new one finds.
    const diff = ['--from', 'offset:0', '--diff', narrower(), '--budget', '1'];
    expect(await replay(ground, ...diff)).toMatchObject({ code: 1, gained: [{}, {}], lost: [] });
  });

  it('counts what no gateway signed, and says so', async () => {
    await using ground = await new Ground(servers).open();
    await sendCalls(ground, chainEvents());
    const stranger = new FakeGateway({ id: 'gw-of-nobody' });
    await produce(
      ground,
      chainEvents(sessionOf('3')).map((data) => stranger.call(data)),
    );
    expect(await replay(ground, '--from', 'offset:0')).toMatchObject({ code: 1, events: 6, unread: 6, alerts: [{}] });
  });
});

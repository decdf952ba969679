import { expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { main } from '../../../../services/cli/main.ts';
import { captureIo } from '../../../support/captured-io.ts';
import { FakeGateway } from '../../../support/fake-gateway.ts';
import { chainEvents, gatewayOf, settled } from '../../../support/pipeline/calls-topic.ts';
import { produce } from '../../../support/pipeline/command-topic.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { becomesTrue } from '../../../support/pipeline/eventually.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';

async function dlq(ground: Ground, ...args: readonly string[]) {
  const { io, stdout, stderr } = captureIo(ground.workerEnv);
  const code = await main(['dlq', ...args], io);
  return { code, stdout: stdout(), stderr: stderr() };
}

describeWithServers('shearpin dlq on a real broker', (servers) => {
  it('lists what was not taken, tells of one, and sends back what can be taken now', async () => {
    await using ground = await new Ground(servers, { callPartitions: 3 }).open();
    const limit = 2048;
    // A field that nobody knows is dropped, and makes one of the events too long at first.
    const chain = chainEvents().map((event, at) => (at === 3 ? { ...event, later: 'x'.repeat(limit) } : event));
    const records = chain.map((event) => gatewayOf(ground).call(event));
    const stranger = new FakeGateway({ id: 'gw-of-nobody' });
    await produce(ground, [
      ...records,
      ...chainEvents()
        .slice(0, 1)
        .map((event) => stranger.call(event)),
    ]);
    {
      await using worker = await WorkerProcess.start(ground, { env: { SHEARPIN_RECORD_BYTES_MAX: String(limit) } });
      await settled(ground);
      await worker.process.end();
    }
    const listed = await dlq(ground, 'list');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    expect(listed.stdout).toMatch(/1 {2}oversize/);
    expect(listed.stdout).toMatch(/1 {2}unknown-gateway/);
    const [, position = ''] = /(shearpin\.calls\.v1\/\d\/\d+) {2}oversize/.exec(listed.stdout) ?? [];
    const shown = await dlq(ground, 'show', position);
    expect(shown.stdout).toMatch(/^position {2}shearpin.*\nreason {4}oversize\n[^]*now {7}would be taken\n$/);
    expect((await dlq(ground, 'replay', '--all', '--dry-run')).stdout).toMatch(
      /would be rejected again: unknown-gateway\n1 would be appended again; nothing was\. 1 left\.\n$/,
    );
    expect(await dlq(ground, 'replay', position)).toMatchObject({ code: 0, stdout: '1 appended again.\n' });
    expect((await dlq(ground, 'show', 'shearpin.calls.v1/0/99999')).code).toBe(1);

    await using worker = await WorkerProcess.start(ground);
    await settled(ground);
    await becomesTrue({ what: 'the alert of the chain' }, async () => (await ground.read(topics.alerts)).length > 0);
    expect((await dlq(ground, 'list', '--json')).stdout).toContain('"left":0');
    expect(worker.process.isRunning).toBe(true);
  });
});

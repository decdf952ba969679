import { expect, it } from 'vitest';
import type { Alert } from '../../../../schemas/generated/types.ts';
import { topics } from '../../../../schemas/topics.ts';
import { pushedSecret } from '../../../support/captured-secret.ts';
import { FakeGateway } from '../../../support/fake-gateway.ts';
import { becomesTrue } from '../../../support/pipeline/eventually.ts';
import { Ground, tenant } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';

describeWithServers('rule 6: a secret that was captured, with its session on Redis', (servers) => {
  it('is found to leave after 10,000 values that were made to push it out, by a worker that did not see it come', async () => {
    await using ground = await new Ground(servers).open();
    const gateway = new FakeGateway({ tenant, ingestKey: ground.gatewayKeys().ingest.key });
    const calls = pushedSecret();
    const send = async (data: typeof calls): Promise<void> => {
      const producer = ground.log.producer();
      await producer.produce(data.map((one) => gateway.call(one)));
      await producer.close();
    };
    const taken = (worker: WorkerProcess): Promise<number> =>
      worker.admin.metric('shearpin_events_total', { result: 'processed' });
    await send(calls.slice(0, -1));
    {
      await using first = await WorkerProcess.start(ground);
      const isTaken = async (): Promise<boolean> => (await taken(first)) >= calls.length - 1;
      await becomesTrue({ what: 'all values are read' }, isTaken);
    }
    await send(calls.slice(-1));
    await using heir = await WorkerProcess.start(ground);
    await becomesTrue({ what: 'the last call is read' }, async () => (await taken(heir)) >= 1);
    const alerts = (await ground.read(topics.alerts)).map(({ value }) => {
      return JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Alert;
    });
    const own = alerts.filter(({ evidences }) => JSON.stringify(evidences).includes(calls.at(-1)?.call ?? 'none'));
    expect(own.map(({ finding_info: { analytic } }) => analytic.uid)).toContain('sequence.secret-to-egress');
    expect(await heir.admin.metric('shearpin_rebuilds_total')).toBe(0);
  });
});

import { expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { loadOcsf } from '../../../support/ocsf.ts';
import { DeskAgent } from '../../../support/pipeline/desk-agent.ts';
import { eventually } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';

const ocsf = loadOcsf();

describeWithServers('gateway and worker as separate processes', (servers) => {
  it('refuse the last call of a chain, also when the worker has stopped since', async () => {
    await using ground = await new Ground(servers, { callPartitions: 3 }).open();
    await using worker = await WorkerProcess.start(ground);
    await using agent = await DeskAgent.start(ground);

    expect(await agent.sendMail('The export works again.')).toMatchObject({ isRefused: false });
    await agent.readTicket();
    const { text: secret } = await agent.getSecret();
    await agent.commanded();
    // Before the refused call: that one opens the session.
    expect(await agent.sendMail('Nothing of it.')).toMatchObject({ isRefused: false });
    const refused = await agent.sendMail(`The value is ${secret}.`);
    expect(refused).toMatchObject({ isRefused: true });
    expect(refused.text).not.toContain(secret);

    const alert = await eventually({ what: 'an alert' }, async () => (await ground.read(topics.alerts))[0]);
    const finding: unknown = JSON.parse(Buffer.from(alert.value ?? []).toString('utf8'));
    expect(ocsf?.(finding) ?? []).toEqual([]);

    await worker.process.end();
    expect(worker.process.exitCode).toBe(0);
    expect(await agent.sendMail(`Once more: ${secret}.`)).toMatchObject({ isRefused: true });
    expect(agent.ran('send_mail').map(({ body }) => body)).toEqual(['The export works again.', 'Nothing of it.']);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import type { Alert } from '../../../../schemas/generated/types.ts';
import { DeskAgent } from '../../../support/pipeline/desk-agent.ts';
import { sendCalls, settled, signalsSettled } from '../../../support/pipeline/calls-topic.ts';
import { becomesTrue, eventually } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';
import { SessionEvents } from '../../../support/session-events.ts';
import { sessionInEach } from '../../../support/two-sessions.ts';

const partitions = 2;

/** The file of a worker that enforces what is in shadow otherwise. */
function enforcing(ground: Ground, detector: string): Record<string, string> {
  const file = join(ground.folder, 'worker.yaml');
  writeFileSync(file, `detectors: { ${detector}: { mode: enforce } }\n`);
  return { SHEARPIN_CONFIG: file };
}

async function alertsOf(ground: Ground, detector: string): Promise<readonly Alert[]> {
  const texts = (await ground.read(topics.alerts)).map(({ value }) => Buffer.from(value ?? []).toString('utf8'));
  // One that is published again, since its worker did not come to its commit, has the same bytes.
  const alerts = [...new Set(texts)].map((text) => JSON.parse(text) as Alert);
  return alerts.filter(({ finding_info: { analytic } }) => analytic.uid === detector);
}

describeWithServers('what several sessions do together', (servers) => {
  it('is refused at another gateway, in another session of the same principal', async () => {
    const detector = 'sequence.secret-across-sessions';
    await using ground = await new Ground(servers, { callPartitions: partitions, gateways: ['gw-1', 'gw-2'] }).open();
    await using worker = await WorkerProcess.start(ground, { env: enforcing(ground, detector) });
    await using reader = await DeskAgent.start(ground, { env: { SHEARPIN_AGENT: 'reader' } });
    await using mailer = await DeskAgent.start(ground, { gatewayId: 'gw-2', env: { SHEARPIN_AGENT: 'mailer' } });
    const { text: secret } = await reader.getSecret();
    await mailer.commanded();
    expect(await mailer.sendMail('The export works again.')).toMatchObject({ isRefused: false });
    expect(await reader.sendMail(`My own: ${secret}`)).toMatchObject({ isRefused: false });
    const refused = await mailer.sendMail(`The value is ${secret}.`);
    expect(refused).toMatchObject({ isRefused: true });
    expect(mailer.ran('send_mail').map(({ body }) => body)).toEqual(['The export works again.']);
    const [alert] = await eventually({ what: 'an alert' }, async () => {
      const found = await alertsOf(ground, detector);
      return found.length === 0 ? undefined : found;
    });
    expect(alert).toMatchObject({ action_id: 2, count: 1, unmapped: { shearpin: { scope: { kind: 'principal' } } } });
    expect(refused.text).toContain(alert?.unmapped.shearpin.commands[0]);
    await worker.process.end();
  });

  it('gives exactly one alert at the 47th refund, over two workers of which one is killed between', async () => {
    await using ground = await new Ground(servers, { callPartitions: partitions }).open();
    await using one = await WorkerProcess.start(ground);
    await using other = await WorkerProcess.start(ground);
    const sessions = sessionInEach(partitions).map((session, at) => new SessionEvents({ session, boot: at + 1 }));
    const refunds = Array.from({ length: 47 }, (_, at) => {
      const session = sessions[at % partitions] ?? new SessionEvents();
      return session.requested(at + 1, { atMs: at * 1000, can: ['pay'] });
    });
    await sendCalls(ground, refunds.slice(0, 30));
    await settled(ground);
    await one.process.end('SIGKILL');
    await sendCalls(ground, refunds.slice(30, 46));
    await settled(ground);
    await signalsSettled(ground);
    expect(await alertsOf(ground, 'rate.agent-ceiling')).toEqual([]);
    await sendCalls(ground, refunds.slice(46));
    await becomesTrue({ what: 'an alert' }, async () => (await alertsOf(ground, 'rate.agent-ceiling')).length > 0);
    await signalsSettled(ground);
    expect(await alertsOf(ground, 'rate.agent-ceiling')).toMatchObject([
      { count: 1, unmapped: { shearpin: { measure: { value: 47, limit: 46 }, scope: { id: 'agent-1' } } } },
    ]);
    await other.process.end();
  });
});

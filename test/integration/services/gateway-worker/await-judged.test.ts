import { expect, it } from 'vitest';
import { DeskAgent } from '../../../support/pipeline/desk-agent.ts';
import { becomesTrue } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';

/** Long enough for a machine that is busy. */
const patientMs = 30_000;

function startAgent(ground: Ground, name: string, awaitJudgedMs: number): Promise<DeskAgent> {
  const env = {
    SHEARPIN_AGENT: name,
    SHEARPIN_AWAIT_JUDGED: 'egress.message',
    SHEARPIN_AWAIT_JUDGED_MS: String(awaitJudgedMs),
    SHEARPIN_FAIL_CLOSED: 'egress.message',
    SHEARPIN_UNWATCHED_AFTER_MS: String(2 * patientMs),
  };
  return DeskAgent.start(ground, { env });
}

/** What reads a secret and what sends it, one at the other's heels. */
async function leak(agent: DeskAgent): Promise<boolean> {
  await agent.readTicket();
  const { text } = await agent.getSecret();
  const { isRefused } = await agent.sendMail(`Here it is: ${text}`);
  return isRefused;
}

function waited(agent: DeskAgent, end: string): Promise<number> {
  return agent.admin.metric('shearpin_gateway_waits_total', { end });
}

function disposableOf(agents: readonly DeskAgent[]): AsyncDisposableStack {
  const stack = new AsyncDisposableStack();
  for (const agent of agents) stack.use(agent);
  return stack;
}

describeWithServers('rule 12: calls that wait, on Kafka and Redis', (servers) => {
  it('are refused each time when what came just before them arms, and at their deadline by policy', async () => {
    await using ground = await new Ground(servers).open();
    await using worker = await WorkerProcess.start(ground);
    // They start together, and then take their turns.
    const [patient, other, agent] = await Promise.all([
      startAgent(ground, 'first', patientMs),
      startAgent(ground, 'second', patientMs),
      startAgent(ground, 'last', 300),
    ]);
    await using _agents = disposableOf([patient, other, agent]);
    for (const thief of [patient, other]) {
      expect(await leak(thief)).toBe(true);
      expect(thief.ran('send_mail')).toEqual([]);
      expect(await thief.admin.metric('shearpin_gateway_calls_total', { decision: 'refused', reason: 'armed' })).toBe(
        1,
      );
      expect(await waited(thief, 'late')).toBe(0);
    }
    await agent.readTicket();
    await becomesTrue({ what: 'a mail that was judged in time' }, async () => {
      return !(await agent.sendMail('Nothing of interest.')).isRefused;
    });
    const sent = agent.ran('send_mail').length;
    const late = await waited(agent, 'late');
    worker.process.signal('SIGSTOP');
    try {
      await agent.readTicket();
      expect((await agent.sendMail('Nothing of interest.')).isRefused).toBe(true);
    } finally {
      worker.process.signal('SIGCONT');
    }
    expect(agent.ran('send_mail')).toHaveLength(sent);
    expect(await waited(agent, 'late')).toBe(late + 1);
  });
});

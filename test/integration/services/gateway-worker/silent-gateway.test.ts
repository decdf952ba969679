import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import type { Alert } from '../../../../schemas/generated/types.ts';
import { topics } from '../../../../schemas/topics.ts';
import { loadOcsf } from '../../../support/ocsf.ts';
import { DeskAgent } from '../../../support/pipeline/desk-agent.ts';
import { becomesTrue } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { launcher, ProductProcess } from '../../../support/pipeline/product-process.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';

const ocsf = loadOcsf();
/** A gateway counts as live for three of its heartbeats. */
const frozenHeartbeatMs = 100_000;

interface Status {
  readonly commands: readonly { readonly gateways: readonly { readonly gateway: string; readonly status: string }[] }[];
}

/** `shearpin status --json`: the answers of each gateway, and the exit code. */
async function status(
  ground: Ground,
): Promise<{ readonly answers: Record<string, string>; readonly exit: number | null }> {
  await using asked = new ProductProcess({ script: [launcher, 'status', '--json'], env: ground.workerEnv });
  await asked.exited();
  const { commands } = JSON.parse(asked.lines.find((line) => line.startsWith('{"commands"')) ?? '') as Status;
  expect(commands).toHaveLength(1);
  const answers = commands.flatMap(({ gateways }) => gateways.map((one) => [one.gateway, one.status] as const));
  return { answers: Object.fromEntries(answers), exit: asked.exitCode };
}

describeWithServers('a live gateway that does not acknowledge a command', (servers) => {
  it('is a counter, a log line and a health alert, and the status names it', async () => {
    await using ground = await new Ground(servers, { gateways: ['gw-1', 'gw-2'] }).open();
    await using worker = await WorkerProcess.start(ground, { env: { SHEARPIN_ACK_TIMEOUT_MS: '500' } });
    await using agent = await DeskAgent.start(ground);
    const env = { SHEARPIN_HEARTBEAT_MS: String(frozenHeartbeatMs) };
    await using frozen = await DeskAgent.start(ground, { gatewayId: 'gw-2', env });
    await becomesTrue({ what: 'heartbeats of both gateways' }, async () => {
      const records = await ground.read(topics.calls);
      const from = new Set(records.map(({ headers }) => headers['shearpin-gateway']));
      return from.size === 2;
    });
    await becomesTrue({ what: 'both have read the commands' }, async () => {
      return new Set((await ground.read(topics.acks)).map(({ key }) => key)).size === 2;
    });
    frozen.signal('SIGSTOP');
    try {
      await agent.readTicket();
      await agent.getSecret();
      await agent.commanded();
      await becomesTrue({ what: 'the worker says that one is silent' }, () => silentIn(worker).includes('gw-2'));
      // On a busy machine the other one may take longer than the worker waits, too.
      expect(await worker.admin.metric('shearpin_not_enforced_total', { status: 'silent' })).toBe(
        silentIn(worker).length,
      );
      const alerts = (await ground.read(topics.alerts)).map(({ value }) => alertOf(value));
      const own = alerts.filter(({ unmapped: { shearpin } }) => shearpin.health?.gateway === 'gw-2');
      expect(own.map(({ finding_info: { title } }) => title)).toEqual(['A gateway does not enforce a command']);
      for (const alert of alerts) expect(ocsf?.(alert) ?? []).toEqual([]);
      const told = { answers: { 'gw-1': 'applied', 'gw-2': 'silent' }, exit: 1 };
      await becomesTrue({ what: 'the status names it' }, async () => isDeepStrictEqual(await status(ground), told));
    } finally {
      frozen.signal('SIGCONT');
    }
    await frozen.commanded();
    await becomesTrue({ what: 'the status names nobody' }, async () => (await status(ground)).exit === 0);
  });
});

/** Gateways of which the worker wrote that they do not answer, in order. */
function silentIn({ process: { lines } }: WorkerProcess): readonly string[] {
  const told = lines.filter((line) => line.includes('a live gateway does not enforce a live command'));
  const read = told.map((line) => JSON.parse(line) as { gateway: string; status: string; level: string });
  return read.flatMap(({ gateway, status: of, level }) => (of === 'silent' && level === 'error' ? [gateway] : []));
}

function alertOf(value: Uint8Array | null): Alert {
  return JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Alert;
}

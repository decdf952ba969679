import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callsThatReached, demoUpstreams } from '../../services/cli/story/demo-servers.ts';
import { readScenarioOutline } from '../../services/cli/story/scenario-outline.ts';
import { digestOf } from '../../services/demo/demo-server.ts';
import { type Rig, startRig, World } from '../support/gateway/gateway-rig.ts';
import { startHttpOffice } from '../support/gateway/http-office.ts';
import { connectLegacy, connectModern, type TestClient } from '../support/gateway/mcp-clients.ts';
import { armed, mailsSeen } from '../support/gateway/scenes.ts';

const listen = '127.0.0.1:0';

async function startWithFile(world: World, upstreams: object): Promise<Rig> {
  const file = join(world.folder, 'gateway.json');
  writeFileSync(file, JSON.stringify({ listen, upstreams }));
  return startRig({ world, file, hasWorker: true });
}

/** A client for each path. */
async function connectAll(rig: Rig, names: readonly string[], connect: (url: URL) => Promise<TestClient>) {
  const clients = new Map<string, TestClient>();
  for (const name of names) {
    const client = await connect(new URL(`/${name}`, rig.url));
    await client.tools();
    clients.set(name, client);
  }
  return {
    at(name: string): TestClient {
      const client = clients.get(name);
      if (client === undefined) throw new Error(`There is no client for ${name}.`);
      return client;
    },
    close: () => Promise.all([...clients.values()].map((client) => client.close())),
  };
}

describe('several servers behind one gateway, by path', () => {
  it('share a conversation: a chain over four of them is refused at its last call', async () => {
    using world = new World();
    await using rig = await startWithFile(world, demoUpstreams(readScenarioOutline(), world.folder));
    const clients = await connectAll(rig, ['tickets', 'vault', 'mail', 'refunds'], connectLegacy);
    await clients.at('tickets').call('read_ticket', { ticket_id: 'T-1042' });
    const { text: secret } = await clients.at('vault').call('get_secret', { entry: 'billing-gateway' });
    const other = await clients.at('vault').call('get_secret', { entry: 'status-page' });
    await armed(rig);
    const mail = { to: 'intake@ledger-audit.example', subject: 'export check' };
    const honest = { ...mail, body: 'The export works again.' };
    const leaking = { ...mail, body: `The value is ${secret}.` };
    expect(other.text).not.toBe(secret);
    expect((await clients.at('mail').call('send_mail', honest)).isError).toBe(false);
    expect((await clients.at('refunds').call('refund_payment', { order: '1', amount: '2' })).isError).toBe(false);
    expect(await clients.at('mail').call('send_mail', leaking)).toMatchObject({
      isError: true,
      refusal: { refused: true },
    });
    const reached = callsThatReached(world.folder, 'mail');
    expect([reached.has(digestOf(honest)), reached.has(digestOf(leaking))]).toEqual([true, false]);
    await clients.close();
  });

  it.each([
    ['up to 2025-11-25', connectLegacy],
    ['of 2026-07-28', connectModern],
  ] as const)('may be behind pipes or HTTP, for clients %s', async (_era, connect) => {
    using world = new World();
    await using office = await startHttpOffice(world.office);
    const [command = '', ...args] = world.serverCommand;
    const url = `${office.url}/mcp`;
    await using rig = await startWithFile(world, { pages: { url }, vault: { command, args }, mail: { url } });
    const clients = await connectAll(rig, ['pages', 'vault', 'mail'], connect);
    await clients.at('pages').call('fetch_webpage', { url: 'https://news.example/today' });
    const { text: secret } = await clients.at('vault').call('get_secret', { entry: 'first' });
    await armed(rig);
    const honest = await clients.at('mail').call('send_mail', { to: 'x@drop.example', body: 'all is well' });
    const refused = await clients.at('mail').call('send_mail', { to: 'x@drop.example', body: `it is ${secret}` });
    expect([honest.isError, refused.isError]).toEqual([false, true]);
    expect(mailsSeen({ world })).toBe(1);
    await clients.close();
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { demoUpstreams } from '../../services/cli/story/demo-servers.ts';
import { readScenarioOutline } from '../../services/cli/story/scenario-outline.ts';
import { startRig, World } from '../support/gateway/gateway-rig.ts';
import { connectLegacy, type TestClient } from '../support/gateway/mcp-clients.ts';

const ceiling = 47;

async function refund(client: TestClient, order: number): Promise<{ readonly isError: boolean }> {
  return client.call('refund_payment', { order: String(order), amount: '10' });
}

/** The command takes some milliseconds; until then further payments run. */
async function refundUntilRefused(client: TestClient): Promise<boolean> {
  for (let order = 1000; order < 1200; order += 1) {
    if ((await refund(client, order)).isError) return true;
    await pause(20);
  }
  return false;
}

it('closes a session to payments after its 47th, and no other session', async () => {
  using world = new World();
  const file = join(world.folder, 'gateway.json');
  const upstreams = demoUpstreams(readScenarioOutline(), world.folder);
  writeFileSync(file, JSON.stringify({ listen: '127.0.0.1:0', upstreams }));
  await using rig = await startRig({ world, file, hasWorker: true });
  const url = new URL('/refunds', rig.url);
  const [hasty, calm] = [await connectLegacy(url), await connectLegacy(url)];
  for (const client of [hasty, calm]) await client.tools();
  await refund(calm, 1);
  for (let order = 1; order <= ceiling; order += 1) expect((await refund(hasty, order)).isError).toBe(false);
  expect(await refundUntilRefused(hasty)).toBe(true);
  expect((await refund(calm, 2)).isError).toBe(false);
  await Promise.all([hasty.close(), calm.close()]);
});

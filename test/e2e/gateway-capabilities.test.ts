import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CallRequested } from '../../schemas/generated/types.ts';
import { eventTypes } from '../../schemas/topics.ts';
import { runCapabilities } from '../../services/cli/capabilities.ts';
import { dataOf, type Rig, startRig, until, World } from '../support/gateway/gateway-rig.ts';
import { connectLegacy } from '../support/gateway/mcp-clients.ts';
import { PipeTransport } from '../support/gateway/pipe-transport.ts';

function told(rig: Rig, type: string): readonly unknown[] {
  return rig.records.filter(({ headers }) => headers['ce_type'] === type).map(dataOf);
}

function requestedOf(rig: Rig): readonly CallRequested[] {
  return told(rig, eventTypes.callRequested) as readonly CallRequested[];
}

const runsOf = new WeakMap<World, number>();

/** A client lists the tools of a gateway and reads a page. */
async function run(world: World, given: Readonly<Record<string, unknown>>, look: (rig: Rig) => Promise<void>) {
  // The log keeps the calls of earlier runs.
  const runs = (runsOf.get(world) ?? 0) + 1;
  runsOf.set(world, runs);
  const transport = new PipeTransport();
  const { serverCommand } = world;
  await using rig = await startRig({
    world,
    serverCommand,
    given,
    hasWorker: true,
    overrides: { pipes: transport.pipes },
  });
  const client = await connectLegacy(transport);
  try {
    await client.tools();
    await client.call('fetch_webpage', { url: 'http://page.example/a' });
    await until(() => requestedOf(rig).length >= runs);
    await look(rig);
  } finally {
    await client.close();
  }
}

async function ask(world: World, ...args: readonly string[]) {
  const written = { out: '', err: '' };
  const code = await runCapabilities(args, {
    stdin: new PassThrough(),
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
    env: { SHEARPIN_STATE_DIR: world.folder, SHEARPIN_GATEWAY_ID: 'gateway' },
  });
  return { code, ...written };
}

describe('what an operator states of tools', () => {
  it('begins with what the gateway saw, holds for that definition, and is void for another', async () => {
    using world = new World();
    const file = join(world.folder, 'capabilities.yaml');
    await run(world, {}, async (rig) => {
      await until(() => told(rig, eventTypes.catalogObserved).length >= 4);
      const printed = await ask(world);
      expect(printed).toMatchObject({ code: 0, err: '' });
      writeFileSync(file, printed.out);
    });
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(
      /"fetch_webpage": # from words\n +definition: "[0-9a-f]{32}"\n +capabilities: \[read\.untrusted, /,
    );
    const stated = text.replace(
      /("fetch_webpage":.*\n.*\n) +capabilities: .*/,
      '$1        capabilities: [pay]\n        allow: [url]',
    );
    writeFileSync(file, stated);
    await run(world, { capabilitiesFile: file }, async (rig) => {
      const [call] = requestedOf(rig).slice(-1);
      expect(call?.capabilities).toEqual([{ name: 'pay', source: 'operator' }]);
      expect(call?.arguments.fields).toMatchObject([{ path: 'url', value: 'http://page.example/a' }]);
      await Promise.resolve();
    });
    writeFileSync(file, stated.replace(/("fetch_webpage":.*\n +definition: )"[0-9a-f]{32}"/, `$1"${'0'.repeat(32)}"`));
    await run(world, { capabilitiesFile: file }, async (rig) => {
      const [call] = requestedOf(rig).slice(-1);
      expect(call?.capabilities.map(({ source }) => source)).not.toContain('operator');
      expect(call?.arguments.fields[0]?.value).toBeUndefined();
      expect(rig.logged.filter((line) => line.includes('another definition'))).toHaveLength(1);
      expect(rig.logged.join('')).not.toContain('fetch_webpage');
      expect(await rig.metrics()).toMatch(/shearpin_gateway_capabilities_void_total\{[^}]*\} 1/);
      await until(async () =>
        (await ask(world)).out.includes('"fetch_webpage": # VOID: your entry is for another definition'),
      );
    });
    const listed = JSON.parse((await ask(world, '--json', '--server', 'server')).out) as readonly { tool: string }[];
    expect(listed.find(({ tool }) => tool === 'fetch_webpage')).toMatchObject({ gateway: 'gateway', void: true });
  });

  it('is not there before a client listed tools, and the command says so', async () => {
    using world = new World();
    const transport = new PipeTransport();
    const { serverCommand } = world;
    await using _rig = await startRig({ world, serverCommand, hasWorker: true, overrides: { pipes: transport.pipes } });
    expect(await ask(world)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('no gateway saw') as string,
    });
  });
});

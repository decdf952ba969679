import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeys } from '../../../../services/adapters/crypto/create-keys.ts';
import { CliProcess, runCli, temporaryFolder } from '../../../support/cli-process.ts';

const upstream = 'http://127.0.0.1:9/mcp';
const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const clientInfo = { name: 'stranger', version: '1' };
const initialize = JSON.stringify({
  ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo },
});

describe('a gateway that cannot start', () => {
  it('says so and nothing else when its address is taken', async () => {
    using folder = temporaryFolder();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const listen = `127.0.0.1:${String((taken.address() as AddressInfo).port)}`;
    const env = { SHEARPIN_STATE_DIR: folder.path };
    const { code, stderr } = await runCli(['gateway', '--listen', listen, '--upstream', upstream], { env });
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^shearpin gateway: Cannot listen on .*\[E_LISTEN\]\n$/);
  });

  it('names itself and the owner of its keys when they are not the same', async () => {
    using folder = temporaryFolder();
    const keys = join(folder.path, 'keys');
    createKeys(keys, { tenant: 'acme', gateways: ['desk'], writer: 'worker', deployment: 'default' });
    const env = {
      SHEARPIN_KAFKA_BROKERS: '127.0.0.1:1',
      SHEARPIN_KEYS_DIR: join(keys, 'gateways', 'desk'),
      SHEARPIN_GATEWAY_ID: 'office',
      SHEARPIN_TENANT: 'other',
    };
    const { code, stderr } = await runCli(['gateway', '--', 'never-run'], { env });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'shearpin gateway: The configuration has 2 faults:\n' +
        '  SHEARPIN_GATEWAY_ID is office, but the ingest key is for desk. Correct one of them.\n' +
        '  SHEARPIN_TENANT is other, but the fingerprint key is for acme. Correct one of them. [E_CONFIG]\n',
    );
  });
});

describe('a gateway before one server', () => {
  it('prints the URL for clients, and logs why the server cannot be used', async () => {
    using folder = temporaryFolder();
    const env = { SHEARPIN_STATE_DIR: folder.path };
    const before = { url: ['--upstream', upstream], command: ['--', 'no-such-server'] };
    for (const [server, reason] of [
      [before.url, 'ECONNREFUSED'],
      [before.command, 'ENOENT'],
    ] as const) {
      await using gateway = new CliProcess(['gateway', '--listen', '127.0.0.1:0', ...server], { env });
      const [, url = ''] = await gateway.says(/\n {2}server: (http:\S+\/mcp)\n/);
      expect((await fetch(url, { method: 'POST', headers, body: initialize })).status).toBe(502);
      await gateway.says(new RegExp(`"server":"server","reason":"${reason}","msg":"the server cannot be used"`));
    }
  });
});

describe('a gateway that other machines can reach', () => {
  it('warns while it serves them without TLS, and one on loopback does not', async () => {
    using folder = temporaryFolder();
    const env = { SHEARPIN_STATE_DIR: folder.path };
    const warning = 'other machines reach this gateway without TLS';
    for (const [listen, isWarned] of [
      ['127.0.0.1:0', false],
      ['[::1]:0', false],
      ['0.0.0.0:0', true],
    ] as const) {
      await using gateway = new CliProcess(['gateway', '--listen', listen, '--upstream', upstream], { env });
      await gateway.says(/\n {2}server: http:\S+\n/);
      if (isWarned) await gateway.says(new RegExp(warning));
      else expect(gateway.stderr).not.toContain(warning);
    }
  });
});

describe('a gateway before several servers', () => {
  it('prints the URL of each for clients, and says at other paths how a path is made', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'gateway.json');
    const upstreams = { tickets: { url: upstream }, mail: { url: upstream } };
    writeFileSync(file, JSON.stringify({ listen: '127.0.0.1:0', upstreams }));
    await using gateway = new CliProcess(['gateway', '--config', file], { env: { SHEARPIN_STATE_DIR: folder.path } });
    const [, url = ''] = await gateway.says(/\n {2}mail: (http:\S+)\n/);
    expect(gateway.stderr).toContain(`  tickets: ${url.replace(/mail$/, 'tickets')}\n`);
    const answer = await fetch(`${url}s`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('each one is at /NAME');
  });
});

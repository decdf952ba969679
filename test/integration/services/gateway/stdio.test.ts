import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from '../../../support/gateway/is-alive.ts';
import { until, World } from '../../../support/gateway/gateway-rig.ts';

const launcher = fileURLToPath(new URL('../../../../services/cli/launcher.js', import.meta.url));
const rawServer = fileURLToPath(new URL('../../../support/gateway/raw-server.ts', import.meta.url));

interface Spoken {
  readonly child: ChildProcessWithoutNullStreams;
  readonly lines: Interface;
  stderr: string;
  readonly exit: Promise<number | null>;
}

let world: World;
let gateway: Spoken;

function start(command: readonly string[], env: Readonly<Record<string, string>> = {}): Spoken {
  const child = spawn(process.execPath, [launcher, 'gateway', '--log-level', 'error', '--', ...command], {
    env: { ...process.env, SHEARPIN_STATE_DIR: world.folder, ...env },
  });
  const spoken: Spoken = {
    child,
    lines: createInterface({ input: child.stdout }),
    stderr: '',
    exit: new Promise((resolve) => child.once('close', resolve)),
  };
  child.stderr.on('data', (chunk: Buffer) => (spoken.stderr += chunk.toString()));
  return spoken;
}

async function pidBy(method: 'pid' | 'spawn'): Promise<number> {
  const answer = JSON.parse(await ask(JSON.stringify({ jsonrpc: '2.0', id: 1, method }))) as {
    result: { line: number };
  };
  return answer.result.line;
}

async function ask(line: string): Promise<string> {
  const answer = new Promise<string>((resolve) => gateway.lines.once('line', resolve));
  gateway.child.stdin.write(`${line}\n`);
  return answer;
}

describe('a gateway between a client’s pipes and a server', () => {
  beforeEach(() => {
    world = new World();
    gateway = start([process.execPath, rawServer], { OF_THE_CLIENT: 'kept' });
  });

  afterEach(async () => {
    gateway.child.kill('SIGKILL');
    await gateway.exit;
    world[Symbol.dispose]();
  });

  it('passes the client’s bytes on as they came', async () => {
    const line =
      '{"method":"x", "jsonrpc":"2.0","params":{"b":1.0,"a":9007199254740993,"a":"\\u0041"},  "id":12345678901}';
    expect(JSON.parse(await ask(line))).toMatchObject({ result: { line } });
  });

  it('passes the server’s bytes on as they came', async () => {
    const text = '{"id":1.0,  "result":{"n":12345678901234567890,"n":1e2},"jsonrpc":"2.0"}';
    expect(await ask(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'say', params: { text } }))).toBe(text);
  });

  it('passes on what is no JSON, both ways', async () => {
    expect(JSON.parse(await ask('this is {no json'))).toMatchObject({ result: { line: 'this is {no json' } });
    const text = '}{ neither is this';
    expect(await ask(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'say', params: { text } }))).toBe(text);
  });

  it('passes on lines of ten megabytes', async () => {
    const text = 'x'.repeat(10 * 1024 * 1024);
    const answer = await ask(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'echo', params: { text } }));
    expect(answer.length).toBeGreaterThan(text.length);
  });

  it('keeps long calls before what comes behind them, up to the end of the input', async () => {
    const text = 'Nothing but words. '.repeat(5000);
    const call = (id: number, more: object): string =>
      JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'note', arguments: more } });
    const sent = [call(1, { text }), call(2, {}), call(3, { text }), call(4, {})];
    const said: string[] = [];
    gateway.lines.on('line', (line) => said.push(line));
    gateway.child.stdin.end(sent.map((line) => `${line}\n`).join(''));
    expect(await gateway.exit).toBe(0);
    const lines = said.map((line) => (JSON.parse(line) as { result: { line: string } }).result.line);
    expect(lines).toEqual(sent);
  });

  it('gives the server the client’s environment, and the client the server’s stderr', async () => {
    const answer = await ask(
      JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'environment', params: { text: 'OF_THE_CLIENT' } }),
    );
    expect(JSON.parse(answer)).toMatchObject({ result: { line: 'kept' } });
    await until(() => gateway.stderr.includes('raw server is up'));
  });

  it('ends with the exit code of a server that crashes in a call', async () => {
    gateway.child.stdin.write('{"jsonrpc":"2.0","id":1,"method":"die","params":{"code":7}}\n');
    expect(await gateway.exit).toBe(7);
  });

  it('answers other requests while one hangs', async () => {
    gateway.child.stdin.write('{"jsonrpc":"2.0","id":1,"method":"hang"}\n');
    expect(JSON.parse(await ask('{"jsonrpc":"2.0","id":2,"method":"echo"}'))).toMatchObject({ id: 2 });
  });

  it('ends when the client closes its input, with what the server still had to say', async () => {
    const answer = new Promise<string>((resolve) => gateway.lines.once('line', resolve));
    gateway.child.stdin.end('{"jsonrpc":"2.0","id":5,"method":"echo"}\n');
    expect(JSON.parse(await answer)).toMatchObject({ id: 5 });
    expect(await gateway.exit).toBe(0);
  });

  it.each(['SIGTERM', 'SIGINT', 'the end of its input'] as const)(
    'takes the server and what that started with it on %s, also in a call',
    async (end) => {
      const server = await pidBy('pid');
      const grandchild = await pidBy('spawn');
      gateway.child.stdin.write('{"jsonrpc":"2.0","id":9,"method":"hang"}\n');
      if (end === 'SIGTERM' || end === 'SIGINT') gateway.child.kill(end);
      else gateway.child.stdin.end();
      await gateway.exit;
      for (const pid of [server, grandchild]) await until(() => !isAlive(pid));
    },
  );
});

describe('a client over stdio that is killed in a call', () => {
  it('takes the gateway and its server along, though both work at an answer for it', async () => {
    using here = new World();
    const pids = join(here.folder, 'pids');
    const told = `require('fs').writeFileSync(${JSON.stringify(pids)}, process.ppid + ' ' + process.pid);`;
    const server = [
      process.execPath,
      '-e',
      `process.stdin.once('data', () => {${told}}); setInterval(() => {}, 1000);`,
    ];
    const command = [process.execPath, launcher, 'gateway', '--', ...server];
    const client = `
      const { spawn } = require('child_process');
      const [command, ...args] = ${JSON.stringify(command)};
      const gateway = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
      gateway.stdin.write('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x"}}\\n');`;
    const env = { ...process.env, SHEARPIN_STATE_DIR: here.folder, SHEARPIN_LOG_LEVEL: 'error' };
    const killed = spawn(process.execPath, ['-e', client], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    await until(() => existsSync(pids) && readFileSync(pids, 'utf8').includes(' '));
    const running = readFileSync(pids, 'utf8').split(' ').map(Number);
    expect(running.map(isAlive)).toEqual([true, true]);
    killed.kill('SIGKILL');
    for (const pid of running) await until(() => !isAlive(pid));
  });
});

describe('a gateway whose server command cannot be started', () => {
  it('says so and ends', async () => {
    using ground = new World();
    world = ground;
    const spoken = start(['/nowhere/such-a-server']);
    expect(await spoken.exit).toBe(1);
    await until(() => spoken.stderr.includes('/nowhere/such-a-server'));
  });
});

describe('a gateway that is configured wrongly', () => {
  it('names all faults at once with their variables and ends with 2', async () => {
    using ground = new World();
    world = ground;
    const spoken = start(['true'], { SHEARPIN_HEARTBEAT_MS: 'soon', SHEARPIN_TENANT: '?', SHEARPIN_TENNANT: 'x' });
    expect(await spoken.exit).toBe(2);
    for (const name of ['SHEARPIN_HEARTBEAT_MS', 'SHEARPIN_TENANT', 'SHEARPIN_TENNANT']) {
      expect(spoken.stderr).toContain(name);
    }
  });
});

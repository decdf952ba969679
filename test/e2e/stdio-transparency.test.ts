import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launcher, temporaryFolder } from '../support/cli-process.ts';
import { isAlive } from '../support/gateway/is-alive.ts';
import { runDirectly, runThroughGateway, type StdioScript } from '../support/gateway/stdio-run.ts';
import { becomesTrue } from '../support/pipeline/eventually.ts';

const rawServer = fileURLToPath(new URL('../support/gateway/raw-server.ts', import.meta.url));
const node = process.execPath;
const shell = (script: string): readonly string[] => ['sh', '-c', script];
/** Says every byte again that it reads. */
const mirror = ['cat'];
const bytes = (...texts: readonly string[]): readonly Uint8Array[] => texts.map((text) => Buffer.from(text, 'latin1'));

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder[Symbol.dispose]();
});

const request = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x","arguments":{}}}';
const answer = '{"jsonrpc":"2.0","id":1,"result":{"content":[]}}';
const lines: Readonly<Record<string, readonly Uint8Array[]>> = {
  'lines with CRLF, blank ones and a last one without an end': bytes(`${request}\r\n\n\r\n  \n${answer}`),
  'a line in many pieces': bytes(...(`${request}\n`.match(/.{1,7}|\n/g)?.values() ?? [])),
  'what is no JSON, no UTF-8, and holds NUL': bytes('}{\n\xff\xfe\x80\n\0\x01\n{"a":1}\n\xef\xbb\xbf{}\nnull\n7\n'),
  'numbers, duplicates and escapes': bytes(
    '{"id":12345678901234567890,"id":1.0,"method":"\\u0061","params":{"a":1e2,"a":9007199254740993}, "jsonrpc" : "2.0"}\n',
    '[{"jsonrpc":"2.0","id":-0,"method":"x"} , {"jsonrpc":"2.0","method":"notifications/x"}]\n[]\n',
  ),
  'answers to no request, and two to one': bytes(
    `${request}\n${answer}\n${answer}\n{"id":99,"result":{}}\n[${answer}]\n`,
  ),
  'an id of a megabyte, asked and answered': ['"method":"tools/call"', '"result":{}'].map((rest) =>
    Buffer.from(`{"jsonrpc":"2.0","id":"${'i'.repeat(1_048_576)}",${rest}}\n`),
  ),
  'a call and an answer of ten thousand levels': ['"method":"x","params"', '"result"'].map((name) =>
    Buffer.from(`{"jsonrpc":"2.0","id":3,${name}:${'['.repeat(10_000)}${']'.repeat(10_000)}}\n`),
  ),
  'thirty thousand notifications': bytes(
    ...Array.from({ length: 30 }, (_, part) =>
      Array.from(
        { length: 1000 },
        (__, at) => `{"jsonrpc":"2.0","method":"notifications/x","params":{"at":${String(part * 1000 + at)}}}\n`,
      ).join(''),
    ),
  ),
  'a line of ten megabytes': [
    Buffer.from(`{"jsonrpc":"2.0","id":2,"method":"x","params":"`),
    Buffer.alloc(10_485_760, 'é'),
    Buffer.from('"}\n'),
  ],
  'three hundred requests at once': bytes(
    Array.from({ length: 300 }, (_, id) => `{"jsonrpc":"2.0","id":"r${String(id)}","method":"tools/list"}\n`).join(''),
  ),
};

const servers: Readonly<Record<string, StdioScript>> = {
  'that fails': { command: shell('echo started; echo told >&2; exit 7') },
  'that is killed in a call': { command: shell('read line; kill -9 $$'), input: bytes(`${request}\n`) },
  'that crashes in the middle of a line': {
    command: shell(`read line; printf '{"jsonrpc":"2.0","id"'; exit 3`),
    input: bytes(`${request}\n`),
  },
  'that closes its output and lives': { command: shell('echo last; exec >&-; cat >/dev/null; exit 4') },
  'that is told what it gets': {
    command: [
      node,
      '-e',
      'console.log(JSON.stringify([process.argv.slice(1), process.env.OF_THE_CLIENT, process.cwd()]))',
      'a b',
      '--',
      '$HOME',
      '',
    ],
    env: { OF_THE_CLIENT: 'kept = "as it is"\n' },
  },
  'that answers seconds after the client has said its last': {
    command: shell(`read line; cat >/dev/null; sleep 7; echo '${answer}'`),
    input: bytes(`${request}\n`),
  },
  'that answers with twenty megabytes': {
    command: [node, rawServer],
    input: bytes('{"jsonrpc":"2.0","id":1,"method":"fill","params":{"bytes":20971520}}\n'),
  },
  ...Object.fromEntries(
    (['SIGTERM', 'SIGINT', 'SIGHUP'] as const).flatMap((signal) => [
      [`that ${signal} ends`, { command: shell('echo up; exec cat'), signal }],
      [
        `that says its last upon ${signal}`,
        {
          command: [
            node,
            '-e',
            `process.on('${signal}',()=>{console.log('bye');process.exit(9)});process.stdin.resume();console.log('up')`,
          ],
          signal,
        },
      ],
    ]),
  ),
};

describe('a client sees the same of a server directly and through the gateway', () => {
  it.each(Object.keys(lines))('when both sides send %s', async (name) => {
    const script = { command: mirror, input: lines[name] ?? [] };
    const through = await runThroughGateway(script, folder.path);
    expect(through.code).toBe(0);
    expect(through.stdout.equals(Buffer.concat([...(lines[name] ?? [])]))).toBe(true);
  });

  it.each(Object.keys(servers))('%s', async (name) => {
    const script = servers[name] ?? { command: [] };
    const [direct, through] = [await runDirectly(script), await runThroughGateway(script, folder.path)];
    expect(through.code).toBe(direct.code);
    expect(through.stderr).toBe(direct.stderr);
    expect(through.stdout.equals(direct.stdout)).toBe(true);
  });
});

describe('a gateway', () => {
  it('lets no line hold another for a reader that ends lines at a carriage return, too', async () => {
    const input = bytes(`{"jsonrpc":"2.0","id":5,"method":"ping","params":{"x":\r${request}\r}}\r\n`);
    const through = await runThroughGateway({ command: mirror, input }, folder.path);
    expect(through.stdout.toString()).toBe(`{"jsonrpc":"2.0","id":5,"method":"ping","params":{"x": ${request} }}\r\n`);
  });

  it('kills a server that is deaf to SIGTERM, with what it started', async () => {
    const deaf = `trap '' TERM; sleep 600 & echo $!; while :; do sleep 1; done`;
    const { code, stdout } = await runThroughGateway({ command: shell(deaf), signal: 'SIGTERM' }, folder.path);
    expect(code).toBe(137);
    await becomesTrue({ what: 'the grandchild is gone' }, () => !isAlive(Number(stdout.toString())));
  });

  it('ends a server that does not end with its input when nobody waits for an answer', async () => {
    const deaf = `echo up; exec <&-; while :; do sleep 1; done`;
    const { code } = await runThroughGateway({ command: shell(deaf), openUntil: 'up' }, folder.path);
    expect(code).toBe(143);
  });

  it.each([
    ['the client does not read', shell(`exec yes '${answer}'`), false],
    ['the server does not read', shell('echo up; exec sleep 600'), true],
  ])('holds little while %s, and ends when it is told to', async (_, command, isWriting) => {
    const env = { ...process.env, SHEARPIN_STATE_DIR: folder.path, SHEARPIN_LOG_LEVEL: 'error' };
    const child = spawn(node, [launcher, 'gateway', '--', ...command], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.on('error', () => undefined);
    await once(child.stdout, 'readable');
    const before = residentKiB(child.pid);
    const line = `{"jsonrpc":"2.0","method":"notifications/x","params":"${'x'.repeat(65_000)}"}\n`;
    if (isWriting) for (let count = 0; count < 2000; count += 1) child.stdin.write(line);
    let seen = before;
    // Until what can be moved has been moved: the gateway's memory does not change any more.
    await becomesTrue({ what: 'it stands still' }, () => {
      const last = seen;
      seen = residentKiB(child.pid);
      return Math.abs(seen - last) < 64;
    });
    expect(seen - before).toBeLessThan(64 * 1024);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
});

function residentKiB(pid: number | undefined): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
}

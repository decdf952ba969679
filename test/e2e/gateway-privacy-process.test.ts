import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFrame } from '../../services/adapters/socket/frames.ts';
import { pipelineFolderIn } from '../../services/cli/pipeline/pipeline-folder.ts';
import { CliProcess, runCli, temporaryFolder } from '../support/cli-process.ts';
import { until } from '../support/gateway/gateway-rig.ts';
import { startUpstream } from '../support/gateway/http-upstream.ts';
import { keysBelow, keyTracesIn } from '../support/gateway/key-traces.ts';
import { markedConversation, type Turn } from '../support/gateway/marked-conversation.ts';
import { Marks } from '../support/gateway/marks.ts';
import { freePort } from '../support/servers/free-port.ts';

function textOf(said: unknown): string {
  return typeof said === 'string' ? said : JSON.stringify(said);
}

/** Answers each message of a conversation, a stream where it says more than one thing. */
function startScripted(turns: readonly Turn[], session: string) {
  return startUpstream(({ body }, response) => {
    const said = turns.find(({ sent }) => body.includes(JSON.stringify(sent['id'])))?.said ?? [];
    response.setHeader('mcp-session-id', session);
    if (said.length === 1) response.writeHead(200, { 'content-type': 'application/json' }).end(textOf(said[0]));
    else {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(said.map((one) => `data: ${textOf(one)}\n\n`).join(''));
    }
  });
}

/** Every file below a folder but those of keys; what a log holds in base64, also as it is. */
function filesBelow(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  // What is written beside a file and takes its place may be gone by now.
  const isFile = (name: string): boolean => statSync(name, { throwIfNoEntry: false })?.isFile() === true;
  const files = names.filter((name) => isFile(name) && !name.endsWith('.key.json'));
  const text = files.map((name) => readFileSync(name, 'latin1')).join('\n');
  const encoded = text.match(/(?<=")[A-Za-z0-9+/]{24,}={0,2}(?=")/g) ?? [];
  return [text, ...encoded.map((one) => Buffer.from(one, 'base64').toString('latin1'))].join('\n');
}

/** Plain hashes, or such with a key that everybody knows, of every number with four digits. */
function hashesOfPins(): readonly string[] {
  return Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, '0')).flatMap((pin) => [
    ...['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(pin).digest('hex').slice(0, 14)),
    createHmac('sha256', '').update(pin).digest('hex').slice(0, 14),
  ]);
}

/** Runs of hexadecimal digits that are long enough for a hash, as far as they are compared. */
function hashesIn(text: string): ReadonlySet<string> {
  return new Set((text.match(/(?<![0-9a-f])[0-9a-f]{14,}/g) ?? []).map((run) => run.slice(0, 14)));
}

/** Sends messages in one session. */
function poster(): (url: string, message: unknown) => Promise<void> {
  const headers = new Headers({ 'content-type': 'application/json', accept: 'application/json, text/event-stream' });
  return async (url, message) => {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message) });
    headers.set('mcp-session-id', response.headers.get('mcp-session-id') ?? '');
    await response.text();
  };
}

/** What a stranger says to the socket of the user's pipeline. */
async function knockAtSocket(path: string, marks: Marks): Promise<void> {
  const said = [
    Buffer.from(marks.at('no frame')),
    writeFrame({ call: 1, name: marks.at('name of a frame'), args: marks.anyAt('frame') }),
    writeFrame({ call: 1, name: 'hello', args: { protocol: marks.at('protocol'), nonce: marks.at('nonce') } }),
    writeFrame({ call: 1, name: 'prove', args: { proof: marks.at('proof') } }),
  ];
  for (const bytes of said) {
    const socket = createConnection(path);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined).resume();
    socket.end(bytes);
    await closed;
  }
}

it('a gateway process says nothing of what passes and of its keys: to its log, its files, its metrics, its reports', async () => {
  using state = temporaryFolder();
  const marks = new Marks();
  const { turns, last } = markedConversation({ marks, isStateless: false });
  await using upstream = await startScripted([...turns, last], marks.at('session id'));
  const post = poster();
  const env = { SHEARPIN_STATE_DIR: state.path };
  const told = { ...env, SHEARPIN_ACCESS_LOG: 'true' };
  const admin = `127.0.0.1:${String(await freePort())}`;
  const options = ['--listen', '127.0.0.1:0', '--admin-listen', admin, '--log-level', 'debug'];
  await using gateway = new CliProcess(['gateway', ...options, '--upstream', upstream.url], { env: told });
  const url = (await gateway.says(/server: (http:\S+)/))[1] ?? '';
  for (const { sent } of [...turns, last]) await post(url, sent);
  const pin = { jsonrpc: '2.0', id: 4821, method: 'tools/call', params: { name: 'x', arguments: { pin: '4821' } } };
  await post(url, pin);
  await knockAtSocket(pipelineFolderIn(state.path, { tenant: 'default', deployment: 'default' }).socket, marks);
  await until(() => filesBelow(state.path).includes('finding_info'));
  const metrics = await fetch(`http://${admin}/metrics`).then((response) => response.text());
  const ready = await fetch(`http://${admin}/readyz`).then((response) => response.text());
  const reports = await Promise.all([
    runCli(['status', '--json'], { env }),
    runCli(['capabilities'], { env }),
    runCli(['gateway', '--help'], { env }),
    runCli(['gateway', '--log-level', 'loud', '--listen', 'nowhere'], { env }),
  ]);
  gateway.kill('SIGTERM');
  const { stdout, stderr } = await gateway.ended;
  const said = [
    stdout,
    stderr,
    metrics,
    ready,
    filesBelow(state.path),
    ...reports.flatMap((of) => [of.stdout, of.stderr]),
  ];
  const text = said.join('\n');
  expect(text).toContain('shearpin_gateway_calls_total');
  expect(text).toContain('get_secret');
  expect(stderr).toContain('"bytesIn"');
  expect(stderr).toContain('a connection to the log was cut off');
  expect(marks.foundIn(text)).toEqual([]);
  const keys = keysBelow(state.path);
  expect(keys.length).toBeGreaterThanOrEqual(3);
  expect(keyTracesIn(text, keys)).toEqual([]);
  const known = hashesIn(text);
  expect(known.size).toBeGreaterThan(20);
  expect(hashesOfPins().filter((hash) => known.has(hash))).toEqual([]);
});

it('would be found, in any encoding', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256));
  const shifted = (by: number): Buffer => Buffer.concat([Buffer.alloc(by, 'x'), key]);
  const forms = [
    key.toString('hex').slice(8, 40).toUpperCase(),
    ...[0, 1, 2].flatMap((by) => [shifted(by).toString('base64'), shifted(by).toString('base64url')]),
    JSON.stringify(key),
    JSON.stringify([...key.subarray(3, 20)], undefined, 2),
  ];
  for (const form of forms) expect(keyTracesIn(`x ${form} y`, [key])).not.toEqual([]);
  expect(keyTracesIn(key.toString('hex').slice(0, 12), [key])).toEqual([]);
});

import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { unhurriedTimers } from '../../../support/gateway/unhurried-timers.ts';
import { type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';

const megabyte = 1024 * 1024;
const sent = 30;
/** Answers its first request with its process, then reads nothing until SIGUSR2; then `count` with what it was told. */
const lazyServer = `
  let told = 0;
  const answer = (id, result) => console.log(JSON.stringify({ jsonrpc: '2.0', id, result }));
  const lines = require('readline').createInterface({ input: process.stdin });
  process.on('SIGUSR2', () => process.stdin.resume());
  const staying = setInterval(() => undefined, 1000);
  lines.on('close', () => clearInterval(staying));
  lines.on('line', (line) => {
    const { id, method } = JSON.parse(line);
    if (method === 'notifications/x') told += 1;
    else if (method === 'count') answer(id, { told });
    else {
      answer(id, { pid: process.pid });
      lines.pause();
      process.stdin.pause();
    }
  });
`;
const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

interface Client {
  readonly opening: string;
  readonly params: object;
  readonly headersFor: (method: string) => Record<string, string>;
}

const clients: readonly (readonly [era: string, Client])[] = [
  ['2025-11-25', { opening: 'initialize', params: {}, headersFor: () => ({}) }],
  [
    '2026-07-28',
    {
      opening: 'open',
      params: { _meta: meta },
      headersFor: (method) => ({ 'mcp-protocol-version': '2026-07-28', 'mcp-method': method }),
    },
  ],
];

describe.each(clients)('a stdio server that does not read what clients of %s post', (_era, client) => {
  it('is told no more than fits, whatever they send, and later exactly what they were told is taken', async () => {
    using world = new World();
    const serverCommand = [process.execPath, '-e', lazyServer];
    const overrides = { timers: unhurriedTimers };
    await using rig = await startRig({ world, serverCommand, given: { listen: '127.0.0.1:0' }, overrides });
    const opened = await post(rig, client, { id: 1, method: client.opening });
    const { result } = (await opened.json()) as { readonly result: { readonly pid: number } };
    const session = opened.headers.get('mcp-session-id');
    const own = session === null ? {} : { 'mcp-session-id': session };
    const leaving = new AbortController();
    let taken = 0;
    const posts = Array.from({ length: sent }, async () => {
      const text = 'x'.repeat(megabyte);
      const answer = await post(rig, client, { method: 'notifications/x', text, own, signal: leaving.signal });
      if (answer.status === 202) taken += 1;
    });
    const settled = Promise.allSettled(posts);
    await standsStill(() => taken);
    expect(taken).toBeLessThan(sent / 2);
    leaving.abort();
    await settled;
    process.kill(result.pid, 'SIGUSR2');
    const counted = await post(rig, client, { id: 2, method: 'count', own });
    expect(await counted.json()).toMatchObject({ id: 2, result: { told: taken } });
  });
});

interface Posted {
  readonly method: string;
  readonly id?: number;
  readonly text?: string;
  readonly own?: Record<string, string>;
  readonly signal?: AbortSignal;
}

function post(rig: Rig, { params, headersFor }: Client, posted: Posted): Promise<Response> {
  const { text, own = {}, signal, ...message } = posted;
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  return fetch(rig.url, {
    method: 'POST',
    headers: { ...headers, ...headersFor(message.method), ...own },
    body: JSON.stringify({ jsonrpc: '2.0', ...message, params: { ...params, text } }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Until a number has not changed for a while. */
async function standsStill(read: () => number): Promise<void> {
  let quiet = 0;
  let last = -1;
  await until(async () => {
    await pause(10);
    quiet = read() === last ? quiet + 1 : 0;
    last = read();
    return quiet > 30;
  });
}

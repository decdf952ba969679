import { Client as ModernClient, InMemoryTransport as ModernPair } from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { McpServer as ModernServer } from '@modelcontextprotocol/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { watchTransport } from '../../../../../services/sensor/embedding/watch-transport.ts';
import { observed, refusedByCommand } from '../observer/observed.ts';

interface Asking {
  callTool(asked: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  listTools(): Promise<{ readonly tools: readonly { readonly name: string }[] }>;
  close(): Promise<void>;
}

interface Serving {
  readonly ran: string[];
  connect(transport: unknown): Promise<void>;
}

function reply(ran: string[]) {
  return ({ text }: { text: string }) => {
    ran.push(text);
    return { content: [{ type: 'text' as const, text: `read ${text}` }] };
  };
}

function legacyServer(): Serving {
  const ran: string[] = [];
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  server.registerTool('read_note', { inputSchema: { text: z.string() } }, reply(ran));
  return { ran, connect: (transport) => server.connect(transport as InMemoryTransport) };
}

function modernServer(): Serving {
  const ran: string[] = [];
  const server = new ModernServer({ name: 'notes', version: '1.0.0' });
  server.registerTool('read_note', { inputSchema: z.object({ text: z.string() }) }, reply(ran));
  return { ran, connect: (transport) => server.connect(transport as ModernPair) };
}

const generations = [
  {
    generation: 'first',
    serverOf: legacyServer,
    pair: () => InMemoryTransport.createLinkedPair(),
    async clientOn(transport: unknown): Promise<Asking> {
      const client = new Client({ name: 'client', version: '1.0.0' });
      await client.connect(transport as InMemoryTransport);
      return client;
    },
  },
  {
    generation: 'second',
    serverOf: modernServer,
    pair: () => ModernPair.createLinkedPair(),
    async clientOn(transport: unknown): Promise<Asking> {
      const client = new ModernClient({ name: 'client', version: '1.0.0' });
      await client.connect(transport as ModernPair);
      return client;
    },
  },
] as const;

const sides = ['client', 'server'] as const;
const cases = generations.flatMap((one) => sides.map((side) => ({ ...one, side })));

async function open({ serverOf, pair, clientOn, side }: (typeof cases)[number], seen = observed()) {
  const server = serverOf();
  const [near, far] = pair();
  const watch = <T extends InMemoryTransport | ModernPair>(transport: T): T =>
    watchTransport(transport, seen.observer, { side, server: 'notes', agent: 'helper' });
  await server.connect(side === 'server' ? watch(far) : far);
  const client = await clientOn(side === 'client' ? watch(near) : near);
  return { seen, server, client };
}

describe.each(cases)('a transport of the $generation SDK generation, watched at the $side', (one) => {
  it('carries what it carried, and tells of each call and definition', async () => {
    const { seen, server, client } = await open(one);
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['read_note']);
    const answer = await client.callTool({ name: 'read_note', arguments: { text: 'a' } });
    expect(answer).toMatchObject({ content: [{ text: 'read a' }] });
    expect(server.ran).toEqual(['a']);
    expect(seen.requested()).toMatchObject([
      { target: { name: 'read_note' }, server: { id: 'notes', transport: 'stdio' }, agent: { id: 'helper' } },
    ]);
    expect(seen.completed()).toMatchObject([{ outcome: 'answered' }]);
    expect(seen.catalog()).toHaveLength(1);
    expect(seen.faults).toEqual([]);
    await client.close();
  });

  it('answers a refused call itself, and the server never sees it', async () => {
    const { seen, server, client } = await open(one);
    seen.enforcer.decision = () => ({ verdict: refusedByCommand, refusal: 'Refused by the gateway.' });
    const answer = await client.callTool({ name: 'read_note', arguments: { text: 'a' } });
    expect(answer).toMatchObject({ isError: true, content: [{ text: 'Refused by the gateway.' }] });
    expect(server.ran).toEqual([]);
    seen.enforcer.decision = () => ({ verdict: { decision: 'allowed', reason: 'clear' } });
    await client.callTool({ name: 'read_note', arguments: { text: 'b' } });
    expect(server.ran).toEqual(['b']);
    expect(seen.completed().map(({ outcome }) => outcome)).toEqual(['refused', 'answered']);
    await client.close();
  });

  it('is one session until it is closed, and another one is another', async () => {
    const first = await open(one);
    for (const text of ['a', 'b']) await first.client.callTool({ name: 'read_note', arguments: { text } });
    const keys = first.seen.requested().map(({ session }) => session.key);
    expect(new Set(keys).size).toBe(1);
    await first.client.close();
    const second = await open(one, first.seen);
    await second.client.callTool({ name: 'read_note', arguments: { text: 'c' } });
    expect(first.seen.requested().at(-1)?.session.key).not.toBe(keys[0]);
    await second.client.close();
  });
});

describe('a watched transport', () => {
  class Plain {
    readonly #sent: unknown[] = [];
    onmessage?: (message: unknown, extra?: unknown) => void;
    onclose?: () => void;
    onerror?: (error: Error) => void;
    sessionId?: string;
    start = (): Promise<void> => Promise.resolve();
    send(message: unknown): Promise<void> {
      this.#sent.push(message);
      return Promise.resolve();
    }
    close(): Promise<void> {
      this.onclose?.();
      return Promise.resolve();
    }
    sent(): readonly unknown[] {
      return this.#sent;
    }
  }

  const call = (id: number, text: string) => ({
    jsonrpc: '2.0',
    id,
    method: 'tools/call',
    params: { name: 'read_note', arguments: { text } },
  });

  it('is the same to its user: private members, further methods and handlers', async () => {
    const plain = new Plain();
    const seen = observed();
    const watched = watchTransport(plain, seen.observer, { side: 'client', server: 's' });
    const got: unknown[] = [];
    let closed = 0;
    watched.onmessage = (message) => got.push(message);
    watched.onclose = () => (closed += 1);
    await watched.send({ jsonrpc: '2.0', id: 1, method: 'ping' });
    plain.onmessage?.({ jsonrpc: '2.0', id: 1, result: {} });
    expect(watched.sent()).toHaveLength(1);
    expect(Reflect.get(watched, 'sent')).toBe(Reflect.get(watched, 'sent'));
    expect(watched).toBeInstanceOf(Plain);
    expect(got).toEqual([{ jsonrpc: '2.0', id: 1, result: {} }]);
    await watched.close();
    expect(closed).toBe(1);
  });

  it('takes headers, token and session of HTTP requests from either generation', async () => {
    const plain = new Plain();
    const seen = observed();
    const watched = watchTransport(plain, seen.observer, { side: 'server', server: 's', transport: 'http' });
    watched.onmessage = () => undefined;
    plain.sessionId = 'minted';
    const headers = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    plain.onmessage?.(call(1, 'a'), { requestInfo: { headers: { Traceparent: headers.traceparent } } });
    plain.onmessage?.(call(2, 'b'), {
      request: new Request('http://h.example', { headers }),
      authInfo: { token: 't' },
    });
    await Promise.resolve();
    const [first, second] = seen.requested();
    expect(first?.trace).toMatch(/^[0-9a-f]{16}$/);
    expect(second?.trace).toBe(first?.trace);
    expect(first?.session).toMatchObject({ method: 'legacy', key: second?.session.key });
  });

  it('lets other messages pass while a call is held, and ends the hold with the answer', async () => {
    const plain = new Plain();
    const held = Promise.withResolvers<'granted'>();
    const seen = observed({ holds: { wait: () => held.promise } });
    const watched = watchTransport(plain, seen.observer, { side: 'client', server: 's' });
    seen.enforcer.decision = () => ({ verdict: { decision: 'held', reason: 'armed' }, commandId: 'c', holdUntilMs: 1 });
    const waiting = watched.send(call(1, 'a'));
    await watched.send({ jsonrpc: '2.0', id: 2, method: 'ping' });
    expect(plain.sent()).toMatchObject([{ method: 'ping' }]);
    held.resolve('granted');
    await waiting;
    expect(plain.sent()).toMatchObject([{ method: 'ping' }, { id: 1 }]);
  });
});

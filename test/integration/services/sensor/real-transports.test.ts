/* eslint-disable @typescript-eslint/no-deprecated -- servers of 2024-11-05 are still about */
import type { PassThrough } from 'node:stream';
import { Client as ModernClient, StreamableHTTPClientTransport as ModernHttp } from '@modelcontextprotocol/client';
import { StdioClientTransport as ModernStdio } from '@modelcontextprotocol/client/stdio';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import { StdioServerTransport as ModernStdioServer } from '@modelcontextprotocol/server/stdio';
import { describe, expect, it } from 'vitest';
import { type TransportShape, watchTransport } from '../../../../services/sensor/embedding/watch-transport.ts';
import { World } from '../../../support/gateway/gateway-rig.ts';
import { startHttpOffice } from '../../../support/gateway/http-office.ts';
import { serve } from '../../../support/gateway/http-upstream.ts';
import { createOffice } from '../../../support/gateway/office-tools.ts';
import { PipeTransport } from '../../../support/gateway/pipe-transport.ts';
import { startSseOffice } from '../../../support/gateway/sse-office.ts';
import { respondAsWeb } from '../../../support/gateway/web-response.ts';
import { observed, refusedByCommand } from '../../../unit/services/sensor/observer/observed.ts';

type Watch = <T extends TransportShape>(transport: T) => T;

/** What both generations of clients can do. */
interface Asking {
  callTool(asked: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  listTools(): Promise<{ readonly tools: readonly unknown[] }>;
  close(): Promise<void>;
}

interface Scene {
  readonly world: World;
  readonly watch: Watch;
  readonly stack: AsyncDisposableStack;
}

type Open = (scene: Scene) => Promise<Asking>;

const info = { name: 'client', version: '1.0.0' };

async function legacy(transport: Parameters<Client['connect']>[0]): Promise<Asking> {
  const client = new Client(info);
  await client.connect(transport);
  return client;
}

async function modern(transport: Parameters<ModernClient['connect']>[0], pin?: string): Promise<Asking> {
  const client = new ModernClient(info, pin === undefined ? {} : { versionNegotiation: { mode: { pin } } });
  await client.connect(transport);
  return client;
}

function program({ serverCommand: [command = '', ...args] }: World): { command: string; args: string[] } {
  return { command, args };
}

async function office({ world, stack }: Scene): Promise<URL> {
  return new URL(stack.use(await startHttpOffice(world.office)).url);
}

/** A server on pipes of this process, and a client at their other ends. */
async function onPipes(
  { world }: Scene,
  makeTransport: (stdin: PassThrough, stdout: PassThrough) => unknown,
): Promise<Asking> {
  const near = new PipeTransport();
  const { stdin, stdout } = near.pipes;
  type Taken = Parameters<ReturnType<typeof createOffice>['connect']>[0];
  await createOffice(world.office).connect(makeTransport(stdin, stdout) as Taken);
  return legacy(near);
}

const atTheClient: readonly (readonly [what: string, open: Open])[] = [
  [
    'StdioClientTransport of the first generation',
    ({ world, watch }) => legacy(watch(new StdioClientTransport(program(world)))),
  ],
  [
    'StdioClientTransport of the second generation',
    ({ world, watch }) => modern(watch(new ModernStdio(program(world)))),
  ],
  [
    'StreamableHTTPClientTransport of the first generation',
    async (scene) => legacy(scene.watch(new StreamableHTTPClientTransport(await office(scene)))),
  ],
  [
    'StreamableHTTPClientTransport of the second generation',
    async (scene) => modern(scene.watch(new ModernHttp(await office(scene)))),
  ],
  [
    'StreamableHTTPClientTransport of the second generation, without sessions',
    async (scene) => modern(scene.watch(new ModernHttp(await office(scene))), '2026-07-28'),
  ],
  [
    'SSEClientTransport',
    async ({ world, watch, stack }) => {
      const { url } = stack.use(await startSseOffice(world.office));
      return legacy(watch(new SSEClientTransport(new URL('/sse', url))));
    },
  ],
];

const atTheServer: readonly (readonly [what: string, open: Open])[] = [
  [
    'StdioServerTransport of the first generation',
    (scene) => onPipes(scene, (stdin, stdout) => scene.watch(new StdioServerTransport(stdin, stdout))),
  ],
  [
    'StdioServerTransport of the second generation',
    (scene) => onPipes(scene, (stdin, stdout) => scene.watch(new ModernStdioServer(stdin, stdout))),
  ],
  [
    'StreamableHTTPServerTransport of the first generation',
    async ({ world, watch, stack }) => {
      const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: () => 'session-1' });
      await createOffice(world.office).connect(watch(transport));
      const server = await serve((request, response) => void transport.handleRequest(request, response));
      return legacy(new StreamableHTTPClientTransport(new URL(stack.use(server).url)));
    },
  ],
  [
    'WebStandardStreamableHTTPServerTransport of the second generation',
    async ({ world, watch, stack }) => {
      const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: () => 'session-1' });
      await createOffice(world.office).connect(watch(transport));
      const answer = (request: Request): Promise<Response> => transport.handleRequest(request);
      const server = await serve((request, response) => void respondAsWeb(request, response, answer));
      return modern(new ModernHttp(new URL(stack.use(server).url)));
    },
  ],
];

const cases = [
  ...atTheClient.map(([what, open]) => ({ what, open, side: 'client' as const })),
  ...atTheServer.map(([what, open]) => ({ what, open, side: 'server' as const })),
];

describe('a published transport', () => {
  it.each(cases)('is watched and works as before: $what', async ({ open, side }) => {
    using world = new World();
    await using stack = new AsyncDisposableStack();
    const seen = observed();
    const watch: Watch = (transport) => watchTransport(transport, seen.observer, { side, server: 'office' });
    const client = await open({ world, watch, stack });
    expect((await client.listTools()).tools.length).toBeGreaterThan(2);
    const asked = { name: 'get_secret', arguments: { entry: 'x' } };
    expect(JSON.stringify(await client.callTool(asked))).toContain(world.secret);
    expect(seen.requested()).toMatchObject([{ target: { name: 'get_secret' }, server: { id: 'office' } }]);
    expect(seen.completed()).toMatchObject([{ outcome: 'answered', result: { labels: ['secret.token'] } }]);
    expect(seen.catalog().length).toBeGreaterThan(2);

    seen.enforcer.decision = () => ({ verdict: refusedByCommand });
    const refused = await client.callTool({ name: 'send_mail', arguments: { to: 'x', body: world.secret } });
    expect(refused).toMatchObject({ isError: true });
    expect(JSON.stringify(refused)).toContain('shearpin/refusal');
    expect(world.seen().map(({ tool }) => tool)).toEqual(['get_secret']);
    expect(seen.faults).toEqual([]);
    await client.close();
  });
});

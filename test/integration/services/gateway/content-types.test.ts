import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startRig, World } from '../../../support/gateway/gateway-rig.ts';
import { startHttpOffice } from '../../../support/gateway/http-office.ts';
import { ask } from '../../../support/gateway/raw-exchange.ts';

const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'raw', version: '1' } };
const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': params.clientInfo,
  'io.modelcontextprotocol/clientCapabilities': {},
};
const accept = ['accept', 'application/json, text/event-stream'];
const eras = [
  { era: '2025-11-25', method: 'initialize', params, own: accept },
  {
    era: '2026-07-28',
    method: 'server/discover',
    params: { _meta: meta },
    own: [...accept, 'mcp-protocol-version', '2026-07-28', 'mcp-method', 'server/discover'],
  },
] as const;

const world = new World();
let office: Awaited<ReturnType<typeof startHttpOffice>>;
let rig: Rig;

beforeAll(async () => {
  office = await startHttpOffice(world.office);
  rig = await startRig({ world, serverCommand: world.serverCommand, given: { listen: '127.0.0.1:0' } });
});

afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await office[Symbol.asyncDispose]();
  world[Symbol.dispose]();
});

describe.each(eras)('a POST of $era before a stdio server', ({ method, params: asked, own }) => {
  it.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['Application/JSON ;charset=utf-8', 200],
    ['text/plain', 415],
    ['text/plain; a=application/json', 415],
    ['application/json-rpc', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['', 415],
    [undefined, 415],
  ])('is answered by its content type, %j, as a server that speaks HTTP does', async (type, status) => {
    const headers = type === undefined ? own : [...own, 'content-type', type];
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: asked });
    const [direct, through] = [
      await ask(portOf(office.url), { headers, body }),
      await ask(portOf(rig.url), { headers, body }),
    ];
    expect(direct).toMatchObject({ status });
    expect(through).toMatchObject({ status });
    if (status === 415) expect(errorOf(through)).toEqual(errorOf(direct));
  });
});

function portOf(url: string | URL): number {
  return Number(new URL(url).port);
}

function errorOf(answer: Awaited<ReturnType<typeof ask>>): unknown {
  return 'body' in answer ? (JSON.parse(answer.body) as { readonly error?: unknown }).error : answer;
}

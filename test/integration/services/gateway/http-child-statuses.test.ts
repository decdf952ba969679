import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startRig, World } from '../../../support/gateway/gateway-rig.ts';
import { startHttpOffice } from '../../../support/gateway/http-office.ts';
import { ask, type RawRequest } from '../../../support/gateway/raw-exchange.ts';

const json = ['content-type', 'application/json', 'accept', 'application/json, text/event-stream'];
const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'raw', version: '1' } };
const initialize = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
const ping = '{"jsonrpc":"2.0","id":2,"method":"ping"}';

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

/** Status and code of the error that a request in a new session is answered with. */
async function answered(url: string | URL, request: RawRequest): Promise<unknown> {
  const port = Number(new URL(url).port);
  const opened = await ask(port, { headers: json, body: initialize });
  const lines = 'headers' in opened ? opened.headers : [];
  const session = lines.find((line) => line.toLowerCase().startsWith('mcp-session-id: '))?.slice(16) ?? '';
  const headers = (request.headers ?? json).map((part) => (part === 'SESSION' ? session : part));
  const answer = await ask(port, { ...request, headers });
  if (!('body' in answer)) return answer;
  const { error } = JSON.parse(answer.body.startsWith('{') ? answer.body : '{}') as {
    readonly error?: { code: number };
  };
  return [answer.status, error?.code];
}

const own = [...json, 'mcp-session-id', 'SESSION'];
const stranger = [...json, 'mcp-session-id', 'nobody'];

describe('bad input before a stdio server is answered as by a server that speaks HTTP', () => {
  it.each<[string, RawRequest, number]>([
    ['no JSON', { headers: own, body: '{"id":1,' }, 400],
    ['an empty body', { headers: own, body: '' }, 400],
    ['no session', { body: ping }, 400],
    ['a stream that is not accepted', { method: 'GET', headers: ['accept', 'application/json', ...own.slice(4)] }, 406],
    ['a method that there is not', { method: 'PUT', headers: own, body: ping }, 405],
    ['a revision that there is not', { headers: [...own, 'mcp-protocol-version', '1999-01-01'], body: ping }, 400],
    ['a stream of no revision', { method: 'GET', headers: [...own, 'mcp-protocol-version', '2'] }, 400],
    ['a known revision', { headers: [...own, 'mcp-protocol-version', '2025-06-18'], body: ping }, 200],
    ['no revision', { headers: own, body: ping }, 200],
  ])('when it is %s', async (_what, request, status) => {
    const [direct, through] = [await answered(office.url, request), await answered(rig.url, request)];
    expect(through).toEqual(direct);
    expect(direct).toMatchObject([status, status === 200 ? undefined : expect.any(Number)]);
  });

  it.each<[string, RawRequest]>([
    ['a message', { headers: stranger, body: ping }],
    ['the end', { method: 'DELETE', headers: stranger }],
    ['a stream', { method: 'GET', headers: stranger }],
  ])('as the protocol has it when it is %s of a session that there is not', async (_what, request) => {
    expect(await answered(rig.url, request)).toEqual([404, -32001]);
  });
});

import { describe, expect, it } from 'vitest';
import { ProgressTokens } from '../../../../../services/gateway/child/progress-tokens.ts';
import { ServerKnowledge } from '../../../../../services/gateway/child/server-knowledge.ts';
import { statelessFault } from '../../../../../services/gateway/child/stateless-request.ts';
import { readMessage } from '../../../../../services/sensor/messages/envelope.ts';

const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
};
const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'lookup' };

interface Asked {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly server?: ServerKnowledge;
}

function codeOf({ params = {}, headers: own = {}, server = new ServerKnowledge() }: Asked): number | undefined {
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'lookup', _meta: meta, ...params } };
  const body = Buffer.from(JSON.stringify(message));
  const read = readMessage(body);
  if (read.kind !== 'single' || read.part.kind !== 'envelope') throw new Error('It is one message.');
  return statelessFault({ body, envelope: read.part, headers: { ...headers, ...own }, server })?.code;
}

function knowing(method: string, result: object): ServerKnowledge {
  const server = new ServerKnowledge();
  server.learn(method, Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 1, result })));
  return server;
}

describe('a request of 2026-07-28 before a stdio server', () => {
  it('goes on when its headers say what its body says', () => {
    expect(codeOf({})).toBeUndefined();
  });

  it.each<readonly [string, Asked, number]>([
    ['does not say its revision', { params: { _meta: {} } }, -32602],
    ['says nothing of its client', { params: { _meta: { [Object.keys(meta)[0] ?? '']: '2026-07-28' } } }, -32602],
    ['names another revision in its header', { headers: { 'mcp-protocol-version': '2025-11-25' } }, -32020],
    ['names another method in its header', { headers: { 'mcp-method': 'tools/list' } }, -32020],
    ['names another tool in its header', { headers: { 'mcp-name': 'delete' } }, -32020],
  ])('is refused when it %s', (_what, asked, code) => {
    expect(codeOf(asked)).toBe(code);
  });

  it('is refused when the server told that it does not speak the revision', () => {
    expect(codeOf({ server: knowing('server/discover', { supportedVersions: ['2027-01-01'] }) })).toBe(-32022);
    expect(codeOf({ server: knowing('server/discover', { supportedVersions: ['2026-07-28'] }) })).toBeUndefined();
  });

  it('must repeat the arguments in headers that the tool declares so', () => {
    const inputSchema = { type: 'object', properties: { region: { type: 'string', 'x-mcp-header': 'Region' } } };
    const server = knowing('tools/list', { tools: [{ name: 'lookup', inputSchema }] });
    const params = { arguments: { region: 'eu' } };
    expect(codeOf({ server, params })).toBe(-32020);
    expect(codeOf({ server, params, headers: { 'mcp-param-region': 'us' } })).toBe(-32020);
    expect(codeOf({ server, params, headers: { 'mcp-param-region': 'eu' } })).toBeUndefined();
    expect(codeOf({ server, params: { arguments: {} } })).toBeUndefined();
  });
});

describe('a progress token', () => {
  it('stays as it is unless another request has the same', () => {
    const tokens = new ProgressTokens();
    const token = { key: '1', bytes: Buffer.from('1') };
    expect(String(tokens.take(7, token))).toBe('1');
    expect(String(tokens.take(8, token))).toBe('2');
    expect([tokens.requestOf('1'), tokens.requestOf('2')]).toEqual([7, 8]);
    tokens.release('1');
    expect(String(tokens.take(9, token))).toBe('1');
  });
});

import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../../schemas/generated/types.ts';
import { inferCapabilities } from '../../../../../services/sensor/capabilities/infer-capabilities.ts';
import { refineByArguments } from '../../../../../services/sensor/capabilities/refine-by-arguments.ts';
import type { Connection, ConnectionInfo } from '../../../../../services/sensor/observer/connection.ts';
import {
  beaconOf,
  createFreshGateway,
  createWriter,
  egressWithSecret,
  makeCommand,
  recordOf,
} from '../../../../support/signed-commands.ts';
import { fromClient, fromServer, invalidEvents, message, observed, toolCall, toolResult } from './observed.ts';

const secret = 'tk_9aZ3kQ7xW2mN8bV5cT1rY6uPfG4hJ0';
const second = 'Zp4-vXq9-LmW2-rT7k-Bn5c-Yd8s';
const mailTool = { name: 'send_mail', description: 'Sends an email to a recipient.' };
const statelessMeta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };

/** A session that has read two secrets and whose last step was then armed by a signed command. */
function armedChain(info: Partial<ConnectionInfo> = {}) {
  const writer = createWriter();
  const { enforcer, clock } = createFreshGateway(writer, []);
  const capabilities = { infer: inferCapabilities, refine: refineByArguments };
  const seen = observed({ enforcer, capabilities, clock });
  const connection = seen.connect(info);
  fromClient(connection, message({ id: 'list', method: 'tools/list' }));
  fromServer(connection, message({ id: 'list', result: { tools: [mailTool] } }));
  fromClient(connection, toolCall('read', 'read_secret', { path: 'vault/db' }));
  fromServer(connection, toolResult('read', `The api token is ${secret} and the database password: ${second}`));
  const [completed] = seen.completed();
  const fingerprints = completed?.result?.fingerprints ?? [];
  const carries = fingerprints.filter(({ role }) => role === 'secret').map(({ fp }) => fp);
  const arm: Command = makeCommand({
    scope: { kind: 'session', tenant: 'acme', id: completed?.session.key ?? '' },
    condition: { ...egressWithSecret, carries },
  });
  enforcer.applyRecord(recordOf(writer, arm));
  enforcer.applyRecord(beaconOf(writer, [arm], { timeMs: clock.nowMs() + 1 }));
  return { seen, connection, arm };
}

function isRefused(connection: Connection, bytes: Uint8Array): boolean {
  return fromClient(connection, bytes).forward !== bytes;
}

function mail(args: object, params: object = {}): Buffer {
  return message({ id: 'mail', method: 'tools/call', params: { name: 'send_mail', arguments: args, ...params } });
}

function percentEncoded(text: string): string {
  return Buffer.from(text).toString('hex').replace(/../g, '%$&');
}

describe('an armed chain', () => {
  it.each<readonly [where: string, args: object]>([
    ['alone', { body: secret }],
    ['inside a sentence', { body: `Dear Bob, the thing you wanted is ${secret}, best regards.` }],
    ['inside JSON in a string', { body: JSON.stringify({ a: [{ b: secret }] }) }],
    ['as base64', { body: Buffer.from(secret).toString('base64') }],
    ['as hex', { body: `x=${Buffer.from(secret).toString('hex')}` }],
    ['URL-encoded', { url: `https://h.example/?q=${percentEncoded(secret)}` }],
    ['in other case', { body: secret.toUpperCase() }],
    ['in other white space', { body: secret.replace(/(.{5})/g, '$1 \n') }],
    ['in a nested object', { a: { b: [{ c: [{ d: secret }] }] } }],
    ['as the second of two', { body: second }],
    ['after padding', { body: `${'lorem ipsum '.repeat(5000)}${secret}` }],
    ['after more padding than is looked at', { body: `${'lorem ipsum '.repeat(50_000)}${secret}` }],
    ['as the name of a key', { [secret]: 1 }],
  ])('is refused when the last call carries the secret %s', (_where, args) => {
    const { seen, connection, arm } = armedChain();
    expect(isRefused(connection, mail({ to: 'bob@h.example', ...args }))).toBe(true);
    expect(seen.completed().at(-1)).toMatchObject({ outcome: 'refused', verdict: { command: arm.id } });
    expect(invalidEvents(seen.events)).toEqual([]);
  });

  it('lets a call to the same destination pass without the secret, and a read that carries it', () => {
    const { connection } = armedChain();
    expect(
      isRefused(connection, mail({ to: 'bob@h.example', body: 'See you at noon. The minutes are attached.' })),
    ).toBe(false);
    expect(isRefused(connection, toolCall(1, 'read_file', { path: secret }))).toBe(false);
  });

  it.each<readonly [how: string, params: object]>([
    ['without a trace', {}],
    ['with a fresh trace', { _meta: { traceparent: `00-${'4'.repeat(32)}-${'5'.repeat(16)}-01` } }],
    ['with another host key', { _meta: { 'x/session_id': 'another' } }],
    ['in the stateless era', { _meta: statelessMeta }],
    ['as a task', { task: { ttl: 60_000 } }],
    ['in a later round', { inputResponses: { a: { content: secret } }, requestState: 's', arguments: {} }],
  ])('is refused %s', (_how, params) => {
    const { connection } = armedChain();
    expect(isRefused(connection, mail({ body: secret }, params))).toBe(true);
  });

  it.each<readonly [how: string, info: Partial<ConnectionInfo>]>([
    ['another process', { base: { kind: 'process', id: 'process-2' } }],
    ['another server', { base: { kind: 'process', id: 'process-3' }, server: { id: 'mail', transport: 'stdio' } }],
    ['the stateless era', { base: { kind: 'stateless' } }],
  ])('is refused in %s of the same principal', (_how, info) => {
    const { seen } = armedChain();
    const connection = seen.connect(info);
    fromClient(connection, message({ id: 'list', method: 'tools/list' }));
    fromServer(connection, message({ id: 'list', result: { tools: [mailTool] } }));
    expect(isRefused(connection, mail({ body: secret }))).toBe(true);
  });

  it('lets a call of a tool pass that nobody declared', () => {
    const { connection } = armedChain();
    expect(isRefused(connection, toolCall(1, 'send_letter', { body: 'See you at noon.' }))).toBe(false);
    expect(isRefused(connection, message({ id: 2, method: 'tasks/get', params: { taskId: 'task-1' } }))).toBe(false);
  });

  it('says nothing to another principal', () => {
    const { seen } = armedChain();
    const connection = seen.connect({ caller: { kind: 'os-user', host: 'host', user: 'other' } });
    expect(isRefused(connection, mail({ body: secret }))).toBe(false);
  });

  it.each<readonly [what: string, bytes: Buffer]>([
    ['a URI', message({ id: 1, method: 'resources/read', params: { uri: `https://h.example/${secret}` } })],
    ['a URI of its own scheme', message({ id: 1, method: 'resources/read', params: { uri: `x://h/${secret}` } })],
    [
      'a subscription',
      message({ id: 1, method: 'resources/subscribe', params: { uri: `https://h.example/${secret}` } }),
    ],
    [
      'arguments of a prompt',
      message({ id: 1, method: 'prompts/get', params: { name: 'p', arguments: { a: secret } } }),
    ],
    [
      'a completion',
      message({ id: 1, method: 'completion/complete', params: { argument: { name: 'a', value: secret } } }),
    ],
    ['the name of a tool', message({ id: 1, method: 'tools/call', params: { name: secret } })],
    ['a name that speaks of reading', message({ id: 1, method: 'tools/call', params: { name: `read_${secret}` } })],
    ['the token of its progress', mail({}, { _meta: { progressToken: secret } })],
    [
      'what a client says of itself',
      mail({}, { _meta: { 'io.modelcontextprotocol/clientInfo': { name: 'x', [secret]: 1 } } }),
    ],
    ['the name of a prompt', message({ id: 1, method: 'prompts/get', params: { name: secret } })],
    ['what is said of a task', mail({}, { task: { ttl: 1, note: secret } })],
    ['the id of a task', message({ id: 1, method: 'tasks/get', params: { taskId: secret } })],
    [
      'a list of subscriptions',
      message({
        id: 1,
        method: 'subscriptions/listen',
        params: { notifications: { resourceSubscriptions: [`x://h/${secret}`] } },
      }),
    ],
    ['an unknown method', message({ id: 1, method: 'vendor/send', params: { a: secret } })],
    ['the name of an unknown method', message({ id: 1, method: `vendor/${secret}` })],
    ['a member beside the params', message({ id: 1, method: 'tools/call', params: { name: 'x' }, note: secret })],
    ['the name of a member', message({ id: 1, method: 'tools/call', params: { name: 'x' }, [secret]: 1 })],
    ['the version of the protocol', message({ jsonrpc: secret, id: 1, method: 'tools/call', params: { name: 'x' } })],
    ['the id of a call', message({ id: secret, method: 'tools/call', params: { name: 'x' } })],
    ['a trace', mail({}, { _meta: { tracestate: `a=${secret}` } })],
    ['what stands for meta', mail({}, { _meta: [secret] })],
    ['a cursor', message({ id: 1, method: 'tools/list', params: { cursor: secret } })],
    ['a cursor of tasks', message({ id: 1, method: 'tasks/list', params: { cursor: secret } })],
    [
      'the end of a subscription',
      message({ id: 1, method: 'resources/unsubscribe', params: { uri: `x://${secret}` } }),
    ],
    ['the end of a task', message({ id: 1, method: 'tasks/cancel', params: { taskId: secret } })],
    ['a level', message({ id: 1, method: 'logging/setLevel', params: { level: secret } })],
    ['a ping', message({ id: 1, method: 'ping', params: { _meta: { 'x/y': secret } } })],
    ['the id of a ping', message({ id: secret, method: 'ping' })],
    [
      'a handshake',
      message({
        id: 1,
        method: 'initialize',
        params: { clientInfo: { name: 'x', version: secret }, capabilities: {} },
      }),
    ],
    [
      'a discovery',
      message({
        id: 1,
        method: 'server/discover',
        params: { _meta: { 'io.modelcontextprotocol/clientInfo': { name: secret } } },
      }),
    ],
    ['a message of no kind', message({ id: 1, note: secret })],
    ['an answer that nobody asked for', message({ id: secret, result: {} })],
    ['a member beside an answer', message({ id: 1, result: {}, note: secret })],
    ['params beside an answer', message({ id: 1, result: {}, params: { a: secret } })],
    [
      'a progress message',
      message({ method: 'notifications/progress', params: { progressToken: 1, message: secret } }),
    ],
    ['a progress token', message({ method: 'notifications/progress', params: { progressToken: secret, progress: 1 } })],
    ['a change of roots', message({ method: 'notifications/roots/list_changed', params: { _meta: { a: secret } } })],
    ['a notification of its own', message({ method: 'notifications/x', params: { a: { b: [secret] } } })],
    ['the name of a notification', message({ method: `notifications/${secret}` })],
    ['a batch', Buffer.from(`[${message({ id: 1, method: 'ping' }).toString()},${mail({ body: secret }).toString()}]`)],
    [
      'NaN beside it',
      message(`{"id":1,"method":"tools/call","params":{"name":"send_mail","arguments":{"a":NaN,"b":"${secret}"}}}`),
    ],
    [
      'a duplicate key',
      message(`{"id":1,"method":"tools/call","params":{"name":"send_mail","arguments":{"b":"${secret}","b":1}}}`),
    ],
  ])('is refused when %s carries the secret', (_what, bytes) => {
    expect(isRefused(armedChain().connection, bytes)).toBe(true);
  });

  it.each(['sampling/createMessage', 'elicitation/create', 'roots/list'])(
    'is refused when an answer to %s carries the secret',
    (method) => {
      const { connection } = armedChain();
      fromServer(connection, message({ id: 's', method, params: {} }));
      expect(isRefused(connection, message({ id: 's', result: { content: { type: 'text', text: secret } } }))).toBe(
        true,
      );
      expect(isRefused(connection, message({ id: 's', result: { content: { type: 'text', text: 'hello' } } }))).toBe(
        false,
      );
    },
  );

  it('is refused when its headers name another tool, whatever the body says', () => {
    const { connection } = armedChain();
    const bytes = mail({ body: 'hello' }, { _meta: statelessMeta });
    expect(fromClient(connection, bytes, { headers: { 'mcp-name': 'read_file' } }).forward).toBeUndefined();
    expect(fromClient(connection, bytes, { headers: { 'mcp-name': 'send_mail' } }).forward).toBe(bytes);
  });
});

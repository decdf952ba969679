import { describe, expect, it } from 'vitest';
import {
  command,
  fromClient,
  fromServer,
  invalidEvents,
  message,
  observed,
  parsed,
  refusing,
  toolCall,
  toolResult,
} from './observed.ts';

const secret = 'sk_live_9aZ3kQ7xW2mN8bV5cT1rY6uP';

describe('a message that calls nothing', () => {
  const plain: readonly (readonly [what: string, bytes: Buffer])[] = [
    ['a ping', message({ id: 1, method: 'ping' })],
    [
      'a ping that says nothing',
      message({ id: 'ping-1', method: 'ping', params: { _meta: { progressToken: 'p-1' } } }),
    ],
    ['a level', message({ id: 1, method: 'logging/setLevel', params: { level: 'warning' } })],
    [
      'a handshake',
      message({
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-11-25', capabilities: { roots: {} }, clientInfo: { name: 'x', version: '1' } },
      }),
    ],
    ['its end', message({ method: 'notifications/initialized' })],
    [
      'a cancellation',
      message({ method: 'notifications/cancelled', params: { requestId: 1, reason: 'The user left' } }),
    ],
    ['progress', message({ method: 'notifications/progress', params: { progressToken: 't', progress: 1, total: 2 } })],
    ['a change of roots', message({ method: 'notifications/roots/list_changed' })],
  ];

  it.each(plain)('is neither judged nor told as a call when it is %s', (_what, bytes) => {
    const { connect, requested, enforcer } = refusing();
    expect(fromClient(connect(), bytes).forward).toBe(bytes);
    expect(enforcer.asked).toEqual([]);
    expect(requested()).toEqual([]);
  });

  it('may hold what the server gave', () => {
    const { connect, requested } = refusing();
    const connection = connect();
    fromClient(connection, message({ id: 1, method: 'resources/list' }));
    fromServer(connection, message({ id: 1, result: { resources: [{ uri: `x://${secret}` }], nextCursor: secret } }));
    for (const bytes of [
      message({ id: 2, method: 'resources/list', params: { cursor: secret } }),
      message({ id: 3, method: 'resources/unsubscribe', params: { uri: `x://${secret}` } }),
    ]) {
      expect(fromClient(connection, bytes).forward).toBe(bytes);
    }
    expect(requested()).toEqual([]);
    expect(
      fromClient(connection, message({ id: 4, method: 'tools/list', params: { cursor: `${secret}x` } })),
    ).toMatchObject({ forward: undefined });
  });

  it.each<readonly [what: string, bytes: Buffer, method: string]>([
    ['a cursor', message({ id: 2, method: 'tools/list', params: { cursor: secret } }), 'tools/list'],
    [
      'a progress message',
      message({ method: 'notifications/progress', params: { progressToken: 1, message: `So far: ${secret}` } }),
      'notifications/progress',
    ],
    [
      'a reason',
      message({ method: 'notifications/cancelled', params: { requestId: 9, reason: secret } }),
      'notifications/cancelled',
    ],
    ['a notification of its own', message({ method: 'notifications/x', params: { a: secret } }), 'other'],
    ['a member beside the params', message({ id: 2, method: 'ping', extra: [secret] }), 'ping'],
  ])('is told as a call that can send when it holds a secret, in %s', (_what, bytes, method) => {
    const { connect, requested, completed, notifications, events } = observed();
    expect(fromClient(connect(), bytes).forward).toBe(bytes);
    expect(requested()).toMatchObject([
      { method, target: { kind: 'other' }, capabilities: [{ name: 'egress.network', source: 'assumed' }] },
    ]);
    expect(requested()[0]?.arguments.labels).toEqual(['secret.token']);
    expect(requested()[0]?.arguments.fingerprints.map(({ role }) => role)).toContain('secret');
    expect(completed()).toMatchObject([{ outcome: 'answered', call: requested()[0]?.call }]);
    expect(notifications()).toHaveLength(method.startsWith('n') || method === 'other' ? 1 : 0);
    expect(invalidEvents(events)).toEqual([]);
  });

  it('is told when it holds a value of an earlier result, whatever it is', () => {
    const { connect, requested, completed } = observed();
    const connection = connect();
    const notify = (word: string): Buffer => message({ method: 'notifications/x', params: { a: word } });
    fromClient(connection, toolCall(1, 'read_x'));
    fromServer(connection, toolResult(1, 'blue-heron'));
    fromClient(connection, notify('grey-heron'));
    expect(requested()).toHaveLength(1);
    fromClient(connection, notify('blue-heron'));
    const told = completed()[0]?.result?.fingerprints.map(({ fp }) => fp) ?? [];
    expect(requested()[1]?.arguments.fingerprints.some(({ fp }) => told.includes(fp))).toBe(true);
  });
});

describe('a message of the stateless era that calls nothing', () => {
  it('is not told for what client and server both say of themselves', () => {
    const { connect, requested, enforcer } = observed();
    enforcer.watchedValues = new Set(['0'.repeat(16)]);
    const connection = connect({ base: { kind: 'stateless' } });
    const meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'vendor.example/thread': 'a thread' };
    const result = { content: [{ type: 'text', text: 'read' }], _meta: { ...meta, 'vendor.example/thread': 'other' } };
    fromClient(connection, toolCall(1, 'read_x'));
    fromServer(connection, message({ id: 1, result }));
    fromClient(connection, message({ id: 2, method: 'ping', params: { _meta: meta } }));
    expect(requested()).toHaveLength(1);
  });
});

describe('a refused message that calls nothing', () => {
  it('is answered with an error where it asks for an answer', () => {
    const { connect, completed } = refusing();
    const { forward, answers } = fromClient(
      connect(),
      message('{"jsonrpc":"2.0","id":12345678901234567890,"method":"tools/list","params":{"cursor":"' + secret + '"}}'),
    );
    expect(forward).toBeUndefined();
    expect(Buffer.from(answers[0] ?? []).toString()).toContain('"id":12345678901234567890,');
    expect(parsed(answers[0])).toMatchObject({ error: { data: { command } } });
    expect(completed()).toMatchObject([{ outcome: 'refused', verdict: { command } }]);
  });

  it('is dropped without an answer where it is a notification, and told as none that passed', () => {
    const { connect, completed, notifications } = refusing();
    const bytes = message({ method: 'notifications/progress', params: { progressToken: 1, message: secret } });
    expect(fromClient(connect(), bytes)).toEqual({ forward: undefined, answers: [] });
    expect(completed()).toMatchObject([{ method: 'notifications/progress', outcome: 'refused' }]);
    expect(notifications()).toEqual([]);
  });

  it('still cancels, with nothing else that it says', () => {
    const { connect, completed, notifications, enforcer } = refusing();
    const connection = connect();
    fromClient(connection, toolCall('call-1', 'read_x'));
    const cancel = (requestId: string): Buffer =>
      message({ method: 'notifications/cancelled', params: { requestId, reason: secret }, extra: secret });
    expect(Buffer.from(fromClient(connection, cancel('call-1')).forward ?? []).toString()).toBe(
      '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"call-1"}}',
    );
    expect(completed().map(({ outcome }) => outcome)).toEqual(['refused', 'cancelled']);
    expect(notifications()).toHaveLength(1);
    expect(enforcer.asked).toHaveLength(2);
    expect(fromClient(connection, cancel(secret))).toEqual({ forward: undefined, answers: [] });
  });

  it('is dropped as well where a person would have to allow it', () => {
    const { connect, enforcer, completed } = observed();
    enforcer.decision = () => ({ verdict: { decision: 'held', reason: 'open', command }, commandId: command });
    const bytes = message({ method: 'notifications/x', params: { a: secret } });
    expect(fromClient(connect(), bytes)).toEqual({ forward: undefined, answers: [] });
    expect(completed()).toMatchObject([{ outcome: 'refused' }]);
  });

  it('is taken out of a batch alone', () => {
    const { connect } = refusing();
    const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
    const bad = message({ method: 'notifications/x', params: { a: secret } }).toString();
    const { forward } = fromClient(connect(), Buffer.from(`[${ping},${bad}]`));
    expect(Buffer.from(forward ?? []).toString()).toBe(`[${ping}]`);
  });
});

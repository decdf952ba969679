import { describe, expect, it } from 'vitest';
import { fromClient, fromServer, invalidEvents, message, observed, parsed, refusing, toolCall } from './observed.ts';

describe('duplicate members', () => {
  const call = (params: string): Buffer => message(`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`);

  it.each([
    ['a name first', call('{"name":"send_mail","name":"read_x"}')],
    ['a name last', call('{"name":"read_x","name":"send_mail"}')],
    ['a name in other case', call('{"name":"read_x","Name":"send_mail"}')],
    ['a name that hides behind an escape', call('{"name":"read_x","n\\u0061me":"send_mail"}')],
    ['a method', message('{"id":1,"method":"tools/call","method":"ping","params":{"name":"send_mail"}}')],
    [
      'a method after a harmless one',
      message('{"id":1,"method":"ping","method":"tools/call","params":{"name":"send_mail"}}'),
    ],
    ['params', message('{"id":1,"method":"tools/call","params":{"name":"read_x"},"params":{"name":"send_mail"}}')],
    ['a result beside a method', message('{"id":1,"result":{},"method":"tools/call","params":{"name":"send_mail"}}')],
  ])('are judged in their strictest reading: %s', (_what, bytes) => {
    expect(fromClient(refusing().connect(), bytes).forward).toBeUndefined();
  });

  it('of arguments are all inspected', () => {
    const seen = observed();
    const secret = '"sk_live_9aZ3kQ7xW2mN8bV5cT1rY6uP"';
    fromClient(seen.connect(), call(`{"name":"send_mail","arguments":{"body":${secret}},"arguments":{"body":"hi"}}`));
    fromClient(seen.connect(), call(`{"name":"send_mail","arguments":{"body":${secret},"body":"hi"}}`));
    for (const { carries } of seen.enforcer.asked) expect(carries.size).toBeGreaterThan(0);
    expect(seen.enforcer.asked).toHaveLength(2);
  });

  it('in number beyond every honest message make it unreadable', () => {
    const names = Array.from({ length: 40 }, (_, index) => `"name":"read_${String(index)}"`).join();
    const { answers } = fromClient(refusing().connect(), call(`{${names}}`));
    expect(parsed(answers[0])).toMatchObject({ id: 1, error: { code: -32700 } });
  });
});

describe('a batch', () => {
  const batch = (...parts: readonly Buffer[]): Buffer => Buffer.from(`[ ${parts.join(' ,\n')} ]`);

  it('loses only its refused elements, and the others keep their bytes', () => {
    const honest = message('{"jsonrpc": "2.0", "id": 1.0,  "method":"tools/call","params":{"name":"read_x"}}');
    const ping = message({ id: 3, method: 'ping' });
    const { forward, answers } = fromClient(refusing().connect(), batch(honest, toolCall(2, 'send_x'), ping));
    expect(Buffer.from(forward ?? []).toString()).toBe(`[${honest.toString()},${ping.toString()}]`);
    expect(answers.map((answer) => parsed(answer)['id'])).toEqual([2]);
  });

  it('passes as it is when nothing is refused', () => {
    const bytes = batch(message({ id: 1, method: 'ping' }), toolCall(2, 'read_x'));
    expect(fromClient(refusing().connect(), bytes).forward).toBe(bytes);
  });

  it('is not forwarded when nothing is left of it', () => {
    const outcome = fromClient(refusing().connect(), batch(toolCall(1, 'send_x'), toolCall(2, 'send_y')));
    expect(outcome.forward).toBeUndefined();
    expect(outcome.answers).toHaveLength(2);
  });

  it('answers what stands in it that is no message', () => {
    const { forward, answers } = fromClient(refusing().connect(), message('[[{"id":1}], 3]'));
    expect(forward).toBeUndefined();
    expect(answers.map((answer) => parsed(answer)['error'])).toMatchObject([{ code: -32700 }, { code: -32700 }]);
  });
});

describe('bytes that cannot be read', () => {
  const utf16 = Buffer.from('{"id":1,"method":"tools/call","params":{"name":"send_x"}}', 'utf16le');
  const unreadable: readonly (readonly [string, Buffer])[] = [
    ['UTF-16', utf16],
    ['a comment', message('{"id":1,/* */"method":"tools/call"}')],
    ['a cut message', message('{"id":1,"method":"tools/call"')],
    ['two messages', message('{"id":1} {"id":2}')],
    ['a broken escape', message('{"id":1,"method":"tools/call","params":{"name":"send_x","arguments":{"a":"\\x"}}}')],
    ['a trailing comma', message('{"id":1,"method":"tools/call",}')],
  ];

  it.each(unreadable)('pass while nothing is armed or open, and are told: %s', (_what, bytes) => {
    const { connect, requested, events } = observed();
    expect(fromClient(connect(), bytes)).toEqual({ forward: bytes, answers: [] });
    expect(requested()).toMatchObject([{ method: 'other', verdict: { decision: 'allowed', reason: 'unreadable' } }]);
    expect(invalidEvents(events)).toEqual([]);
  });

  it.each(unreadable)('are answered with a parse error otherwise: %s', (_what, bytes) => {
    const { connect, completed } = refusing();
    const { forward, answers } = fromClient(connect(), bytes);
    expect(forward).toBeUndefined();
    expect(parsed(answers[0])).toMatchObject({ error: { code: -32700 } });
    expect(completed()).toMatchObject([{ outcome: 'refused', verdict: { reason: 'unreadable' } }]);
  });

  it.each([
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), toolCall(1, 'send_x')])],
    ['NaN', message('{"id":1,"method":"tools/call","params":{"name":"send_x","arguments":{"a":[NaN,-Infinity]}}}')],
    [
      'bad UTF-8',
      Buffer.from('{"id":1,"method":"tools/call","params":{"name":"send_x","arguments":{"a":"\xff"}}}', 'latin1'),
    ],
    ['bad UTF-8 in the method', Buffer.from('{"id":1,"method":"tools\xff/call","params":{"name":"send_x"}}', 'latin1')],
    [
      'deep nesting',
      message(
        `{"id":1,"method":"tools/call","params":{"name":"send_x","arguments":${'['.repeat(1e5)}${']'.repeat(1e5)}}}`,
      ),
    ],
  ])('do not include %s, which some servers read', (_what, bytes) => {
    const { connect, requested } = refusing();
    expect(fromClient(connect(), bytes).forward).toBeUndefined();
    expect(requested()[0]?.verdict.reason).toBe('armed');
  });
});

describe('headers that repeat the body', () => {
  type Headers = Readonly<Record<string, string>>;
  const readableOf = (bytes: Buffer, headers: Headers): boolean | undefined => {
    const seen = observed();
    const connection = seen.connect();
    fromClient(connection, message({ id: 0, method: 'tools/list' }));
    const properties = {
      region: { type: 'string', 'x-mcp-header': 'Region' },
      count: { type: 'integer', 'x-mcp-header': 'Count' },
    };
    const tools = [{ name: 'read_x', inputSchema: { type: 'object', properties } }];
    fromServer(connection, message({ id: 0, result: { tools } }));
    fromClient(connection, bytes, { headers });
    return seen.enforcer.asked[0]?.readable;
  };

  it.each<readonly [what: string, name: string, args: object, headers: Headers]>([
    ['say nothing', 'read_x', { region: 'eu' }, {}],
    ['say the same', 'read_x', { region: 'eu', count: 42 }, { 'mcp-method': 'tools/call', 'mcp-name': 'read_x' }],
    [
      'repeat arguments',
      'read_x',
      { region: 'eu', count: 42 },
      { 'mcp-param-region': 'eu', 'mcp-param-count': '42.0' },
    ],
    ['repeat one in base64', 'read_x', { region: 'ü' }, { 'mcp-param-region': '=?base64?w7w=?=' }],
    ['repeat one of an unknown tool', 'read_z', { region: 'eu' }, { 'mcp-param-region': 'eu' }],
  ])('leave the message readable when they %s', (...[, name, args, headers]) => {
    expect(readableOf(toolCall(1, name, args), headers)).toBe(true);
  });

  it.each<readonly [what: string, name: string, headers: Headers]>([
    ['another method', 'read_x', { 'mcp-method': 'ping' }],
    ['another tool', 'read_x', { 'mcp-name': 'read_y' }],
    ['another argument', 'read_x', { 'mcp-param-region': 'us' }],
    ['broken base64', 'read_x', { 'mcp-param-region': '=?base64?%%?=' }],
    ['what no argument of an unknown tool holds', 'read_z', { 'mcp-param-region': 'us' }],
  ])('make it unreadable when they say %s', (...[, name, headers]) => {
    expect(readableOf(toolCall(1, name, { region: 'eu' }), headers)).toBe(false);
  });
});

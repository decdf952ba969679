import { describe, expect, it } from 'vitest';
import { fromClient, fromServer, invalidEvents, message, observed, toolCall, toolResult } from './observed.ts';

describe('a call', () => {
  it('passes byte for byte and is told before and after', () => {
    const { connect, events, requested, completed, clock } = observed();
    const connection = connect();
    const bytes = toolCall(12345678, 'read_page', { n: 1.0 });
    expect(fromClient(connection, bytes)).toEqual({ forward: bytes, answers: [] });
    clock.now += 40;
    fromServer(connection, toolResult(12345678, 'hello'));
    expect(invalidEvents(events)).toEqual([]);
    expect(requested()).toHaveLength(1);
    expect(completed()).toMatchObject([{ outcome: 'answered', latencyMs: 40, call: requested()[0]?.call }]);
    expect(events.map(({ data }) => data.gateway.seq)).toEqual([1, 2]);
  });

  it('is put to the enforcer as its event tells it, but for what only the decision settles', () => {
    const { connect, enforcer, requested } = observed();
    const _meta = { 'shearpin/intent': 'Write to anna.berg@post.example' };
    const params = { name: 'send_mail', arguments: { to: 'anna.berg@post.example' }, _meta };
    fromClient(connect(), message({ id: 1, method: 'tools/call', params }));
    const [told] = requested();
    const { id: _id, verdict: _verdict, gateway, ...known } = told ?? { gateway: undefined };
    const { seq: _seq, ...place } = gateway ?? {};
    expect(enforcer.asked[0]?.event).toEqual({ ...known, gateway: place });
  });

  it('names an undeclared tool by a keyed hash only', () => {
    const { connect, requested } = observed();
    fromClient(connect(), toolCall(1, 'read_page'));
    expect(requested()[0]?.target.name).toMatch(/^#[0-9a-f]{16}$/);
  });

  it.each([
    ['12345678901234567890', '12345678901234567890'],
    ['"a\\u0062"', '"ab"'],
    ['1.0', '1'],
    ['null', 'null'],
  ])('meets its answer when the id %s comes back as %s', (sent, answered) => {
    const { connect, completed } = observed();
    const connection = connect();
    fromClient(connection, message(`{"jsonrpc":"2.0","id":${sent},"method":"tools/call","params":{"name":"read_x"}}`));
    fromServer(connection, message(`{"jsonrpc":"2.0","id":${answered},"result":{"content":[]}}`));
    expect(completed()).toMatchObject([{ outcome: 'answered' }]);
  });

  it('keeps a number apart from a string of its digits', () => {
    const { connect, completed } = observed();
    const connection = connect();
    fromClient(connection, toolCall(1, 'read_x'));
    fromServer(connection, toolResult('1', 'other'));
    expect(completed().map(({ method }) => method)).toEqual(['other']);
  });

  it.each<readonly [what: string, before: readonly Buffer[], answers: readonly Buffer[]]>([
    ['was cancelled', [message({ method: 'notifications/cancelled', params: { requestId: 1 } })], []],
    ['was answered before', [], [message({ id: 1, result: { content: [] } })]],
    [
      'shares its id with a list',
      [message({ id: 1, method: 'tools/list' })],
      [message({ id: 1, result: { tools: [] } })],
    ],
  ])('that %s has its answer inspected all the same', (_what, before, answers) => {
    const { connect, completed, events } = observed();
    const connection = connect();
    fromClient(connection, toolCall(1, 'read_x'));
    for (const bytes of before) fromClient(connection, bytes);
    for (const bytes of answers) fromServer(connection, bytes);
    fromServer(connection, toolResult(1, 'password: kx9Q2mVb7TzLw4Rn8YpD'));
    expect(completed().at(-1)?.result?.labels).toContain('secret.password');
    expect(invalidEvents(events)).toEqual([]);
  });

  it.each<readonly [where: string, content: readonly string[]]>([
    ['in its only text', [`${'lorem ipsum '.repeat(40_000)}password: kx9Q2mVb7TzLw4Rn8YpD`]],
    ['after many texts', [...Array<string>(200).fill('lorem ipsum '.repeat(200)), 'password: kx9Q2mVb7TzLw4Rn8YpD']],
    ['before the rest', [`password: kx9Q2mVb7TzLw4Rn8YpD ${'lorem ipsum '.repeat(40_000)}`]],
  ])('tells of a secret in a result that is longer than is looked at, %s', (_where, content) => {
    const { connect, completed } = observed();
    const connection = connect();
    fromClient(connection, toolCall(1, 'read_x'));
    fromServer(connection, message({ id: 1, result: { content: content.map((text) => ({ type: 'text', text })) } }));
    expect(completed().at(-1)?.result).toMatchObject({ labels: ['secret.password'], truncated: true });
  });

  it('of nobody that is answered with nothing tells nothing', () => {
    const { connect, completed } = observed();
    fromServer(connect(), message({ id: 9, result: {} }));
    expect(completed()).toEqual([]);
  });

  it('inspects both answers when a client uses one id twice at once', () => {
    const { connect, completed } = observed();
    const connection = connect();
    fromClient(connection, toolCall(1, 'read_x'));
    fromClient(connection, toolCall(1, 'read_y'));
    fromServer(connection, toolResult(1, 'one'));
    fromServer(connection, toolResult(1, 'two'));
    expect(completed().map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
  });

  it('is told as lost when the server goes away, and as cancelled when the client cancels', () => {
    const { connect, completed } = observed();
    const connection = connect();
    fromClient(connection, toolCall(1, 'read_x'));
    fromClient(connection, toolCall(2, 'read_y'));
    fromClient(connection, message({ method: 'notifications/cancelled', params: { requestId: 1 } }));
    connection.serverLost();
    expect(completed().map(({ outcome }) => outcome)).toEqual(['cancelled', 'lost']);
  });

  it('is told with the code of a protocol error and with what its text holds', () => {
    const { connect, completed } = observed();
    const connection = connect();
    fromClient(connection, toolCall(1, 'read_x'));
    const text = 'api_key=sk_live_9aZ3kQ7xW2mN8bV5cT1rY6uP';
    fromServer(connection, message({ id: 1, error: { code: -32602, message: text } }));
    const result = completed()[0]?.result;
    expect(result).toMatchObject({ isError: true, errorCode: -32602 });
    expect(result?.fingerprints.some(({ role }) => role === 'secret')).toBe(true);
  });

  it('says that an answer larger than is looked at was truncated', () => {
    const { connect, completed } = observed();
    const connection = connect();
    fromClient(connection, toolCall(1, 'read_x'));
    fromServer(connection, toolResult(1, 'x '.repeat(2_000_000)));
    expect(completed()[0]?.result).toMatchObject({ truncated: true });
  });

  it.each<readonly [where: string, before: number, isFound: boolean]>([
    ['near the beginning', 150_000, true],
    ['near the end', 550_000, true],
    ['in the middle', 300_000, false],
  ])(
    'that is answered with more than is looked at says so, whether it holds a secret or not: %s',
    (_where, before, isFound) => {
      const { connect, completed } = observed();
      const connection = connect();
      const filler = (length: number): string => 'word '.repeat(length / 5);
      fromClient(connection, toolCall(1, 'read_x'));
      fromServer(
        connection,
        toolResult(1, `${filler(before)}sk_live_9aZ3kQ7xW2mN8bV5cT1rY6uP ${filler(600_000 - before)}`),
      );
      const result = completed()[0]?.result;
      expect(result).toMatchObject({ truncated: true, labels: isFound ? ['secret.token'] : [] });
      expect(result?.fingerprints.some(({ role }) => role === 'secret')).toBe(isFound);
    },
  );

  it.each(['resources/read', 'resources/subscribe', 'prompts/get', 'completion/complete', 'tasks/result', 'x/vendor'])(
    'is judged as %s too',
    (method) => {
      const { connect, enforcer, events } = observed();
      fromClient(connect(), message({ id: 1, method, params: { uri: 'note://a', name: 'a', taskId: 't' } }));
      expect(enforcer.asked).toHaveLength(1);
      expect(invalidEvents(events)).toEqual([]);
    },
  );

  it.each(['ping', 'tools/list', 'initialize', 'server/discover', 'logging/setLevel'])(
    'is not seen in %s',
    (method) => {
      const { connect, enforcer } = observed();
      fromClient(connect(), message({ id: 1, method, params: {} }));
      expect(enforcer.asked).toEqual([]);
    },
  );

  it('tells the enforcer of which tenant the call is, as its event does', () => {
    const { connect, enforcer, requested } = observed();
    fromClient(connect(), message({ id: 1, method: 'tools/call', params: { name: 'send_x' } }));
    expect(enforcer.asked[0]?.event?.tenant).toBe(requested()[0]?.tenant);
    expect(enforcer.asked[0]?.event?.tenant).toMatch(/./);
  });

  it('hands the enforcer values from outside the arguments as well', () => {
    const secret = 'sk_live_9aZ3kQ7xW2mN8bV5cT1rY6uP';
    const carried = (params: object): number => {
      const { connect, enforcer } = observed();
      fromClient(connect(), message({ id: 1, method: 'tools/call', params: { name: 'send_x', ...params } }));
      return enforcer.asked[0]?.carries.size ?? 0;
    };
    expect(carried({})).toBe(0);
    expect(carried({ arguments: { note: secret } })).toBeGreaterThan(0);
    expect(carried({ arguments: {}, inputResponses: { a: { content: secret } } })).toBeGreaterThan(0);
    expect(carried({ arguments: {}, _meta: { 'vendor/x': secret } })).toBeGreaterThan(0);
    expect(carried({ arguments: {}, extra: [secret] })).toBeGreaterThan(0);
  });
});

describe('a resource', () => {
  it('that the server offered carries nothing, one that the caller made up does', () => {
    const { connect, requested } = observed();
    const connection = connect();
    fromClient(connection, message({ id: 1, method: 'resources/list' }));
    fromServer(connection, message({ id: 1, result: { resources: [{ uri: 'note://offered', name: 'n' }] } }));
    for (const uri of ['note://offered', 'note://made-up', 'https://example.org/?q=1']) {
      fromClient(connection, message({ id: uri, method: 'resources/read', params: { uri } }));
    }
    expect(requested().map(({ capabilities }) => capabilities.map(({ name }) => name))).toEqual([
      ['read.private', 'read.untrusted'],
      ['read.private', 'read.untrusted', 'egress.network'],
      ['read.private', 'read.untrusted', 'egress.network'],
    ]);
  });
});

describe('a task', () => {
  it('is read with the capabilities to read of the tool that started it', () => {
    const { connect, requested } = observed();
    const connection = connect();
    fromClient(connection, message({ id: 1, method: 'tools/call', params: { name: 'read_x', task: { ttl: 1 } } }));
    fromServer(connection, message({ id: 1, result: { task: { taskId: 'task-1', status: 'working' } } }));
    fromClient(connection, message({ id: 2, method: 'tasks/result', params: { taskId: 'task-1' } }));
    const [call, result] = requested();
    expect(result?.target).toEqual(call?.target);
    expect(result?.capabilities).toEqual([{ name: 'read.untrusted', source: 'words' }]);
  });
});

describe('notifications', () => {
  it('are told with method and size, unknown ones as other', () => {
    const { connect, notifications, events } = observed();
    const connection = connect();
    fromClient(connection, message({ method: 'notifications/initialized' }));
    fromServer(connection, message({ method: 'notifications/tools/list_changed' }));
    fromServer(connection, message({ method: 'notifications/x-secret-name' }));
    expect(notifications().map(({ method }) => method)).toEqual([
      'notifications/initialized',
      'notifications/tools/list_changed',
      'other',
    ]);
    expect(invalidEvents(events)).toEqual([]);
  });
});

/** Messages that no well-behaved peer sends, and that many peers send nevertheless. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, startComparison } from '../support/gateway/comparison.ts';
import type { RawRequest, Respond } from '../support/gateway/raw-exchange.ts';

const call = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x","arguments":{}}}';
const megabyte = 1024 * 1024;
const long = `"${'i'.repeat(megabyte)}"`;

let comparison: Comparison;

beforeAll(async () => {
  comparison = await startComparison();
});

afterAll(() => comparison[Symbol.asyncDispose]());

const answer = (id: string, text = 'done'): string =>
  `{"jsonrpc":"2.0","id":${id},"result":{"content":[{"type":"text","text":"${text}"}]}}`;
const failure = (id: string): string => `{"jsonrpc":"2.0","id":${id},"error":{"code":-32603,"message":"failed"}}`;
const progress = (at: number): string =>
  `{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":"t","progress":${String(at)}}}`;

const json =
  (text: string, status = 200): Respond =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
/** As they are, one for each character. */
const bytes =
  (text: string): Respond =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from(text, 'latin1'));
const events =
  (...messages: readonly string[]): Respond =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(messages.map((message) => `event: message\ndata: ${message}\n\n`).join(''));
  };

const deepAnswer = `{"jsonrpc":"2.0","id":1,"result":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;

async function expectNoDifference(request: RawRequest, respond: Respond): Promise<void> {
  await comparison.expectNoDifference(request, respond);
  expect(comparison.rig.logged.filter((line) => line.includes('the sensor failed'))).toEqual([]);
}

const answers: Readonly<Record<string, Respond>> = {
  'two answers to the call': events(answer('1'), answer('1', 'again')),
  'an answer and an error for it': events(answer('1'), failure('1')),
  'an error and then an answer for it': events(failure('1'), answer('1')),
  'an answer to no request first': events(answer('99'), answer('1')),
  'an answer to no request last': events(answer('1'), answer('"1"')),
  'answers without an id': events(answer('null'), '{"jsonrpc":"2.0","result":{}}', answer('1')),
  'only an answer to another request': json(answer('2')),
  'two answers to it in a batch': json(`[${answer('1')},${answer('1', 'again')}]`),
  'a batch of answers in two events': events(`[${answer('1')}]`, `[${answer('7')},${progress(1)}]`),
  'an answer with two ids': json('{"jsonrpc":"2.0","id":1,"id":2,"result":{}}'),
  'an answer with a result and an error': json('{"jsonrpc":"2.0","id":1,"result":{},"error":{"code":1,"message":""}}'),
  'notifications after its answer': events(answer('1'), progress(1), progress(2)),
  'twenty thousand notifications before its answer': events(
    ...Array.from({ length: 20_000 }, (_, at) => progress(at)),
    answer('1'),
  ),
  'an answer of ten thousand levels in JSON': json(deepAnswer),
  'an answer of ten thousand levels in an event': events(deepAnswer),
  'an answer that is no UTF-8': bytes(answer('1', 'caf\xe9\xff\xfe')),
  'an answer with NUL and control characters': bytes(answer('1', 'a\0b\x01\x1b[2J')),
  'an answer with members that mean something to JavaScript': json(
    `{"jsonrpc":"2.0","__proto__":{"id":1},"id":1,"constructor":{"prototype":{}},"result":{"__proto__":{"isError":true}}}`,
  ),
  'an answer with every member twice': json(
    `{"jsonrpc":"2.0","jsonrpc":"1.0","id":1,"id":1,"result":{"isError":true,"isError":false},"result":{"a":1,"a":2}}`,
  ),
  'an answer that ends in the middle': json(answer('1').slice(0, -9)),
  'an answer in UTF-16': bytes(Buffer.from(answer('1'), 'utf16le').toString('latin1')),
  'an answer with a mark of its order': bytes(`\xef\xbb\xbf${answer('1')}`),
  'a request of its own with the same id': events('{"jsonrpc":"2.0","id":1,"method":"roots/list"}', answer('1')),
};

describe('a client sees the same through the gateway', () => {
  it.each(Object.keys(answers))('when a call brings %s', async (name) => {
    await expectNoDifference({ body: call }, answers[name] ?? json(''));
  });

  it.each(['two answers to the call', 'an answer to no request first'])(
    'when its listening stream brings %s',
    async (name) => {
      const headers = ['accept', 'text/event-stream', 'mcp-session-id', 'session-1'];
      await expectNoDifference({ method: 'GET', headers }, answers[name] ?? json(''));
    },
  );

  it.each([
    ['an answer to no request', answer('5')],
    ['an answer whose id is no id', answer('{"a":[1]}')],
    ['a batch of answers to no request', `[${answer('5')},${failure('5')}]`],
    ['an error without an id', failure('null')],
  ])('when it sends %s', async (_name, body) => {
    await expectNoDifference({ body }, (_, response) => response.writeHead(202).end());
  });

  it('when it answers one request of the server twice', async () => {
    const asked = '{"jsonrpc":"2.0","id":"s1","method":"sampling/createMessage","params":{}}';
    const headers = ['content-type', 'application/json', 'mcp-session-id', 'session-1'];
    const posts = [call, answer('"s1"'), answer('"s1"', 'again')].map((body) => ({ body, headers }));
    const { direct, through } = await comparison.both(posts, ({ body }, response) =>
      body === call ? events(asked, answer('1'))({ body } as never, response) : response.writeHead(202).end(),
    );
    expect(through).toEqual(direct);
    expect(direct.received).toHaveLength(3);
  });

  it('when it sends a thousand notifications, one after another and in a batch', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => progress(at));
    const posts = [...many.map((body) => ({ body })), { body: `[${many.join(',')}]` }];
    const { direct, through } = await comparison.both(posts, (_, response) => response.writeHead(202).end());
    expect(direct.received).toHaveLength(1001);
    expect(through).toEqual(direct);
  });

  it.each([
    ['in JSON', json(answer(long))],
    ['in events', events(answer(long))],
    ['twice', events(answer(long), answer(long))],
    ['with another long id', json(answer(`"${'i'.repeat(megabyte)}j"`))],
  ])('when the id of a call has a megabyte and it is answered %s', async (_name, respond) => {
    await expectNoDifference({ body: call.replace('"id":1', `"id":${long}`) }, respond);
  });

  it('when an id is a number of a megabyte', async () => {
    const digits = '7'.repeat(megabyte);
    await expectNoDifference({ body: call.replace('"id":1', `"id":${digits}`) }, json(answer(digits)));
  });

  it('when a progress token and a cancelled id have a megabyte', async () => {
    const meta = `{"_meta":{"progressToken":${long}},"name":"x"}`;
    const told = `{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":${long},"progress":1}}`;
    const body = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${meta}}`;
    await expectNoDifference({ body }, events(told, answer('1')));
    const cancelled = `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":${long}}}`;
    await expectNoDifference({ body: cancelled }, (_, response) => response.writeHead(202).end());
  });
});

const batchOf = (...parts: readonly string[]): string => `[${parts.join(' ,\n')}]`;
const idOf = (at: number): string => call.replace('"id":1', `"id":${String(at)}`);
const batches: Readonly<Record<string, readonly [body: string, respond: Respond]>> = {
  'two calls answered in JSON, the later first': [batchOf(idOf(1), idOf(2)), json(batchOf(answer('2'), answer('1')))],
  'two calls answered in events': [batchOf(idOf(1), idOf(2)), events(progress(1), answer('2'), answer('1'))],
  'two calls of which one is answered': [batchOf(idOf(1), idOf(2)), json(batchOf(answer('2')))],
  'two calls with one id': [batchOf(idOf(1), idOf(1)), json(batchOf(answer('1'), answer('1', 'again')))],
  'a call, a notification and an answer': [batchOf(call, progress(1), answer('"s1"')), json(batchOf(answer('1')))],
  'what is no message beside a call': [batchOf('7', 'null', '[]', '{}', call), json(failure('null'), 400)],
  'a batch in a batch': [batchOf(batchOf(call)), json(failure('null'), 400)],
  'a call and what ends in the middle': [`[${call},{"jsonrpc":"2.0","id":`, json(failure('null'), 400)],
  'two thousand calls': [
    batchOf(...Array.from({ length: 2000 }, (_, at) => idOf(at))),
    json(batchOf(...Array.from({ length: 2000 }, (_, at) => answer(String(at))))),
  ],
};

describe('a batch of 2025-03-26 is the same through the gateway', () => {
  it.each(Object.keys(batches))('when it is %s', async (name) => {
    const [body, respond] = batches[name] ?? ['', json('')];
    const headers = ['content-type', 'application/json', 'mcp-protocol-version', '2025-03-26', 'mcp-session-id', 's'];
    await expectNoDifference({ body, headers }, respond);
  });
});

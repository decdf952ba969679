import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, startComparison } from '../support/gateway/comparison.ts';
import type { RawRequest, Respond } from '../support/gateway/raw-exchange.ts';

const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
const call = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x"}}';
const json = { 'content-type': 'application/json' };

let comparison: Comparison;

beforeAll(async () => {
  comparison = await startComparison();
});

afterAll(() => comparison[Symbol.asyncDispose]());

function expectNoDifference(request: RawRequest, respond: Respond): Promise<void> {
  return comparison.expectNoDifference(request, respond);
}

const answerJson =
  (text: string, status = 200): Respond =>
  (_, response) =>
    response.writeHead(status, json).end(text);

describe('an exchange through the gateway is the one without it', () => {
  it.each(['1', '1.0', '12345678901234567890', '-0', '1e3', '"a"', '"\\u0061"', '"ü"', 'null', '""', '[1]', '{"a":1}'])(
    'when the id of the request is %s, and its arguments are odd',
    async (id) => {
      const args = '{"b":1.0, "a":12345678901234567890,"a":2,"__proto__":{"x":1},"\\u0000":"\\ud800"}';
      const body = ` {"id" : ${id},\n"jsonrpc":"2.0","method":"tools/call","params":{"name":"x","arguments":${args}}}`;
      await expectNoDifference({ body }, answerJson(`{"jsonrpc":"2.0", "id":${id}, "result":{"n":1.0}}\n`));
    },
  );

  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])('by the method %s', async (method) => {
    const status = method === 'OPTIONS' ? 204 : 405;
    await expectNoDifference({ method }, (_, response) =>
      response.writeHead(status, { allow: 'POST' }).end(status === 405 && method !== 'HEAD' ? 'no' : undefined),
    );
  });

  it.each([
    200, 201, 202, 204, 304, 400, 401, 403, 404, 405, 406, 409, 410, 415, 422, 429, 500, 501, 502, 503, 504, 599,
  ])('with the status %i, its own words, headers and body', async (status) => {
    const headers = { 'content-type': 'text/plain', 'retry-after': '3', 'www-authenticate': 'Basic realm="x"' };
    const text = [204, 304].includes(status) ? undefined : 'text';
    await expectNoDifference({ body: ping }, (_, response) =>
      response.writeHead(status, 'Own words', { ...headers, 'set-cookie': ['a=1', 'b=2'] }).end(text),
    );
  });

  it.each([
    ['no JSON', '{not json'],
    ['UTF-16', Buffer.from(ping, 'utf16le')],
    ['no UTF-8', Buffer.from('{"jsonrpc":"2.0","id":1,"method":"\xff\xfe"}', 'latin1')],
    ['a batch', `[${ping},{"jsonrpc":"2.0","method":"notifications/x"}]`],
    ['an empty batch', '[]'],
    ['empty', ''],
    ['blank', ' \n'],
    ['a lone value', '7'],
    ['of an unknown method with unknown members', '{"jsonrpc":"3","id":1,"method":"x/y","params":[1],"more":{"a":[]}}'],
    ['deep', `{"jsonrpc":"2.0","id":1,"method":"ping","params":${'['.repeat(9000)}${']'.repeat(9000)}}`],
  ])('when the body is %s', async (_name, body) => {
    await expectNoDifference({ body }, answerJson('{"jsonrpc":"2.0","id":null,"error":{"code":-32700}}', 400));
  });

  it.each([
    ['chunked', { body: ping, isChunked: true }],
    ['without a body', {}],
    ['by GET with a body', { method: 'GET', body: ping }],
    ['of another content type', { headers: ['content-type', 'text/plain'], body: ping }],
    ['without a content type', { headers: [], body: ping }],
  ])('when the request is %s', async (_name, request) => {
    await expectNoDifference(request, answerJson('{}'));
  });

  it('with repeated and odd headers, both ways', async () => {
    const own = ['X-Mine', 'a', 'x-mine', 'b', 'Cookie', 'a=1', 'X-Bytes', 'caf\xe9', 'Via', '1.1 x'];
    const known = ['Mcp-Session-Id', 'abc', 'MCP-Protocol-Version', '2025-11-25', 'Last-Event-ID', '7'];
    await expectNoDifference(
      { headers: [...own, ...known, 'content-type', 'application/json'], body: ping },
      (_, response) =>
        response.writeHead(200, ['X-Out', '1', 'x-out', '2', 'X-Bytes', 'caf\xe9', 'Mcp-Session-Id', 'abc']).end('{}'),
    );
  });

  it.each(['/mcp/', '/a//b', '/%41/x', '/a/..b', '/?', '/mcp?', '/a?b?c', '/a\'b"c', '/a?b=%2F+x'])(
    'at the path %s',
    async (path) => {
      await expectNoDifference({ path, body: ping }, answerJson('{}'));
    },
  );

  it('when an event stream has comments, retries, split data and an end without a blank line', async () => {
    await expectNoDifference({ body: call }, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
      response.write('id: 1\nretry: 10\ndata:\n\n: c\n\nevent: x\ndata: {"a"\ndata: :1}\n\n');
      response.end(`event: message\r\ndata: {"jsonrpc":"2.0","id":1,"result":{}}\r\n\r\ndata: rest`);
    });
  });

  it('when an event stream breaks off', async () => {
    await expectNoDifference({ body: call }, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n', () => response.destroy());
    });
  });

  it('when the answer has no content type, or no body', async () => {
    await expectNoDifference({ body: ping }, (_, response) => response.writeHead(200).end('{"a":1}'));
    await expectNoDifference({ body: ping }, (_, response) => response.writeHead(200).end());
  });

  it('when the server sends hints before its answer', async () => {
    await expectNoDifference({ body: ping }, (_, response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' });
      response.writeHead(200, json).end('{}');
    });
  });

  it('in the revision 2026-07-28, also when its headers disagree with its body', async () => {
    const meta = '"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}';
    for (const method of ['server/discover', 'tools/list', 'x/y']) {
      const body = `{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{${meta}}}`;
      const own = ['MCP-Protocol-Version', '2026-07-28', 'Mcp-Method', method, 'Mcp-Param-X', '=?base64?YQ==?='];
      await expectNoDifference({ headers: [...own, 'content-type', 'application/json'], body }, answerJson('{}', 400));
    }
  });
});

describe('an answer that breaks off', () => {
  it('before its end is no answer through the gateway either', async () => {
    const { direct, through } = await comparison.both([{ body: ping }], (_, response) => {
      response.writeHead(200, { ...json, 'content-length': '100' });
      response.write('{"a":', () => response.destroy());
    });
    expect(direct.answers).toMatchObject([{ isWhole: false }]);
    expect(through.answers).toEqual([{ error: 'ECONNRESET' }]);
  });
});

/** An HTTP server with a mark in whatever a server can say: streams byte by byte, errors, challenges, metadata, trailers. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Asked, startUpstream, type TestUpstream } from './http-upstream.ts';
import type { Marks } from './marks.ts';

/** Every answer of the server has this header, and no answer of the gateway's own. */
export const serversHeader = 'x-from-the-server';

type Say = (response: ServerResponse, asked: Asked) => void;

/** Answers to POST come in this order; there is one to each. */
export interface TalkativeUpstream extends TestUpstream {
  readonly answers: number;
}

export async function startTalkative(marks: Marks): Promise<TalkativeUpstream> {
  const says = answersOf(marks);
  let posted = 0;
  const upstream = await startUpstream((asked, response) => {
    response.setHeader(serversHeader, marks.at('header of the server'));
    response.setHeader(`x-${marks.at('name of a header of the server')}`, 'x');
    if (asked.url.includes('.well-known')) sayJson(response, metadataOf(marks));
    else if (asked.method === 'GET') sayEvents(marks)(response, asked);
    else says[asked.method === 'POST' ? posted++ % says.length : 0]?.(response, asked);
  });
  return { ...upstream, answers: says.length };
}

function answersOf(marks: Marks): readonly Say[] {
  const at = (place: string): string => marks.at(`${place} of an answer`);
  const challenge = (scheme: string): string =>
    `${scheme} realm="${at('realm')}", error="invalid_token", error_description="${at('description')}", ` +
    `scope="${at('scope')}", resource_metadata="https://${at('host')}.example/.well-known/${at('path')}?${at('query')}"`;
  const failing =
    (status: number, headers: Readonly<Record<string, string>> = {}): Say =>
    (response) => {
      response.writeHead(status, at('status message'), { 'content-type': 'text/html', ...headers });
      response.end(`<html>${at('text')} ${JSON.stringify(marks.anyAt('page of an error'))}</html>`);
    };
  return [
    sayEvents(marks),
    (response, asked) => sayJson(response, answerTo(marks, asked)),
    (response, asked) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync(JSON.stringify(answerTo(marks, asked))));
    },
    (response) => sayText(response, `{"jsonrpc":"2.0","result":{"${at('broken key')}":"${at('broken value')}`),
    (response) => sayText(response, `\u0000\u{1f600}${at('no message')}`),
    failing(401, { 'www-authenticate': challenge('Bearer') }),
    failing(403, { 'www-authenticate': challenge('DPoP') }),
    failing(400),
    failing(404),
    failing(500, { 'set-cookie': `session=${at('cookie')}; Path=/${at('cookie path')}` }),
    failing(503, { 'retry-after': at('retry') }),
    failing(307, { location: `https://${at('location host')}.example/${at('location')}` }),
    failing(307, { location: `/${at('location here')}?${at('location query')}` }),
    failing(200, { 'content-encoding': at('encoding') }),
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(`{"half":"${at('half')}`, () => response.destroy());
    },
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`id: ${at('id of half an event')}\ndata: {"half":"${at('half an event')}`, () =>
        response.destroy(),
      );
    },
  ];
}

function answerTo(marks: Marks, { body }: Asked): unknown {
  const content = [{ type: 'text', text: JSON.stringify(marks.anyAt('answer')) }];
  const answers = idsIn(body).map((id) => ({ jsonrpc: '2.0', id, result: { content } }));
  return answers.length === 1 ? answers[0] : answers;
}

function idsIn(body: string): readonly unknown[] {
  const read = ((): unknown => {
    try {
      return JSON.parse(body);
    } catch {
      return [];
    }
  })();
  const messages: readonly unknown[] = Array.isArray(read) ? read : [read];
  return messages.map((message) => (message as { readonly id?: unknown }).id);
}

function metadataOf(marks: Marks): unknown {
  const url = (place: string): string => `https://${marks.at(`${place} host`)}.example/${marks.at(place)}`;
  return {
    resource: url('resource'),
    authorization_servers: [url('authorization server'), marks.at('no URL')],
    issuer: url('issuer'),
    jwks_uri: url('keys'),
    token_endpoint: `http://${marks.at('user')}:${marks.at('password')}@10.0.0.1/${marks.at('token endpoint')}`,
    policy_uri: `file:///${marks.at('file')}`,
    scopes_supported: [marks.at('supported scope')],
    signed_metadata: marks.at('signed metadata'),
    [marks.at('member of metadata')]: marks.anyAt('value of metadata'),
    [`${marks.at('endpoint name')}_endpoint`]: url('endpoint'),
  };
}

function sayJson(response: ServerResponse, value: unknown): void {
  sayText(response, JSON.stringify(value));
}

function sayText(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(text);
}

/** Each byte is a chunk of its own. */
function sayEvents(marks: Marks): Say {
  const at = (place: string): string => marks.at(`${place} of a stream`);
  return (response, asked) => {
    const notice = {
      jsonrpc: '2.0',
      method: `notifications/${at('method')}`,
      params: marks.anyAt('params of a stream'),
    };
    const request = {
      jsonrpc: '2.0',
      id: at('id of a request'),
      method: 'sampling/createMessage',
      params: notice.params,
    };
    const events = [
      `: ${at('comment')}\n\n`,
      `event: ${at('event name')}\nid: ${at('event id')}\nretry: ${at('retry')}\ndata: ${JSON.stringify(notice)}\n\n`,
      `${at('field')}: ${at('field value')}\r\ndata: ${JSON.stringify(request)}\r\n\r\n`,
      `data: ${at('no JSON')}\ndata: ${at('second line')}\n\n`,
      ...(asked.method === 'POST' ? [`data: ${JSON.stringify(answerTo(marks, asked))}\n\n`] : []),
    ];
    response.writeHead(200, { 'content-type': 'text/event-stream', trailer: 'x-trailer' });
    for (const byte of Buffer.from(events.join(''))) response.write(Uint8Array.of(byte));
    response.addTrailers({ 'x-trailer': at('trailer') });
    response.end();
  };
}

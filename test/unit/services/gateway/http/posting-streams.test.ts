import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { PostingStreams } from '../../../../../services/gateway/http/posting-streams.ts';
import { type Hold, shareConnection } from '../../../../../services/gateway/http/shared-connection.ts';
import { SseSplitter } from '../../../../../services/sensor/embedding/sse-splitter.ts';
import type { Connection } from '../../../../../services/sensor/observer/connection.ts';

const url = new URL('http://up.example:81/sse');

function opened(told: string) {
  const streams = new PostingStreams({ newToken: () => 'token' });
  const response = new EventEmitter() as unknown as ServerResponse;
  const named: string[] = [];
  const connect = (endpoint: URL): Hold => {
    named.push(endpoint.href);
    return () => undefined;
  };
  const [event] = new SseSplitter({ eventBytesMax: 1000 }).push(Buffer.from(told));
  if (event === undefined) throw new Error('It did not end.');
  const passed = Buffer.from(streams.take(event, { url, path: '/mine', response, connect })).toString('utf8');
  return { streams, response, named, passed };
}

describe('a stream that tells where to post', () => {
  it.each(['/messages?sessionId=1', 'messages?sessionId=1', 'http://up.example:81/messages?sessionId=1'])(
    'tells the client an address of the gateway in place of %s',
    (told) => {
      const { passed, named, streams } = opened(`event: endpoint\ndata: ${told}\n\n`);
      expect(passed).toBe('event: endpoint\ndata: /mine?shearpin-stream=token\n\n');
      expect(named).toEqual(['http://up.example:81/messages?sessionId=1']);
      expect(streams.find('/mine?shearpin-stream=token')?.endpoint.href).toBe(named[0]);
    },
  );

  it('is not known any more when it has ended', () => {
    const { streams, response } = opened('event: endpoint\ndata: /messages\n\n');
    response.emit('close');
    expect(streams.find('/mine?shearpin-stream=token')).toBeUndefined();
  });

  it.each([
    'event: endpoint\ndata: http://other.example/messages\n\n',
    'event: endpoint\ndata: http://[\n\n',
    'event: message\ndata: /messages\n\n',
    ': endpoint\n\n',
  ])('passes %j on as it came', (told) => {
    const { passed, named } = opened(told);
    expect(passed).toBe(told);
    expect(named).toEqual([]);
  });
});

it.each(['/mine', '/mine?a=b', '/mine?shearpin-stream=other', '/mine?shearpin-stream='])(
  'a request for %s posts for no stream',
  (target) => {
    const { streams } = opened('event: endpoint\ndata: /messages\n\n');
    expect(streams.find(target)).toBeUndefined();
  },
);

it('a connection that exchanges share ends once, with the last of them, and is held by none after that', () => {
  let ended = 0;
  const { first, hold } = shareConnection({ end: () => (ended += 1) } as unknown as Connection);
  const second = hold();
  for (const held of [first, first, second]) {
    expect(ended).toBe(0);
    held?.release();
  }
  expect(ended).toBe(1);
  expect(hold()).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { headersToClient, headersToUpstream, refusedPeer } from '../../../../../services/gateway/http/header-rules.ts';

const none = { hosts: new Set<string>(), origins: new Set<string>() };
const some = { hosts: new Set(['mcp.example']), origins: new Set(['https://app.example']) };

describe('the peers that a gateway answers', () => {
  it.each([
    ['localhost:7777', undefined, undefined],
    ['127.0.0.1', 'http://localhost:3000', undefined],
    ['[::1]:80', undefined, undefined],
    ['LOCALHOST', undefined, undefined],
    ['evil.example', undefined, 'host'],
    ['localhost.evil.example', undefined, 'host'],
    ['127.0.0.1', 'http://evil.example', 'origin'],
    ['127.0.0.1', 'null', 'origin'],
    [undefined, undefined, 'host'],
  ])('host %s and origin %s: %s', (host, origin, expected) => {
    expect(refusedPeer({ host, origin }, none)).toBe(expected);
  });

  it('are those that the operator named besides the loopback', () => {
    expect(refusedPeer({ host: 'mcp.example:443', origin: 'https://app.example' }, some)).toBeUndefined();
    expect(refusedPeer({ host: 'mcp.example', origin: 'https://other.example' }, some)).toBe('origin');
  });
});

describe('headers', () => {
  it('go to the server in their order and number, without those of the one connection', () => {
    const raw = ['Host', 'gw', 'X-A', '1', 'Connection', 'close, X-Hop', 'X-Hop', 'h', 'x-a', '2', 'TE', 'trailers'];
    expect(headersToUpstream(raw, { host: 'up', length: 3 })).toEqual([
      ...['host', 'up', 'accept-encoding', 'identity', 'content-length', '3'],
      ...['X-A', '1', 'x-a', '2'],
    ]);
  });

  it('of a decoded answer say nothing of its encoding', () => {
    const raw = ['Content-Encoding', 'gzip', 'Content-Length', '5', 'Mcp-Session-Id', 's', 'Set-Cookie', 'a=1'];
    expect(headersToClient(raw, { isDecoded: true })).toEqual(['Mcp-Session-Id', 's', 'Set-Cookie', 'a=1']);
    expect(headersToClient(raw, { isDecoded: false })).toEqual(raw);
  });
});

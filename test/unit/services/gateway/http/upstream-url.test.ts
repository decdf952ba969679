import { describe, expect, it } from 'vitest';
import { locationFor, targetFor } from '../../../../../services/gateway/http/upstream-url.ts';

describe('the target of a request at the server', () => {
  it.each([
    ['http://up.example/mcp', '/any?q=1', '/mcp?q=1'],
    ['http://up.example/mcp', '/any', '/mcp'],
    ['http://up.example/mcp?k=v', '/any?q=1', '/mcp?k=v'],
    ['http://up.example', '/own/path?q=1', '/own/path?q=1'],
    ['http://up.example', '/own?a=b?c&%41="', '/own?a=b?c&%41="'],
    ['http://up.example', '/own?', '/own?'],
    ['http://up.example', '//evil.example/x', '//evil.example/x'],
    ['http://up.example', '/%2e%2e/./x\\y', '/%2e%2e/./x\\y'],
  ])('%s asked for %s is %s', (upstream, target, expected) => {
    expect(targetFor(new URL(upstream), target)).toBe(expected);
  });
});

describe('a redirect', () => {
  it.each([
    ['http://up.example', 'http://up.example/mcp/', '/mcp/'],
    ['http://up.example', '/mcp/', '/mcp/'],
    ['http://up.example', 'https://login.example/', 'https://login.example/'],
    ['http://up.example/mcp', '/mcp/', undefined],
    ['http://up.example/mcp', 'https://login.example/', 'https://login.example/'],
  ])('of a page of %s to %s becomes %s', (upstream, location, expected) => {
    const base = new URL(upstream);
    const redirect = { at: new URL('/mcp', base), location, isOfProtocol: false };
    expect(locationFor(base, redirect)).toBe(expected);
  });

  it.each([
    ['http://up.example', 'http://up.example/mcp/', '/mcp/'],
    ['http://up.example', 'https://up.example/mcp', undefined],
    ['http://up.example', 'http://up.example:81/mcp', undefined],
    ['http://up.example/mcp', 'http://other.example/mcp', undefined],
  ])('of a message to %s to %s becomes %s', (upstream, location, expected) => {
    const base = new URL(upstream);
    const redirect = { at: new URL('/mcp', base), location, isOfProtocol: true };
    expect(locationFor(base, redirect)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { locationFor, urlFor } from '../../../../../services/gateway/http/upstream-url.ts';

describe('the address of a request at the server', () => {
  it.each([
    ['http://up.example/mcp', '/any?q=1', 'http://up.example/mcp?q=1'],
    ['http://up.example/mcp?k=v', '/any?q=1', 'http://up.example/mcp?k=v'],
    ['http://up.example', '/own/path?q=1', 'http://up.example/own/path?q=1'],
    ['http://up.example', '//evil.example/x', 'http://up.example//evil.example/x'],
    ['http://up.example', '/../../x', 'http://up.example/x'],
    ['http://up.example', '/@evil.example:80', 'http://up.example/@evil.example:80'],
  ])('%s asked for %s is %s', (upstream, target, expected) => {
    expect(urlFor(new URL(upstream), target).href).toBe(expected);
  });
});

describe('a redirect', () => {
  it.each([
    ['http://up.example', 'http://up.example/mcp/', '/mcp/'],
    ['http://up.example', '/mcp/', '/mcp/'],
    ['http://up.example', 'https://login.example/', 'https://login.example/'],
    ['http://up.example/mcp', '/mcp/', undefined],
    ['http://up.example/mcp', 'https://login.example/', 'https://login.example/'],
  ])('of %s to %s becomes %s', (upstream, location, expected) => {
    const base = new URL(upstream);
    expect(locationFor(base, new URL('/mcp', base), location)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { metadataOwner } from '../../../../../services/gateway/http/metadata-owner.ts';
import type { RequestHandler } from '../../../../../services/gateway/http/request-handler.ts';
import { publicResource } from '../../../../../services/gateway/oauth/public-resource.ts';
import { readWellKnown, wellKnownAt } from '../../../../../services/gateway/oauth/well-known.ts';

const handler = {} as RequestHandler;
const other = {} as RequestHandler;

/** Where a client's request goes at a server. */
function at(upstream: string, target: string, served: Parameters<typeof metadataOwner>[1]): string | undefined {
  const asked = readWellKnown(target);
  const owned = asked === undefined ? undefined : metadataOwner(asked, served);
  return owned?.handler === handler ? wellKnownAt(new URL(upstream), owned.asked) : undefined;
}

describe('a path of authorization metadata', () => {
  const one = { byName: new Map(), fallback: handler };

  it.each([
    [
      'https://mcp.example/mcp',
      '/.well-known/oauth-protected-resource/any',
      '/.well-known/oauth-protected-resource/mcp',
    ],
    ['https://mcp.example/mcp', '/.well-known/oauth-authorization-server', '/.well-known/oauth-authorization-server'],
    ['https://mcp.example/mcp?t=1', '/.well-known/openid-configuration?x', '/.well-known/openid-configuration?t=1'],
    [
      'https://mcp.example',
      '/.well-known/oauth-authorization-server/a/b?x',
      '/.well-known/oauth-authorization-server/a/b?x',
    ],
    ['https://mcp.example/mcp/', '/any/.well-known/openid-configuration', '/mcp/.well-known/openid-configuration'],
  ])('before the one server %s: %s is its %s', (upstream, target, expected) => {
    expect(at(upstream, target, one)).toBe(expected);
  });

  const byName = new Map([
    ['office', handler],
    ['other', other],
  ]);

  it.each([
    [
      'https://mcp.example/mcp',
      '/.well-known/oauth-protected-resource/office',
      '/.well-known/oauth-protected-resource/mcp',
    ],
    [
      'https://mcp.example/',
      '/.well-known/oauth-authorization-server/office/',
      '/.well-known/oauth-authorization-server',
    ],
    ['https://mcp.example/mcp', '/office/.well-known/openid-configuration', '/mcp/.well-known/openid-configuration'],
    [
      'https://mcp.example/mcp',
      '/.well-known/oauth-protected-resource/base/office',
      '/.well-known/oauth-protected-resource/mcp',
    ],
    ['https://mcp.example/mcp', '/.well-known/oauth-protected-resource', undefined],
    ['https://mcp.example/mcp', '/.well-known/oauth-protected-resource/base', undefined],
    ['https://mcp.example/mcp', '/.well-known/oauth-protected-resource/base/none', undefined],
    ['https://mcp.example/mcp', '/.well-known/oauth-protected-resource/other', undefined],
    ['https://mcp.example/mcp', '/.well-known/oauth-protected-resource/office/deeper', undefined],
  ])('before several servers, of which one is %s: %s is its %s', (upstream, target, expected) => {
    expect(at(upstream, target, { byName, publicUrl: 'https://gateway.example/base' })).toBe(expected);
  });

  it('without a path is that of the only server', () => {
    const served = { byName: new Map([['office', handler]]) };
    const target = '/.well-known/oauth-protected-resource';
    expect(at('https://mcp.example/mcp', target, served)).toBe(target);
  });

  it.each([
    '/mcp',
    '/.well-known/other',
    '/.well-known/constructor',
    '/x?/.well-known/openid-configuration',
    '/.well-known',
  ])('%s is none', (target) => {
    expect(readWellKnown(target)).toBeUndefined();
  });
});

describe('a resource of the gateway', () => {
  it.each([
    ['https://gateway.example', undefined, 'https://gateway.example', ''],
    ['https://gateway.example/mcp', undefined, 'https://gateway.example/mcp', '/mcp'],
    ['https://gateway.example/', 'office', 'https://gateway.example/office', '/office'],
    ['https://gateway.example/base', 'office', 'https://gateway.example/base/office', '/base/office'],
  ])('under %s of the server %s is %s', (...[publicUrl, name, id, path]) => {
    const metadataUrl = `https://gateway.example/.well-known/oauth-protected-resource${path}`;
    expect(publicResource(publicUrl, name)).toEqual({ id, metadataUrl, origin: 'https://gateway.example' });
  });
});

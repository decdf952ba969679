import { describe, expect, it } from 'vitest';
import type { Discovery } from '../../../../../schemas/generated/types.ts';
import { validateDiscovery } from '../../../../../schemas/generated/validators.js';
import type { DiscoverySighting } from '../../../../../services/sensor/discovery/discovery-sighting.ts';
import { urlsIn } from '../../../../../services/sensor/discovery/metadata-document.ts';
import { observed } from '../observer/observed.ts';

const origins = { server: 'https://mcp.example.com', gateway: 'https://gateway.example.com' };

function told(urls: DiscoverySighting['urls']): Discovery {
  const world = observed();
  const connection = world.connect({ base: { kind: 'stateless' } });
  connection.discovered({ seen: 'challenge', document: 'protected-resource', urls, origins });
  const [event] = world.events;
  expect(validateDiscovery(event?.data)).toBe(true);
  expect(world.faults).toEqual([]);
  return event?.data as Discovery;
}

function labelsOf(url: string): readonly string[] | undefined {
  return told([{ role: 'metadata', url }]).urls[0]?.labels;
}

describe('a discovery event', () => {
  it.each([
    ['https://auth.example.com/x', []],
    ['http://auth.example.com/x', ['cleartext']],
    ['https://mcp.example.com/x', ['same-origin']],
    ['https://gateway.example.com/x', ['gateway']],
    ['http://169.254.169.254/latest/meta-data', ['internal', 'link-local', 'cleartext']],
    ['http://2852039166/latest', ['internal', 'link-local', 'cleartext']],
    ['https://[::ffff:169.254.169.254]/', ['internal', 'link-local']],
    ['https://[64:ff9b::a00:1]/', ['internal']],
    ['https://[::1]:8443/', ['internal', 'loopback']],
    ['https://0x7f.1/', ['internal', 'loopback']],
    ['https://0.0.0.0/', ['internal', 'loopback']],
    ['https://10.1.2.3/', ['internal']],
    ['https://vault.corp/', ['internal']],
    ['https://vault/', ['internal']],
    ['https://user:word@10.0.0.1/', ['internal']],
    ['file:///etc/passwd', ['malformed']],
    ['gopher://10.0.0.1/', ['malformed']],
    ['no url at all', ['malformed']],
    [`https://example.com/${'x'.repeat(3000)}`, ['malformed']],
  ])('says of %s where it lies: %j', (url, labels) => {
    expect(labelsOf(url)).toEqual(labels);
  });

  it('tells URLs and hosts as fingerprints, alike for one host, and nothing of them in plain', () => {
    const urls = ['https://auth.example.com/a', 'https://auth.example.com/b'];
    const event = told(urls.map((url) => ({ role: 'authorization-server', url })));
    const [first, second] = event.urls;
    expect(first?.host).toBe(second?.host);
    expect(first?.url).not.toBe(second?.url);
    expect(JSON.stringify(event)).not.toMatch(/auth\.|example/);
  });

  it('holds sixteen URLs and says how many more there were', () => {
    const event = told(
      Array.from({ length: 20 }, (_, index) => ({ role: 'endpoint', url: `https://x${index}.example` })),
    );
    expect([event.urls.length, event.overflow]).toEqual([16, 4]);
  });

  it('is numbered among the events of its session', () => {
    const world = observed();
    const connection = world.connect({ base: { kind: 'stateless' } });
    for (let count = 0; count < 2; count += 1) {
      connection.discovered({ seen: 'request', document: 'authorization-server', urls: [], origins });
    }
    const events = world.events.map(({ data }) => data as Discovery);
    expect(events.map(({ gateway, session }) => [gateway.seq, session.key])).toEqual(
      [1, 2].map((seq) => [seq, events[0]?.session.key]),
    );
  });
});

describe('a metadata document', () => {
  it('leads to the URLs of its known members, and to nothing else', () => {
    const document = {
      issuer: 'https://auth.example.com',
      authorization_servers: ['https://one.example', 7, 'https://two.example'],
      jwks_uri: 'https://auth.example.com/keys',
      token_endpoint: 'https://auth.example.com/token',
      op_policy_uri: 'https://auth.example.com/policy',
      scopes_supported: ['https://scope.example'],
      __proto__: { issuer: 'https://none.example' },
    };
    expect(urlsIn(document).map(({ role, url }) => `${role} ${url}`)).toEqual([
      'authorization-server https://auth.example.com',
      'authorization-server https://one.example',
      'authorization-server https://two.example',
      'keys https://auth.example.com/keys',
      'endpoint https://auth.example.com/token',
      'other https://auth.example.com/policy',
    ]);
  });

  it.each([null, 'text', 7, [], [{ issuer: 'x' }]])('%j is none', (document) => {
    expect(urlsIn(document)).toEqual([]);
  });
});

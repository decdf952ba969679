import { describe, expect, it } from 'vitest';
import { readGatewayConfig } from '../../../../services/gateway/config.ts';
import { liveSettings } from '../../../../services/gateway/live-settings.ts';

const one = { url: 'http://one.example/mcp' };
const base = { listen: '127.0.0.1:0', upstreams: { one } };

function read(given: Readonly<Record<string, unknown>>) {
  return readGatewayConfig({ env: {}, given, serverCommand: [] });
}

describe('a new configuration of a running gateway', () => {
  it('is taken where nothing else depends on it', () => {
    const next = read({ ...base, upstreams: { one, other: one }, allowedHosts: ['a.example'], sessionsMax: 7 });
    const { settings, fixed } = liveSettings(read(base), next);
    expect(fixed).toEqual([]);
    expect(settings).toEqual(next);
  });

  it('keeps the running values of what cannot change, and names them', () => {
    const next = read({ ...base, listen: '127.0.0.1:1', tenant: 'other', appeal: 'ask', allowedOrigins: ['http://a'] });
    const { settings, fixed } = liveSettings(read(base), next);
    expect(fixed.toSorted()).toEqual(['appeal', 'listen', 'tenant']);
    expect(settings.config).toMatchObject({ listen: '127.0.0.1:0', tenant: 'default', allowedOrigins: ['http://a'] });
    expect(settings.config).not.toHaveProperty('appeal');
  });

  it('keeps the servers where one becomes several', () => {
    const running = read({ listen: base.listen, upstream: one.url });
    const { settings, fixed } = liveSettings(running, read(base));
    expect(fixed.toSorted()).toEqual(['upstream', 'upstreams']);
    expect(settings.front).toEqual(running.front);
  });
});

import { describe, expect, it } from 'vitest';
import { gatewayConfigSchema, readGatewayConfig } from '../../../../services/gateway/config.ts';
import { liveNames, liveSettings } from '../../../../services/gateway/live-settings.ts';
import { readPage } from '../../../support/doc-pages.ts';
import { issuedBy, newAuthority, pemFolder } from '../../../support/gateway/certificates.ts';

const page = 'docs/how-to/gateway-before-http.md';
const one = { url: 'http://one.example/mcp' };
const base = { listen: '127.0.0.1:0', upstreams: { one } };

function read(given: Readonly<Record<string, unknown>>) {
  return readGatewayConfig({ env: {}, given, serverCommand: [] });
}

describe('a new configuration of a running gateway', () => {
  it('needs a restart for each setting of which the how-to says so', () => {
    const [told = ''] = /^- A restart is needed for [^]*?(?=\n- )/m.exec(readPage(page)) ?? [];
    const named = [...told.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    const fixedNames = Object.keys(gatewayConfigSchema.properties ?? {}).filter((name) => !liveNames.has(name));
    const sometimes = ['headersTimeoutMs', 'fixed'];
    expect(named.filter((name) => !sometimes.includes(name)).toSorted()).toEqual(fixedNames.toSorted());
  });

  it('is taken at once where the how-to says so, by its name or as what it belongs to', () => {
    const [told = ''] = /^- Taken at once: [^]*?(?=\n- )/m.exec(readPage(page)) ?? [];
    const named = [...told.matchAll(/`(\w+)`/g)].map(([, name = '']) => name).filter((name) => name !== 'tools');
    expect(named.filter((name) => !liveNames.has(name))).toEqual([]);
    const limits = [...liveNames].filter((name) => /Max$|^body|^headers|^answerStall|^sessionIdle/.test(name));
    const rest = [...liveNames].filter((name) => !named.includes(name) && !limits.includes(name));
    const together = /^(?:upstream|server$|agent$|token|trusted$|listenC|listenK|capabilitiesFile$|allowed)/;
    expect(rest.filter((name) => !together.test(name))).toEqual([]);
  });

  it('is taken where nothing else depends on it', () => {
    const next = read({ ...base, upstreams: { one, other: one }, allowedHosts: ['a.example'], sessionsMax: 7 });
    const { settings, fixed } = liveSettings(read(base), next);
    expect(fixed).toEqual([]);
    expect(settings).toEqual(next);
  });

  it('keeps the running values of what cannot change, and names them', () => {
    const own = { listen: '127.0.0.1:1', tenant: 'other', adminListen: '127.0.0.1:2', allowedOrigins: ['http://a'] };
    const { settings, fixed } = liveSettings(read(base), read({ ...base, ...own }));
    expect(fixed.toSorted()).toEqual(['adminListen', 'listen', 'tenant']);
    expect(settings.config).toMatchObject({ listen: '127.0.0.1:0', tenant: 'default', allowedOrigins: ['http://a'] });
    expect(settings.config).not.toHaveProperty('adminListen');
  });

  it('keeps the servers with all that they are made of where one becomes several', () => {
    const running = read({ listen: base.listen, upstream: one.url });
    const { settings, fixed } = liveSettings(running, read({ ...base, agent: 'other', trusted: true, drainMs: 7 }));
    expect(fixed.toSorted()).toEqual(['agent', 'trusted', 'upstream', 'upstreams']);
    expect(settings.front).toEqual(running.front);
    expect(settings.config.drainMs).toBe(7);
  });

  it('keeps how HTTPS is served, and how long a handshake may take', async () => {
    const authority = await newAuthority('authority');
    const { cert, key } = await issuedBy(authority, 'gateway');
    using folder = pemFolder({ cert, key, ca: authority.cert });
    const tls = { listenCertFile: folder.path('cert'), listenKeyFile: folder.path('key') };
    const changed = { ...tls, listenClientCaFile: folder.path('ca'), headersTimeoutMs: 500, headerBytesMax: 2048 };
    const { settings, fixed } = liveSettings(read({ ...base, ...tls }), read({ ...base, ...changed }));
    expect(fixed.toSorted()).toEqual(['headersTimeoutMs', 'listenClientCaFile']);
    expect(settings.tls).not.toHaveProperty('ca');
    expect(settings.config).toMatchObject({ headersTimeoutMs: 30_000, headerBytesMax: 2048 });
    expect(liveSettings(read(base), read({ ...base, ...tls })).fixed).toEqual(Object.keys(tls));
  });
});

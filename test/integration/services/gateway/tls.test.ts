import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it, vi } from 'vitest';
import { type Identity, issuedBy, newAuthority, pemFolder } from '../../../support/gateway/certificates.ts';
import { type Rig, startRig, World } from '../../../support/gateway/gateway-rig.ts';
import { startUpstream } from '../../../support/gateway/http-upstream.ts';
import { askHttps } from '../../../support/gateway/https-client.ts';
import { openRaw, readRaw } from '../../../support/gateway/raw-http.ts';

const listen = '127.0.0.1:0';
const authority = await newAuthority('our authority');
const stranger = await newAuthority('a stranger');
const server = await issuedBy(authority, 'server');

async function behindTls(
  files: Readonly<Record<string, string>>,
  play: (scene: { readonly rig: Rig; readonly url: URL }) => Promise<void>,
): Promise<void> {
  using world = new World();
  using folder = pemFolder({ cert: server.cert, key: server.key, ...files });
  await using upstream = await startUpstream((_asked, response) => response.end('{"ok":1}'));
  const given = {
    listen,
    upstream: upstream.url,
    listenCertFile: folder.path('cert'),
    listenKeyFile: folder.path('key'),
    ...('clientCa' in files ? { listenClientCaFile: folder.path('clientCa') } : {}),
  };
  await using rig = await startRig({ world, given });
  await play({ rig, url: new URL(`https://127.0.0.1:${rig.url.port}/mcp`) });
}

describe('a gateway with a certificate', () => {
  it('serves HTTPS of TLS 1.2 and newer, and nothing else at that port', async () => {
    await behindTls({}, async ({ rig, url }) => {
      const { status, text, shownBy } = await askHttps(url, { ca: authority.cert });
      expect([status, text, shownBy]).toEqual([200, '{"ok":1}', 'server']);
      await askHttps(url, { ca: authority.cert, maxVersion: 'TLSv1.2' });
      const old = {
        ca: authority.cert,
        maxVersion: 'TLSv1.1',
        minVersion: 'TLSv1',
        ciphers: 'ALL:@SECLEVEL=0',
      } as const;
      await expect(askHttps(url, old)).rejects.toThrow(/protocol version|version/);
      await expect(askHttps(url, { ca: stranger.cert })).rejects.toThrow(/certificate/);
      const socket = openRaw(rig.url);
      socket.write('GET /mcp HTTP/1.1\r\nHost: localhost\r\n\r\n');
      expect((await readRaw(socket)).statuses).toEqual([]);
      expect(await rig.metrics()).toMatch(/rejected_total\{[^}]*reason="tls"[^}]*\} [1-9]/);
    });
  });

  it('takes only clients with a certificate of the authority that it is told', async () => {
    const [ours, other] = [await issuedBy(authority, 'client'), await issuedBy(stranger, 'client')];
    await behindTls({ clientCa: authority.cert }, async ({ url }) => {
      expect((await askHttps(url, { ca: authority.cert, ...ours })).status).toBe(200);
      await expect(askHttps(url, { ca: authority.cert })).rejects.toThrow();
      await expect(askHttps(url, { ca: authority.cert, ...other })).rejects.toThrow();
    });
  });
});

/** Common name of the certificate that the client showed. */
function shownTo({ socket }: IncomingMessage): string | undefined {
  const { subject } = (socket as unknown as TLSSocket).getPeerCertificate() as { subject?: { CN?: string } };
  return subject?.CN;
}

interface Seen {
  /** Common names of the clients that showed a certificate. */
  readonly clients: (string | undefined)[];
  readonly url: string;
}

async function withTlsUpstream(
  identity: Identity,
  play: (seen: Seen) => Promise<void>,
  options: { readonly ca?: string } = {},
): Promise<void> {
  const clients: (string | undefined)[] = [];
  const ask = options.ca === undefined ? {} : { requestCert: true, rejectUnauthorized: false };
  const upstream = createServer({ ...identity, ...options, ...ask }, (request, response) => {
    clients.push(shownTo(request));
    response.end('{"ok":1}');
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  try {
    await play({ clients, url: `https://127.0.0.1:${(upstream.address() as AddressInfo).port}/mcp` });
  } finally {
    upstream.closeAllConnections();
    await new Promise((resolve) => upstream.close(resolve));
  }
}

async function statusBefore(url: string, given: Readonly<Record<string, unknown>>): Promise<number> {
  using world = new World();
  await using rig = await startRig({ world, given: { listen, upstream: url, ...given } });
  const response = await fetch(rig.url, { method: 'POST', body: '{}' });
  return response.status;
}

describe('a gateway before a server over HTTPS', () => {
  it('believes the authority that it is told, and no other then', async () => {
    using folder = pemFolder({ ours: authority.cert, other: stranger.cert });
    await withTlsUpstream(server, async ({ url }) => {
      expect(await statusBefore(url, { upstreamCaFile: folder.path('ours') })).toBe(200);
      expect(await statusBefore(url, { upstreamCaFile: folder.path('other') })).toBe(502);
      expect(await statusBefore(url, {})).toBe(502);
    });
  });

  it('verifies the certificate though the environment says not to', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    try {
      await withTlsUpstream(server, async ({ url }) => expect(await statusBefore(url, {})).toBe(502));
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('does not take a certificate for another name', async () => {
    using folder = pemFolder({ ours: authority.cert });
    await withTlsUpstream(server, async ({ url }) => {
      const elsewhere = url.replace('127.0.0.1', '127.0.0.2');
      expect(await statusBefore(elsewhere, { upstreamCaFile: folder.path('ours') })).toBe(502);
    });
  });

  it('shows each server its own certificate', async () => {
    const [one, other] = [await issuedBy(authority, 'for-one'), await issuedBy(authority, 'for-other')];
    using folder = pemFolder({ ca: authority.cert, c1: one.cert, k1: one.key, c2: other.cert, k2: other.key });
    using world = new World();
    await withTlsUpstream(
      server,
      async ({ url, clients }) => {
        const entry = (n: number) => ({
          url,
          caFile: folder.path('ca'),
          certFile: folder.path(`c${n}`),
          keyFile: folder.path(`k${n}`),
        });
        const upstreams = { one: entry(1), other: entry(2), none: { url, caFile: folder.path('ca') } };
        await using rig = await startRig({ world, given: { listen, upstreams } });
        for (const name of Object.keys(upstreams)) await fetch(new URL(`/${name}`, rig.url));
        expect(clients).toEqual(['for-one', 'for-other', undefined]);
      },
      { ca: authority.cert },
    );
  });
});

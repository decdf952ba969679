import { describe, expect, it } from 'vitest';
import { readGatewayConfig } from '../../../../services/gateway/config.ts';
import { issuedBy, newAuthority, pemFolder } from '../../../support/gateway/certificates.ts';

const authority = await newAuthority('authority');
const one = await issuedBy(authority, 'one');
const other = await issuedBy(authority, 'other');

function faultsOf(given: Readonly<Record<string, unknown>>): string {
  try {
    readGatewayConfig({ env: {}, given: { listen: '127.0.0.1:0', ...given }, serverCommand: [] });
  } catch (fault) {
    return (fault as Error).message;
  }
  return 'none';
}

describe('certificates and keys in the configuration', () => {
  it('are read once, for what is served and for each server', () => {
    using folder = pemFolder({ cert: one.cert, key: one.key, ca: authority.cert });
    const given = {
      listen: '127.0.0.1:0',
      listenCertFile: folder.path('cert'),
      listenKeyFile: folder.path('key'),
      upstreams: { a: { url: 'https://a.example', caFile: folder.path('ca') }, b: { url: 'http://b.example' } },
    };
    const { tls, front } = readGatewayConfig({ env: {}, given, serverCommand: [] });
    expect(tls).toEqual({ cert: one.cert, key: one.key });
    const upstreams = front.kind === 'http-paths' ? front.upstreams.map((upstream) => upstream.tls) : [];
    expect(upstreams).toEqual([{ ca: authority.cert }, undefined]);
  });

  it('are told with all that is wrong, and with nothing that stands in a key', () => {
    using folder = pemFolder({ cert: one.cert, key: one.key, wrong: other.key, noise: 'a secret that is no PEM' });
    const faults = faultsOf({
      listenCertFile: folder.path('cert'),
      listenKeyFile: folder.path('wrong'),
      upstreams: {
        gone: { url: 'https://a.example', caFile: folder.path('gone') },
        half: { url: 'https://a.example', certFile: folder.path('cert') },
        noise: { url: 'https://a.example', caFile: folder.path('noise') },
        noKey: { url: 'https://a.example', certFile: folder.path('cert'), keyFile: folder.path('noise') },
        plain: { url: 'http://a.example', caFile: folder.path('cert') },
        child: { command: 'serve', caFile: folder.path('cert') },
      },
    });
    for (const part of [
      'has 7 faults',
      'listenKeyFile is not the key of listenCertFile.',
      'upstreams.gone.caFile: the file ',
      'upstreams.half.certFile and upstreams.half.keyFile need each other.',
      'upstreams.noise.caFile: the file holds no certificate in PEM.',
      'upstreams.noKey.keyFile: the file holds no private key',
      'of upstreams.plain are for TLS only: its url must begin with https://.',
      'of upstreams.child are for TLS only',
    ]) {
      expect(faults).toContain(part);
    }
    expect(faults).not.toContain('a secret');
  });

  it('are nothing for a gateway over stdio', () => {
    using folder = pemFolder({ cert: one.cert, key: one.key });
    const given = { listenCertFile: folder.path('cert'), listenKeyFile: folder.path('key') };
    expect(() => readGatewayConfig({ env: {}, given, serverCommand: ['serve'] })).toThrow(
      /listenCertFile needs listen/,
    );
    const named = { upstreamCaFile: folder.path('cert'), upstreams: { a: { url: 'https://a.example' } } };
    expect(faultsOf(named)).toContain('--upstream must begin with https://');
  });
});

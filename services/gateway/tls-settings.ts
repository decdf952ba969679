/** Certificates and keys as the configuration names them: each file is read once, and all faults are told at once. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { GatewayConfig, Upstream } from '../../schemas/generated/types.ts';

/** What one end of a TLS connection shows and believes, as PEM. */
export interface TlsMaterial {
  readonly cert?: string;
  readonly key?: string;
  /** Instead of the system's authorities. */
  readonly ca?: string;
}

export interface TlsRead {
  readonly material: TlsMaterial | undefined;
  readonly faults: readonly string[];
  /** The files that were named. */
  readonly files: readonly string[];
}

/** What the configuration names for one end, each file with the name of its setting. */
interface Named {
  readonly cert: NamedFile;
  readonly key: NamedFile;
  readonly ca: NamedFile;
}

type NamedFile = readonly [setting: string, path: string | undefined];

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
const nothing: TlsRead = { material: undefined, faults: [], files: [] };

/** How the gateway serves HTTPS; clients show a certificate where authorities for it are named. */
export function readListenTls(config: GatewayConfig): TlsRead {
  const { listen, listenCertFile: cert, listenKeyFile: key, listenClientCaFile: ca } = config;
  const read = readTls({ cert: ['listenCertFile', cert], key: ['listenKeyFile', key], ca: ['listenClientCaFile', ca] });
  const faults: string[] = [];
  if (read.files.length > 0 && listen === undefined) faults.push('listenCertFile needs listen: stdio knows no TLS.');
  if (ca !== undefined && cert === undefined) faults.push('listenClientCaFile needs listenCertFile and listenKeyFile.');
  return { ...read, faults: [...faults, ...read.faults] };
}

/** How the one upstream is reached that stands beside no others. */
export function readUpstreamTls(config: GatewayConfig): TlsRead {
  const { upstream: url, upstreamCaFile: ca, upstreamCertFile: cert, upstreamKeyFile: key } = config;
  const read = readTls({
    cert: ['upstreamCertFile', cert],
    key: ['upstreamKeyFile', key],
    ca: ['upstreamCaFile', ca],
  });
  return withScheme(read, { url, place: 'upstreamCaFile and upstreamCertFile', what: '--upstream' });
}

/** How an upstream of the config file is reached. */
export function readNamedTls(name: string, { url, certFile, keyFile, caFile }: Upstream): TlsRead {
  const place = `upstreams.${name}`;
  const read = readTls({
    cert: [`${place}.certFile`, certFile],
    key: [`${place}.keyFile`, keyFile],
    ca: [`${place}.caFile`, caFile],
  });
  return withScheme(read, { url, place: `caFile and certFile of ${place}`, what: 'its url' });
}

function withScheme(
  read: TlsRead,
  { url, place, what }: { readonly url: string | undefined; readonly place: string; readonly what: string },
): TlsRead {
  if (read.files.length === 0 || url?.toLowerCase().startsWith('https://') === true) return read;
  return { ...read, faults: [...read.faults, `${place} are for TLS only: ${what} must begin with https://.`] };
}

function readTls({ cert, key, ca }: Named): TlsRead {
  const named = [cert, key, ca].filter(([, path]) => path !== undefined);
  if (named.length === 0) return nothing;
  const faults: string[] = [];
  const material = {
    ...contents('cert', cert, faults),
    ...contents('key', key, faults),
    ...contents('ca', ca, faults),
  };
  if ((cert[1] === undefined) !== (key[1] === undefined)) faults.push(`${cert[0]} and ${key[0]} need each other.`);
  if (faults.length === 0) faults.push(...materialFaults(material, { cert, key, ca }));
  return { material, faults, files: named.map(([, path]) => path ?? '') };
}

function contents(name: keyof TlsMaterial, [setting, path]: NamedFile, faults: string[]): TlsMaterial {
  if (path === undefined) return {};
  try {
    return { [name]: readFileSync(path, 'utf8') };
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown';
    faults.push(`${setting}: the file ${path} cannot be read (${why}).`);
    return {};
  }
}

/** What OpenSSL would only say at the first connection. Texts of keys are not told. */
function materialFaults({ cert, key, ca }: TlsMaterial, named: Named): readonly string[] {
  const faults: string[] = [];
  if (ca !== undefined && !areCertificates(ca)) faults.push(`${named.ca[0]}: the file holds no certificate in PEM.`);
  if (cert === undefined || key === undefined) return faults;
  if (!areCertificates(cert)) return [...faults, `${named.cert[0]}: the file holds no certificate in PEM.`];
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    const isOther = (error as NodeJS.ErrnoException).code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH';
    faults.push(
      isOther
        ? `${named.key[0]} is not the key of ${named.cert[0]}.`
        : `${named.key[0]}: the file holds no private key in PEM without a passphrase.`,
    );
  }
  return faults;
}

function areCertificates(text: string): boolean {
  const blocks = text.match(pemBlock) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block)).length > 0;
  } catch {
    return false;
  }
}

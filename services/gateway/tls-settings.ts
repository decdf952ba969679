/** Certificates and keys of both ends of the gateway, as its configuration names them. */
import type { GatewayConfig, Upstream } from '../../schemas/generated/types.ts';
import { readTls, type TlsRead } from '../adapters/config/read-tls.ts';

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

import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { TlsMaterial } from '../../adapters/config/read-tls.ts';

/** Shorter than servers keep a silent connection, so that no request is sent into one that is just being closed. */
const idleMs = 4000;

/** Keeps connections to a server for further requests. Its certificate is verified, whatever the environment says. */
export function createUpstreamAgent({ protocol }: URL, tls: TlsMaterial | undefined): HttpAgent {
  const options = { keepAlive: true, timeout: idleMs };
  if (protocol !== 'https:') return new HttpAgent(options);
  return new HttpsAgent({ ...options, ...tls, rejectUnauthorized: true, minVersion: 'TLSv1.2' });
}

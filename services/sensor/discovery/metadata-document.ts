/** URLs in authorization metadata (RFC 9728, RFC 8414, OpenID Connect Discovery). */
import { isRecord } from '../messages/request-meta.ts';
import type { LeadingUrl } from './discovery-sighting.ts';

const roles: Readonly<Record<string, LeadingUrl['role']>> = {
  authorization_servers: 'authorization-server',
  issuer: 'authorization-server',
  jwks_uri: 'keys',
};
const endpoint = /_endpoint$/;
const link = /_(?:uri|url)$/;

/** The URLs that whoever reads the document is led to; nothing when it is none. */
export function urlsIn(document: unknown): readonly LeadingUrl[] {
  if (!isRecord(document)) return [];
  return Object.entries(document).flatMap(([name, value]) => {
    const role = Object.hasOwn(roles, name) ? roles[name] : endpoint.test(name) ? 'endpoint' : undefined;
    const told = role ?? (link.test(name) ? 'other' : undefined);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (told === undefined) return [];
    return values.filter((one) => typeof one === 'string').map((url) => ({ role: told, url }));
  });
}

/** Paths at which clients look for authorization metadata (RFC 9728, RFC 8414, OpenID Connect Discovery). */
import type { Discovery } from '../../../schemas/generated/types.ts';

export interface WellKnown {
  readonly document: Discovery['document'];
  /** The path of the server whose metadata is asked for: empty for the whole host, `/` for a server that is known. */
  readonly path: string;
  /** With its question mark; empty without one. */
  readonly query: string;
  /** The older form of OpenID Connect: the well-known part stands behind the path. */
  readonly isAppended: boolean;
}

const names: Readonly<Record<string, Discovery['document']>> = {
  'oauth-protected-resource': 'protected-resource',
  'oauth-authorization-server': 'authorization-server',
  'openid-configuration': 'openid-configuration',
};
const inserted = /^\/\.well-known\/([a-z-]{1,40})(\/[^?]*)?(\?.*)?$/;
const appended = /^(\/[^?]*)\/\.well-known\/openid-configuration(\?.*)?$/;

/** undefined for every other path. */
export function readWellKnown(target: string): WellKnown | undefined {
  const [, name = '', path = '', query = ''] = inserted.exec(target) ?? [];
  const document = Object.hasOwn(names, name) ? names[name] : undefined;
  if (document !== undefined) return { document, path: withoutSlash(path), query, isAppended: false };
  const behind = appended.exec(target);
  if (behind === null) return undefined;
  const [, before = '', rest = ''] = behind;
  return { document: 'openid-configuration', path: withoutSlash(before), query: rest, isAppended: true };
}

/** Where the same document lies at the server: under the server's own path where its URL has one. */
export function wellKnownAt(upstream: URL, { document, path, query, isAppended }: WellKnown): string {
  const own = withoutSlash(upstream.pathname);
  const at = path === '' ? '' : own === '' ? withoutSlash(path) : own;
  const search = upstream.search === '' ? query : upstream.search;
  return isAppended ? `${at}${prefixOf(document)}${search}` : `${prefixOf(document)}${at}${search}`;
}

export function prefixOf(document: Discovery['document']): string {
  const [name = ''] = Object.entries(names).find(([, one]) => one === document) ?? [];
  return `/.well-known/${name}`;
}

export function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

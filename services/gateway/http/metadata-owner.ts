import { withoutSlash, type WellKnown } from '../oauth/well-known.ts';
import type { RequestHandler } from './request-handler.ts';

export interface OwnedMetadata {
  readonly handler: RequestHandler;
  readonly asked: WellKnown;
}

export interface ServedPaths {
  readonly byName: ReadonlyMap<string, RequestHandler>;
  readonly fallback?: RequestHandler | undefined;
  readonly publicUrl?: string | undefined;
}

/** The server whose metadata is asked for. That of the whole host is the only server's, and nobody's where there are more. */
export function metadataOwner(asked: WellKnown, served: ServedPaths): OwnedMetadata | undefined {
  const { byName, fallback } = served;
  if (fallback !== undefined) return { handler: fallback, asked };
  const below = withoutPublicPath(asked.path, served.publicUrl);
  const [only, ...more] = byName.values();
  const handler = below === '' ? (more.length === 0 ? only : undefined) : byName.get(below.slice(1));
  return handler === undefined ? undefined : { handler, asked: { ...asked, path: below === '' ? '' : '/' } };
}

/** Clients put the whole path of the public URL there, which a proxy before the gateway may have taken off elsewhere. */
function withoutPublicPath(path: string, publicUrl: string | undefined): string {
  const prefix = publicUrl === undefined ? '' : withoutSlash(new URL(publicUrl).pathname);
  return path === prefix || path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

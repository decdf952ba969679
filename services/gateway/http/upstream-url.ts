/** Path and query of a request at the server: its own where its URL has them, else the client's as it wrote them. */
export function targetFor(upstream: URL, target: string): string {
  const at = target.indexOf('?');
  const [path, query] = at === -1 ? [target, ''] : [target.slice(0, at), target.slice(at)];
  return `${hasPath(upstream) ? upstream.pathname : path}${upstream.search === '' ? query : upstream.search}`;
}

export interface Redirect {
  /** What was asked for. */
  readonly at: URL;
  readonly location: string;
  /** What was asked is MCP's, and no page of a person's browser. */
  readonly isOfProtocol: boolean;
}

/**
 * What a Location header of the server becomes. A client that followed it to the server itself, by whatever name, would
 * leave the gateway behind; undefined when no path of the gateway leads there. Pages of an authorization server may
 * lead anywhere.
 */
export function locationFor(upstream: URL, { at, location, isOfProtocol }: Redirect): string | undefined {
  if (!URL.canParse(location, at.href)) return location;
  const to = new URL(location, at);
  if (to.origin !== upstream.origin) return isOfProtocol ? undefined : location;
  return hasPath(upstream) ? undefined : `${to.pathname}${to.search}${to.hash}`;
}

function hasPath({ pathname }: URL): boolean {
  return pathname !== '/' && pathname !== '';
}

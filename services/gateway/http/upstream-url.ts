/** Where a request goes: the server's own path when it has one, else the path that the client asked for. */
export function urlFor(upstream: URL, target: string): URL {
  const url = new URL(upstream);
  const [path, query] = splitOnce(target, '?');
  if (!hasPath(upstream)) url.pathname = path;
  if (upstream.search === '') url.search = query;
  return url;
}

/**
 * What a Location header of the server becomes. A client that followed it to the server itself would leave the gateway
 * behind; undefined when no path of the gateway leads there.
 */
export function locationFor(upstream: URL, at: URL, location: string): string | undefined {
  if (!URL.canParse(location, at.href)) return location;
  const to = new URL(location, at);
  if (to.origin !== upstream.origin) return location;
  return hasPath(upstream) ? undefined : `${to.pathname}${to.search}${to.hash}`;
}

function hasPath({ pathname }: URL): boolean {
  return pathname !== '/' && pathname !== '';
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

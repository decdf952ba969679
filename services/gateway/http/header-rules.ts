import type { IncomingHttpHeaders } from 'node:http';

/** Headers that belong to one connection and not to the message (RFC 9110, section 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Set anew for each connection, or decided by the gateway itself. */
const ownToUpstream = new Set(['host', 'content-length', 'accept-encoding', 'expect']);

type RawHeaders = readonly string[];

/** The client's headers as they go to the server: names, order and repetitions kept. */
export function headersToUpstream(raw: RawHeaders, own: { readonly host: string; readonly length?: number }): string[] {
  const kept = without(raw, (name) => hopByHop.has(name) || ownToUpstream.has(name));
  // What the gateway must read, it asks for in plain.
  const added = ['host', own.host, 'accept-encoding', 'identity'];
  if (own.length !== undefined) added.push('content-length', String(own.length));
  return [...added, ...kept];
}

/** The server's headers as they go to the client. A decoded body has neither its encoding nor its length. */
export function headersToClient(raw: RawHeaders, { isDecoded }: { readonly isDecoded: boolean }): string[] {
  return without(
    raw,
    (name) => hopByHop.has(name) || (isDecoded && (name === 'content-encoding' || name === 'content-length')),
  );
}

function without(raw: RawHeaders, isDropped: (name: string) => boolean): string[] {
  const named = new Set(connectionOptions(raw));
  const kept: string[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    const lower = name.toLowerCase();
    if (!isDropped(lower) && !named.has(lower)) kept.push(name, raw[index + 1] ?? '');
  }
  return kept;
}

/** Names that the Connection header declares as belonging to this connection only. */
function connectionOptions(raw: RawHeaders): readonly string[] {
  const values = raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === 'connection');
  return values.flatMap((value) => value.toLowerCase().split(',')).map((name) => name.trim());
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface AllowedPeers {
  readonly hosts: ReadonlySet<string>;
  readonly origins: ReadonlySet<string>;
}

/** Which of the two headers speaks against a request: a page in a browser must not reach a local gateway by DNS. */
export function refusedPeer(
  { host, origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>,
  { hosts, origins }: AllowedPeers,
): 'host' | 'origin' | undefined {
  const name = hostName(host ?? '');
  if (!loopbackHosts.has(name) && !hosts.has(name)) return 'host';
  if (origin === undefined || origins.has(origin)) return undefined;
  const from = URL.canParse(origin) ? new URL(origin).hostname : '';
  return loopbackHosts.has(from) ? undefined : 'origin';
}

function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d{1,5}$/, '');
}

/** Headers by lower-case name, for the decision parser. */
export function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

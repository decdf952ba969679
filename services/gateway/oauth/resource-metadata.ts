/**
 * The protected-resource metadata of one server as the gateway serves it: its own resource, everything else the server's.
 * Owns what was fetched last. Invariants:
 *  1. Only the server is asked, by one request at a time, below its well-known path or where it points at itself.
 *  2. What a server says for long is asked for again within the hour; what it says wrong, within seconds; and
 *     whatever it said, once it has refused a token.
 */
import { isRecord } from '../../sensor/messages/request-meta.ts';
import type { FetchedDocument } from './fetch-document.ts';
import { prefixOf, withoutSlash } from './well-known.ts';

export interface ServedMetadata {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: Readonly<Record<string, unknown>>;
}

export interface ResourceMetadataDeps {
  readonly upstream: URL;
  readonly resource: string;
  readonly fetch: (target: string) => Promise<FetchedDocument | undefined>;
  readonly nowMs: () => number;
}

/** undefined where the server has none; unread where nobody can tell, since it is away, too slow or says too much. */
export type ReadMetadata = ServedMetadata | 'unread' | undefined;

interface Held {
  readonly metadata: ReadMetadata;
  readonly untilMs: number;
}

const defaultMs = 60_000;
const longestMs = 3_600_000;
const shortestMs = 1000;
const absentMs = 10_000;
const pointedCharactersMax = 1024;
const plainPath = /^[\w.~!$&'()*+,;=:@%/-]*$/;

export class ResourceMetadata {
  readonly #deps: ResourceMetadataDeps;
  #held: Held | undefined;
  #fetching: Promise<ReadMetadata> | undefined;
  #pointed: string | undefined;

  constructor(deps: ResourceMetadataDeps) {
    this.#deps = deps;
  }

  read(): Promise<ReadMetadata> {
    if (this.#held !== undefined && this.#deps.nowMs() < this.#held.untilMs)
      return Promise.resolve(this.#held.metadata);
    this.#fetching ??= this.#fetch().finally(() => (this.#fetching = undefined));
    return this.#fetching;
  }

  /** The server asks for another token: what it says of where to get one may be new. */
  refused(): void {
    this.#held = undefined;
  }

  /**
   * A challenge of the server points there. Another host may be the server's public one: its path counts where it is
   * well known.
   */
  pointedTo(url: string): void {
    if (url.length > pointedCharactersMax || !URL.canParse(url)) return;
    const { origin, pathname: path } = new URL(url);
    const isOurs = origin === this.#deps.upstream.origin || path.startsWith(prefixOf('protected-resource'));
    if (!isOurs || !plainPath.test(path) || path === this.#pointed) return;
    this.#pointed = path;
    if (!isServed(this.#held?.metadata)) this.#held = undefined;
  }

  async #fetch(): Promise<ReadMetadata> {
    let isUnread = false;
    for (const target of this.#targets()) {
      const fetched = await this.#deps.fetch(target);
      const metadata = fetched === undefined ? undefined : servedOf(fetched, this.#deps.resource);
      isUnread ||= fetched === undefined;
      if (metadata !== undefined) return this.#hold(metadata, lifeMs(fetched?.headers['cache-control']));
    }
    return isUnread ? this.#hold('unread', shortestMs) : this.#hold(undefined, absentMs);
  }

  #hold(metadata: ReadMetadata, forMs: number): ReadMetadata {
    this.#held = { metadata, untilMs: this.#deps.nowMs() + forMs };
    return metadata;
  }

  /** Where a server may have it, the likeliest first. */
  #targets(): ReadonlySet<string> {
    const { pathname, search } = this.#deps.upstream;
    const prefix = prefixOf('protected-resource');
    const pointed = this.#pointed === undefined ? [] : [`${this.#pointed}${search}`];
    return new Set([...pointed, `${prefix}${withoutSlash(pathname)}${search}`, `${prefix}${search}`]);
  }
}

function isServed(metadata: ReadMetadata): metadata is ServedMetadata {
  return metadata !== undefined && metadata !== 'unread';
}

function servedOf({ status, headers, body }: FetchedDocument, resource: string): ServedMetadata | undefined {
  const document = status === 200 ? readObject(body) : undefined;
  if (typeof document?.['resource'] !== 'string') return undefined;
  // The signature covers the server's own resource, and nobody could check it against ours.
  const kept = Object.entries(document).filter(([name]) => name !== 'signed_metadata');
  const own = Object.fromEntries(kept.map(([name, value]) => [name, name === 'resource' ? resource : value]));
  return { document, body: Buffer.from(JSON.stringify(own)), headers: headersOf(headers) };
}

function headersOf(from: FetchedDocument['headers']): Readonly<Record<string, string>> {
  const caching = from['cache-control'];
  // Whether pages of everywhere may read it is the server's to say; an origin that it names would be one client's only.
  const isForAll = from['access-control-allow-origin'] === '*';
  return {
    'content-type': 'application/json',
    ...(caching === undefined ? {} : { 'cache-control': caching }),
    ...(isForAll ? { 'access-control-allow-origin': '*' } : {}),
  };
}

function lifeMs(caching = ''): number {
  if (/\bno-(?:store|cache)\b/i.test(caching)) return shortestMs;
  const [, seconds] = /\bmax-age\s*=\s*"?(\d{1,10})/i.exec(caching) ?? [];
  const ms = seconds === undefined ? defaultMs : Number(seconds) * 1000;
  return Math.min(Math.max(ms, shortestMs), longestMs);
}

function readObject(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

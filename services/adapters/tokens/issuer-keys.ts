import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import type { BoundedFetch } from './bounded-fetch.ts';

export interface IssuerKeysOptions {
  /** One of the two is given; with both, keys come from the URL. */
  readonly issuer?: string | undefined;
  readonly jwksUrl?: string | undefined;
  readonly fetch: BoundedFetch;
  readonly nowMs: () => number;
}

/** A key that is not known is asked for at most so often. */
const cooldownMs = 5000;
/** How long an issuer that did not answer is left alone: calls wait for no answer that is not to be had. */
const awayMs = 15_000;
const keysMs = 10 * 60_000;
const discoveredMs = 60 * 60_000;

interface Found {
  readonly jwksUrl: string;
  readonly keys: JWTVerifyGetKey;
  readonly untilMs: number;
}

/** The issuer cannot be asked for its keys now. */
export class IssuerAway extends Error {
  override readonly name = 'IssuerAway';
}

/**
 * The keys of one issuer. Owns what was fetched of them: keys are kept for minutes, and one that is not among them is
 * asked for anew, so that a rotation needs no restart. Throws IssuerAway.
 */
export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #found: Found | undefined;
  #awayUntilMs = Number.NEGATIVE_INFINITY;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  async get(): Promise<JWTVerifyGetKey> {
    const { jwksUrl, nowMs } = this.#options;
    if (this.#found !== undefined && nowMs() < this.#found.untilMs) return this.#found.keys;
    return this.#keep(jwksUrl ?? (await this.#discover()));
  }

  #keep(jwksUrl: string): JWTVerifyGetKey {
    const keys = this.#found?.jwksUrl === jwksUrl ? this.#found.keys : this.#keysAt(jwksUrl);
    this.#found = { jwksUrl, keys, untilMs: this.#options.nowMs() + discoveredMs };
    return keys;
  }

  #keysAt(jwksUrl: string): JWTVerifyGetKey {
    return createRemoteJWKSet(new URL(jwksUrl), {
      cooldownDuration: cooldownMs,
      cacheMaxAge: keysMs,
      [customFetch]: async (url, { headers }) => {
        const response = await this.#fetch(url, headers);
        if (response.status !== 200) throw this.#away();
        return response;
      },
    });
  }

  /** From the issuer's metadata, which must be its own. */
  async #discover(): Promise<string> {
    const { issuer = '' } = this.#options;
    for (const url of metadataUrls(issuer)) {
      const response = await this.#fetch(url, new Headers({ accept: 'application/json' }));
      const document = response.status === 200 ? await readObject(response) : {};
      const jwksUrl = document.issuer === issuer ? document.jwks_uri : undefined;
      if (typeof jwksUrl === 'string' && isAsSafe(jwksUrl, issuer)) return jwksUrl;
    }
    throw this.#away();
  }

  async #fetch(url: string, headers: Headers): Promise<Response> {
    if (this.#options.nowMs() < this.#awayUntilMs) throw new IssuerAway();
    try {
      return await this.#options.fetch(url, { headers });
    } catch (cause) {
      throw this.#away({ cause });
    }
  }

  #away(options: ErrorOptions = {}): IssuerAway {
    this.#awayUntilMs = this.#options.nowMs() + awayMs;
    return new IssuerAway('The issuer of tokens cannot be asked for its keys.', options);
  }
}

/** OpenID Connect Discovery, then RFC 8414. */
function metadataUrls(issuer: string): readonly string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return [
    `${origin}${path}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${path}`,
  ];
}

async function readObject(response: Response): Promise<{ readonly issuer?: unknown; readonly jwks_uri?: unknown }> {
  try {
    const value: unknown = await response.json();
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** An issuer that is asked over TLS does not lead away from it. */
function isAsSafe(url: string, issuer: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && new URL(issuer).protocol === 'http:');
}

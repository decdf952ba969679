/** A real authorization server: clients register themselves, prove their codes, and get JWTs for one audience. */
import { generateKeyPairSync } from 'node:crypto';
import { type Grant, Provider, type ProviderContext } from 'oidc-provider';
import { serve } from './http-upstream.ts';

export interface AuthorizationServer {
  readonly issuer: string;
  /** Every path that was asked for. */
  readonly asked: readonly string[];
  /** Whoever is sent here signs in as this account and agrees; resolves to what the client is called back with. */
  signIn(url: URL): Promise<URLSearchParams>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const account = 'clerk@example.org';
export const scope = 'tickets:read';

export async function startAuthorizationServer(): Promise<AuthorizationServer> {
  const asked: string[] = [];
  const server = await serve((request, response) => {
    const { url = '/' } = request;
    asked.push(url);
    if (!url.startsWith('/interaction/')) answer(request, response);
    else void provider.interactionFinished(request, response, { login: { accountId: account }, consent: {} });
  });
  const provider: Provider = new Provider(
    server.url,
    settings(() => provider),
  );
  const answer = provider.callback();
  return { issuer: server.url, asked, signIn, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

function settings(provider: () => Provider): Readonly<Record<string, unknown>> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'one' };
  const resourceServer = (_context: unknown, audience: string): object => ({
    scope,
    audience,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'ES256' } },
  });
  return {
    jwks: { keys: [jwk] },
    cookies: { keys: ['of-a-test'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    scopes: ['openid', scope],
    interactions: { url: (_context: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
    loadExistingGrant: (context: ProviderContext) => agree(provider(), context),
    features: {
      devInteractions: { enabled: false },
      registration: { enabled: true },
      resourceIndicators: { enabled: true, getResourceServerInfo: resourceServer, useGrantedResource: () => true },
    },
  };
}

async function agree(provider: Provider, { oidc }: ProviderContext): Promise<Grant> {
  const { client, session, params } = oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(params.scope ?? '');
  for (const resource of [params.resource ?? []].flat()) grant.addResourceScope(resource, params.scope ?? '');
  await grant.save();
  return grant;
}

/** A browser of which only cookies and redirects matter. */
async function signIn(url: URL): Promise<URLSearchParams> {
  const cookies = new Map<string, string>();
  let at = url;
  for (let hops = 0; hops < 10; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`The authorization server ends at ${response.status}: ${await response.text()}`);
    at = new URL(location, at);
    if (at.origin !== url.origin) return at.searchParams;
  }
  throw new Error('The authorization server redirects without an end.');
}

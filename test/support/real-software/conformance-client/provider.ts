/** What a client keeps of its signing in, with a browser that consents at once. */

type Params = Readonly<Record<string, unknown>>;

interface ClientInformation {
  readonly client_id: string;
  readonly client_secret?: string;
}
interface Tokens {
  readonly access_token: string;
  readonly token_type: string;
}
interface DiscoveryState {
  readonly authorizationServerUrl: string;
}

export class Provider {
  readonly redirectUrl = 'http://127.0.0.1:9/callback';
  readonly clientMetadataUrl = 'https://conformance-test.local/client-metadata.json';
  readonly clientMetadata = {
    client_name: 'conformance-client',
    redirect_uris: [this.redirectUrl],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    application_type: 'native' as const,
  };
  callback = new URLSearchParams();
  #client: ClientInformation | undefined;
  #tokens: Tokens | undefined;
  #discovered: DiscoveryState | undefined;
  #verifier = '';

  /** A scenario may name a client that is registered already. */
  constructor({ client_id, client_secret, issuer }: Params) {
    if (typeof client_id !== 'string' || typeof client_secret !== 'string') return;
    this.#client = { client_id, client_secret, ...(typeof issuer === 'string' ? { issuer } : {}) };
  }

  discoveryState = (): DiscoveryState | undefined => this.#discovered;
  saveDiscoveryState = (state: DiscoveryState): void => void (this.#discovered = state);
  clientInformation = (): ClientInformation | undefined => this.#client;
  saveClientInformation = (client: ClientInformation): void => void (this.#client = client);
  tokens = (): Tokens | undefined => this.#tokens;
  /** What was discovered serves one signing in: the server may name another authorization server for the next. */
  saveTokens = (tokens: Tokens): void => {
    this.#tokens = tokens;
    this.#discovered = undefined;
  };
  codeVerifier = (): string => this.#verifier;
  saveCodeVerifier = (verifier: string): void => void (this.#verifier = verifier);
  redirectToAuthorization = async (url: URL): Promise<void> => {
    const { headers } = await fetch(url, { redirect: 'manual' });
    this.callback = new URL(headers.get('location') ?? '', url).searchParams;
  };
  invalidateCredentials = (scope: 'all' | 'client' | 'tokens' | 'verifier' | 'discovery'): void => {
    if (scope === 'all' || scope === 'tokens') this.#tokens = undefined;
    if (scope === 'all' || scope === 'client') this.#client = undefined;
    if (scope === 'all' || scope === 'discovery') this.#discovered = undefined;
  };
}

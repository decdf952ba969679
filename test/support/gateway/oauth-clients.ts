/** Published MCP clients of both SDK generations with their OAuth: they register, sign in and come back with a token. */
import {
  Client as ModernClient,
  StreamableHTTPClientTransport as ModernHttp,
  UnauthorizedError as ModernUnauthorized,
} from '@modelcontextprotocol/client';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { AuthorizationServer } from './authorization-server.ts';

interface Tokens {
  readonly access_token: string;
  readonly token_type: string;
}
interface DiscoveryState {
  readonly authorizationServerUrl: string;
}
interface ClientInformation {
  readonly client_id: string;
}

/** What a client keeps, and a browser that signs in at once. */
export class SignedIn {
  readonly redirectUrl = 'http://127.0.0.1:9/callback';
  readonly clientMetadata = {
    client_name: 'desk client',
    redirect_uris: [this.redirectUrl],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    application_type: 'native' as const,
  };
  readonly #server: AuthorizationServer;
  #client: ClientInformation | undefined;
  #tokens: Tokens | undefined;
  #discovered: DiscoveryState | undefined;
  #verifier = '';
  callback = new URLSearchParams();

  constructor(server: AuthorizationServer) {
    this.#server = server;
  }

  get token(): string | undefined {
    return this.#tokens?.access_token;
  }

  discoveryState = (): DiscoveryState | undefined => this.#discovered;
  saveDiscoveryState = (state: DiscoveryState): void => void (this.#discovered = state);
  clientInformation = (): ClientInformation | undefined => this.#client;
  saveClientInformation = (client: ClientInformation): void => void (this.#client = client);
  tokens = (): Tokens | undefined => this.#tokens;
  saveTokens = (tokens: Tokens): void => void (this.#tokens = tokens);
  codeVerifier = (): string => this.#verifier;
  saveCodeVerifier = (verifier: string): void => void (this.#verifier = verifier);
  redirectToAuthorization = async (url: URL): Promise<void> => {
    this.callback = await this.#server.signIn(url);
  };
}

export interface AuthorizedClient {
  /** The text of a tool's answer. */
  call(tool: string, args: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

/** The revisions up to 2025-11-25. */
export async function signInLegacy(url: URL, provider: SignedIn): Promise<AuthorizedClient> {
  const transport = (): StreamableHTTPClientTransport =>
    new StreamableHTTPClientTransport(url, { authProvider: provider });
  const client = (): Client => new Client({ name: 'desk', version: '1.0.0' });
  const first = transport();
  await client()
    .connect(first)
    .catch(unless((fault) => fault instanceof UnauthorizedError));
  await first.finishAuth(provider.callback.get('code') ?? '');
  const connected = client();
  await connected.connect(transport());
  return {
    call: async (name, args) => textOf(await connected.callTool({ name, arguments: args })),
    close: () => connected.close(),
  };
}

/** 2026-07-28. */
export async function signInModern(url: URL, provider: SignedIn): Promise<AuthorizedClient> {
  const transport = (): ModernHttp => new ModernHttp(url, { authProvider: provider });
  const client = (): ModernClient =>
    new ModernClient({ name: 'desk', version: '1.0.0' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  const first = transport();
  await client()
    .connect(first)
    .catch(unless((fault) => fault instanceof ModernUnauthorized));
  await first.finishAuth(provider.callback);
  const connected = client();
  await connected.connect(transport());
  return {
    call: async (name, args) => textOf(await connected.callTool({ name, arguments: args })),
    close: () => connected.close(),
  };
}

function unless(isExpected: (fault: unknown) => boolean): (fault: unknown) => void {
  return (fault) => {
    if (!isExpected(fault)) throw fault;
  };
}

function textOf(result: Readonly<Record<string, unknown>>): string {
  const [first] = (result['content'] ?? []) as { readonly text?: string }[];
  return first?.text ?? '';
}

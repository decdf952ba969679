/** Who speaks over a connection, to which server, in which revision. Owns what the handshake told of both. */
import type { Agent, Delegation, Principal, Server, Token } from '../../../schemas/generated/types.ts';
import type { RequestMeta } from '../messages/request-meta.ts';
import { clientNameOf, isRecord } from '../messages/request-meta.ts';
import type { Caller } from '../sessions/caller.ts';
import { agentOf, delegationOf, principalOf } from '../sessions/principal.ts';
import type { Sighting } from '../sessions/session-resolver.ts';
import { tokenOf } from '../sessions/token-facts.ts';
import type { ConnectionInfo } from './connection.ts';
import type { Inspector } from './ports.ts';

const revision = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
/** What the credentials of a call tell. */
export interface CredentialFacts {
  readonly token?: Token;
  readonly delegation?: Delegation;
}

const plainVersion = /^[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}$/;

export class ConnectionIdentity {
  readonly principal: Principal;
  readonly agent: Agent;
  readonly #info: ConnectionInfo;
  readonly #inspector: Inspector;
  #baseId: string;
  #client: string | undefined;
  #protocol: string | undefined;
  #version: string | undefined;
  #credentials: { readonly caller: Caller; readonly facts: CredentialFacts } | undefined;

  constructor(info: ConnectionInfo, options: { readonly inspector: Inspector; readonly fallbackId: string }) {
    this.#info = info;
    this.#inspector = options.inspector;
    this.principal = principalOf(info.caller, options.inspector);
    this.agent = agentOf({ caller: info.caller, configured: info.agent, principal: this.principal }, options.inspector);
    const { base } = info;
    this.#baseId = base.kind === 'stateless' || base.kind === 'user' ? '' : (base.id ?? options.fallbackId);
  }

  get server(): Server {
    const { id, transport } = this.#info.server;
    return { id, transport, ...(this.#version === undefined ? {} : { version: this.#version }) };
  }

  get isTrusted(): boolean {
    return this.#info.server.trusted === true;
  }

  get client(): string | undefined {
    return this.#client;
  }

  /** Of the caller of one message: a client may renew its token while its session goes on. */
  credentialsOf(caller: Caller = this.#info.caller): CredentialFacts {
    if (this.#credentials?.caller === caller) return this.#credentials.facts;
    const token = tokenOf(caller, this.#inspector);
    const delegation = delegationOf(caller, this.#inspector);
    const facts = { ...(token === undefined ? {} : { token }), ...(delegation === undefined ? {} : { delegation }) };
    this.#credentials = { caller, facts };
    return facts;
  }

  protocolOf(meta?: RequestMeta): string {
    return meta?.protocol ?? this.#protocol ?? 'unknown';
  }

  sighting(): Sighting {
    return {
      principal: this.principal.id,
      agent: this.agent.id,
      server: this.#info.server.id,
      base: { kind: this.#info.base.kind, id: this.#baseId },
      ...(this.#client === undefined ? {} : { client: this.#client }),
    };
  }

  named(sessionId: string): void {
    if (this.#info.base.kind === 'legacy') this.#baseId = this.#inspector.keyedHash('legacy-session', sessionId);
  }

  noteClient(name: string | undefined): void {
    if (name !== undefined && this.#client === undefined) this.#client = this.#inspector.keyedHash('client', name);
  }

  /** Params of `initialize`. */
  noteInitialize(params: unknown): void {
    if (isRecord(params)) this.noteClient(clientNameOf(params['clientInfo']));
  }

  /** Result of `initialize` or `server/discover`. */
  noteServer(result: unknown): void {
    if (!isRecord(result)) return;
    const protocol = result['protocolVersion'];
    if (typeof protocol === 'string' && revision.test(protocol)) this.#protocol = protocol;
    const meta = isRecord(result['_meta']) ? result['_meta']['io.modelcontextprotocol/serverInfo'] : undefined;
    const info = result['serverInfo'] ?? meta;
    const version = isRecord(info) ? info['version'] : undefined;
    if (typeof version === 'string' && plainVersion.test(version)) this.#version = version;
  }
}

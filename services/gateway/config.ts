import type { Capabilities, GatewayConfig, Upstream } from '../../schemas/generated/types.ts';
import { validateGatewayConfig } from '../../schemas/generated/validators.js';
import { configFault } from '../adapters/config/config-fault.ts';
import { type KafkaAccess, readKafkaAccess } from '../adapters/config/kafka-access.ts';
import { readConfigSchema } from '../adapters/config/read-config-schema.ts';
import type { TlsMaterial, TlsRead } from '../adapters/config/read-tls.ts';
import { type ReadCapabilities, readCapabilitiesFile } from './capabilities-file.ts';
import { readConfig } from '../adapters/config/read-config.ts';
import { readListenTls, readNamedTls, readUpstreamTls } from './tls-settings.ts';

export const gatewayConfigSchema = readConfigSchema('gateway');

export interface GatewayConfigInput {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly file?: string;
  /** From the command line; they beat environment and file. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The options that set them, as they are typed. */
  readonly options?: Readonly<Record<string, string>>;
  /** SERVER-COMMAND ARGS behind `--`. */
  readonly serverCommand: readonly string[];
  readonly alsoKnown?: readonly string[];
}

/** A config file's upstream, with what is missing in it filled in. */
export interface NamedUpstream extends Upstream {
  readonly name: string;
  readonly agent?: string;
  readonly tls?: TlsMaterial;
}

/** What the gateway stands in front of: one server behind its pipes or at any path, or several by path. */
export type Front =
  | { readonly kind: 'stdio'; readonly upstream: NamedUpstream }
  | { readonly kind: 'http-one'; readonly listen: string; readonly upstream: NamedUpstream }
  | { readonly kind: 'http-paths'; readonly listen: string; readonly upstreams: readonly NamedUpstream[] };

export interface GatewaySettings {
  readonly config: Readonly<GatewayConfig>;
  readonly front: Front;
  /** What the capabilities file says, by server. */
  readonly tools: Capabilities['servers'];
  /** With which HTTPS is served; without it HTTP is. */
  readonly tls: TlsMaterial | undefined;
  readonly kafka: KafkaAccess;
  /** Certificates and keys that were read. */
  readonly files: readonly string[];
  /** What servers that the gateway starts inherit. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function readGatewayConfig(input: GatewayConfigInput): GatewaySettings {
  const { env, file, given, options = {}, alsoKnown = [] } = input;
  const config = readConfig<GatewayConfig>({
    schema: gatewayConfigSchema,
    validate: validateGatewayConfig,
    env,
    given,
    options,
    alsoKnown,
    ...(file === undefined ? {} : { file }),
  });
  const tls = readAllTls(config);
  const reads = [tls.listen, tls.one, ...Object.values(tls.named)];
  const tools = readTools(config);
  const kafka = readKafkaAccess(config);
  const faults = [
    ...kafkaFaults(config),
    ...kafka.faults,
    ...frontFaults(config, input.serverCommand),
    ...reads.flatMap((read) => read.faults),
    ...(tools.ok ? [] : tools.faults),
  ];
  if (faults.length > 0) throw configFault(faults);
  const { capabilitiesFile } = config;
  return {
    config,
    front: frontOf(config, input.serverCommand, tls),
    tls: tls.listen.material,
    kafka: kafka.access,
    tools: tools.ok ? tools.servers : {},
    files: [...reads.flatMap((read) => read.files), ...(capabilitiesFile === undefined ? [] : [capabilitiesFile])],
    environment: env,
  };
}

function readTools({ capabilitiesFile }: GatewayConfig): ReadCapabilities {
  return capabilitiesFile === undefined ? { ok: true, servers: {} } : readCapabilitiesFile(capabilitiesFile);
}

interface AllTls {
  readonly listen: TlsRead;
  readonly one: TlsRead;
  readonly named: Readonly<Record<string, TlsRead>>;
}

function readAllTls(config: GatewayConfig): AllTls {
  const named = Object.entries(config.upstreams ?? {}).map(([name, own]) => [name, readNamedTls(name, own)] as const);
  return { listen: readListenTls(config), one: readUpstreamTls(config), named: Object.fromEntries(named) };
}

function kafkaFaults({ kafkaBrokers, keysDir }: GatewayConfig): readonly string[] {
  if (kafkaBrokers === undefined || keysDir !== undefined) return [];
  return [
    'SHEARPIN_KEYS_DIR (keysDir) is missing: with Kafka a gateway needs keys; make them with `shearpin keys new`.',
  ];
}

function frontFaults({ listen, upstream, upstreams }: GatewayConfig, command: readonly string[]): readonly string[] {
  const named = [upstream === undefined ? '' : '--upstream', upstreams === undefined ? '' : 'upstreams'];
  const forms = [...named, command.length === 0 ? '' : '-- SERVER-COMMAND'].filter((form) => form !== '');
  const faults = Object.entries(upstreams ?? {}).flatMap(([name, { url, command: own }]) =>
    (url === undefined) === (own === undefined) ? [`upstreams.${name} needs either url or command.`] : [],
  );
  if (forms.length === 0) {
    faults.push('No MCP server is named: give -- SERVER-COMMAND ARGS, --upstream URL, or upstreams in a config file.');
  }
  if (forms.length > 1) faults.push(`Give only one of ${forms.join(' and ')}.`);
  if (listen === undefined && command.length === 0 && forms.length > 0) {
    faults.push('SHEARPIN_LISTEN (listen, --listen HOST:PORT) is missing: only -- SERVER-COMMAND works without it.');
  }
  return faults;
}

function frontOf(
  { listen, upstream, upstreams, ...rest }: GatewayConfig,
  serverCommand: readonly string[],
  tls: AllTls,
): Front {
  if (upstreams !== undefined && listen !== undefined) {
    const named = Object.entries(upstreams).map(([name, own]) => ({
      ...withAgent(rest),
      ...(own.tokenIssuer === undefined && own.tokenJwksUrl === undefined ? withIssuer(rest) : {}),
      ...own,
      ...withTls(tls.named[name]),
      name,
    }));
    return { kind: 'http-paths', listen, upstreams: named };
  }
  const [command = '', ...args] = serverCommand;
  const target = upstream === undefined ? { command, args } : { url: upstream };
  const { server: name, trusted } = rest;
  const one: NamedUpstream = { ...withAgent(rest), ...withIssuer(rest), ...target, ...withTls(tls.one), name, trusted };
  return listen === undefined ? { kind: 'stdio', upstream: one } : { kind: 'http-one', listen, upstream: one };
}

function withAgent({ agent }: Pick<GatewayConfig, 'agent'>): { readonly agent?: string } {
  return agent === undefined ? {} : { agent };
}

type Issuer = Pick<Upstream, 'tokenIssuer' | 'tokenJwksUrl'>;

function withIssuer({ tokenIssuer, tokenJwksUrl }: Issuer): Issuer {
  return {
    ...(tokenIssuer === undefined ? {} : { tokenIssuer }),
    ...(tokenJwksUrl === undefined ? {} : { tokenJwksUrl }),
  };
}

function withTls(read: TlsRead | undefined): { readonly tls?: TlsMaterial } {
  return read?.material === undefined ? {} : { tls: read.material };
}

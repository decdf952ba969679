/** What of a new configuration a running gateway takes, and what needs a restart. */
import type { GatewayConfig } from '../../schemas/generated/types.ts';
import type { GatewaySettings } from './config.ts';

type Names = readonly (keyof GatewayConfig)[];

/** What the servers behind the gateway are made of. */
const frontNames: Names = [
  'upstream',
  'upstreams',
  'upstreamCaFile',
  'upstreamCertFile',
  'upstreamKeyFile',
  'server',
  'agent',
  'tokenIssuer',
  'tokenJwksUrl',
  'trusted',
];
const tlsNames: Names = ['listenCertFile', 'listenKeyFile', 'listenClientCaFile'];

/** What a running gateway takes, unless one of the exceptions below holds. */
export const liveNames: ReadonlySet<string> = new Set<keyof GatewayConfig>([
  ...frontNames,
  ...tlsNames,
  'capabilitiesFile',
  'allowedHosts',
  'allowedOrigins',
  'failClosed',
  'failurePolicy',
  'appeal',
  'staleAfterMs',
  'unwatchedAfterMs',
  'holdMs',
  'awaitJudgedMs',
  'messageBytesMax',
  'heldBytesMax',
  'headerBytesMax',
  'headersTimeoutMs',
  'bodyProgressBytes',
  'bodyProgressMs',
  'answerStallMs',
  'connectionsMax',
  'sessionsMax',
  'sessionIdleMs',
  'drainMs',
  'accessLog',
  'logLevel',
]);

export interface LiveSettings {
  /** The new ones, with the running ones where those cannot change. */
  readonly settings: GatewaySettings;
  /** Names of what was changed and stays as it is until a restart. */
  readonly fixed: readonly string[];
}

export function liveSettings(running: GatewaySettings, next: GatewaySettings): LiveSettings {
  const isOtherForm = running.front.kind !== next.front.kind;
  const isOtherTls = formOf(running) !== formOf(next);
  const kept = new Set<string>([
    ...(isOtherForm ? frontNames : []),
    ...(isOtherTls ? tlsNames : []),
    // It bounds the handshake too, which a listener is told once.
    ...(running.tls === undefined ? [] : ['headersTimeoutMs']),
  ]);
  const names = new Set([...Object.keys(running.config), ...Object.keys(next.config)]);
  const fixed = [...names].filter(
    (name) => (kept.has(name) || !liveNames.has(name)) && valueOf(running, name) !== valueOf(next, name),
  );
  const settings = {
    ...next,
    config: withValues(next.config, { of: running.config, names: fixed }),
    ...(isOtherForm ? { front: running.front } : {}),
    ...(isOtherTls ? { tls: running.tls } : {}),
  };
  return { settings, fixed };
}

/** Whether HTTPS is served, and whether clients show certificates. */
function formOf({ tls }: GatewaySettings): string {
  return `${tls !== undefined} ${tls?.ca !== undefined}`;
}

function valueOf({ config }: GatewaySettings, name: string): string | undefined {
  return JSON.stringify((config as unknown as Readonly<Record<string, unknown>>)[name]);
}

function withValues(
  config: Readonly<GatewayConfig>,
  { of, names }: { readonly of: Readonly<GatewayConfig>; readonly names: readonly string[] },
): Readonly<GatewayConfig> {
  const merged = new Map<string, unknown>(Object.entries(config));
  const others = new Map(Object.entries(of));
  for (const name of names) {
    if (others.has(name)) merged.set(name, others.get(name));
    else merged.delete(name);
  }
  return Object.fromEntries(merged) as unknown as GatewayConfig;
}

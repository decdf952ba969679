/**
 * Which live gateway applied which live command.
 *
 * Owns a table of gateways, filled by their heartbeats and acks. Invariants:
 * 1. Only a gateway whose heartbeat is recent is held to anything.
 * 2. A new boot of a gateway forgets what the boot before it had applied.
 * 3. A failure is reported once per command and gateway for as long as the command lives.
 */
import type { Ack, AckEntry, Command, Heartbeat } from '../../../schemas/generated/types.ts';
import type { LedgerEntry } from './command-ledger.ts';

export interface NotEnforced {
  readonly command: Command;
  readonly gateway: string;
  readonly tenant: string;
  readonly status: 'silent' | 'rejected' | 'unsupported';
  readonly reason?: AckEntry['reason'];
}

export interface GatewayView {
  readonly id: string;
  readonly tenant: string;
  /** A ULID; its time is that of the start. */
  readonly boot: string;
  readonly isLive: boolean;
  readonly acked: ReadonlyMap<string, AckEntry>;
}

interface GatewayState {
  readonly tenant: string;
  readonly boot: string;
  /** When this boot was first heard of. */
  readonly sinceMs: number;
  readonly acked: Map<string, AckEntry>;
  heartbeat: { readonly atMs: number; readonly intervalMs: number } | undefined;
  /** When it was last heard of. */
  lastMs: number;
}

interface Sender {
  readonly id: string;
  readonly tenant: string;
  readonly boot: string;
}

const gatewaysMax = 10_000;
/** More than a gateway holds commands, so that an ack of a live one is not forgotten for newer ones. */
const acksMax = 32_768;
/** A gateway that missed so many heartbeats is gone, and is the business of another alert. */
const missedHeartbeats = 3;
/** Rejections that leave nothing unenforced: the gateway holds a newer command, or this one is over. */
const harmlessReasons: ReadonlySet<unknown> = new Set(['older', 'expired']);

export class AckWatch {
  readonly #gateways = new Map<string, GatewayState>();
  #reported: ReadonlySet<string> = new Set();

  heartbeat({ gateway, tenant, intervalMs }: Heartbeat, atMs: number): void {
    const state = this.#stateOf({ id: gateway.id, boot: gateway.boot, tenant }, atMs);
    if (state === undefined) return;
    state.heartbeat = { atMs: Math.max(atMs, state.heartbeat?.atMs ?? 0), intervalMs };
  }

  ack(ack: Ack, atMs: number): void {
    const state = this.#stateOf({ id: ack.gateway, boot: ack.boot, tenant: ack.tenant }, atMs);
    if (state === undefined) return;
    for (const entry of ack.commands) {
      state.acked.delete(entry.id);
      state.acked.set(entry.id, ack.kind === 'command' ? entry : withoutLatency(entry));
      const [oldest] = state.acked.keys();
      if (state.acked.size > acksMax && oldest !== undefined) state.acked.delete(oldest);
    }
  }

  gateways(nowMs: number): readonly GatewayView[] {
    return [...this.#gateways].map(([id, state]) => ({
      id,
      tenant: state.tenant,
      boot: state.boot,
      isLive: isLive(state, nowMs),
      acked: state.acked,
    }));
  }

  /** The failures that were not reported before. */
  check(
    live: readonly LedgerEntry[],
    { nowMs, timeoutMs }: { nowMs: number; timeoutMs: number },
  ): readonly NotEnforced[] {
    const failures = [...this.#gateways].flatMap(([gateway, state]) =>
      isLive(state, nowMs) ? failuresOf({ gateway, state, live, dueMs: nowMs - timeoutMs }) : [],
    );
    const known = this.#reported;
    if (failures.length === 0 && known.size === 0) return [];
    const alive = new Set(live.map(({ command }) => command.id));
    const kept = [...known].filter((name) => alive.has(name.slice(0, name.indexOf('/'))));
    this.#reported = new Set([...kept, ...failures.map(nameOf)]);
    return failures.filter((failure) => !known.has(nameOf(failure)));
  }

  /** Nobody could be told of these, so they are reported again. */
  forgetReport(failures: readonly NotEnforced[]): void {
    const forgotten = new Set(failures.map(nameOf));
    this.#reported = new Set([...this.#reported].filter((name) => !forgotten.has(name)));
  }

  #stateOf({ id, tenant, boot }: Sender, atMs: number): GatewayState | undefined {
    const known = this.#gateways.get(id);
    if (known?.boot === boot) {
      known.lastMs = Math.max(known.lastMs, atMs);
      return known;
    }
    // Boot ids rise with time: a late word of an earlier boot says nothing of the present one. Where the clock went back
    // between two boots, the later one is heard of after the other has fallen silent.
    const isPresent = known !== undefined && (atMs <= known.lastMs || isLive(known, atMs));
    if (isPresent && boot < known.boot) return undefined;
    const state: GatewayState = {
      tenant,
      boot,
      sinceMs: atMs,
      acked: new Map(),
      heartbeat: undefined,
      lastMs: atMs,
    };
    this.#gateways.delete(id);
    this.#gateways.set(id, state);
    const [oldest] = this.#gateways.keys();
    if (this.#gateways.size > gatewaysMax && oldest !== undefined) this.#gateways.delete(oldest);
    return state;
  }
}

/** After a boot the time from the command's issue tells how long the gateway was away, and not how quick it is. */
function withoutLatency({ latencyMs: _, ...entry }: AckEntry): AckEntry {
  return entry;
}

function isLive({ heartbeat }: GatewayState, nowMs: number): boolean {
  return heartbeat !== undefined && nowMs - heartbeat.atMs <= missedHeartbeats * heartbeat.intervalMs;
}

interface Watched {
  readonly gateway: string;
  readonly state: GatewayState;
  readonly live: readonly LedgerEntry[];
  /** What was to be acked and known before this time is due. */
  readonly dueMs: number;
}

function failuresOf({ gateway, state, live, dueMs }: Watched): readonly NotEnforced[] {
  return live.flatMap((entry): readonly NotEnforced[] => {
    const { command, seenMs } = entry;
    if (command.scope.tenant !== '*' && command.scope.tenant !== state.tenant) return [];
    const ack = state.acked.get(command.id);
    const isDue = Math.max(seenMs, command.notBefore, state.sinceMs) <= dueMs;
    const status = failureOf(ack, isDue);
    if (status === undefined) return [];
    const { tenant } = state;
    return [{ command, gateway, tenant, status, ...(ack?.reason === undefined ? {} : { reason: ack.reason }) }];
  });
}

function failureOf(ack: AckEntry | undefined, isDue: boolean): NotEnforced['status'] | undefined {
  if (ack === undefined || ack.status === 'received') return isDue ? 'silent' : undefined;
  if (ack.status === 'unsupported') return 'unsupported';
  return ack.status === 'rejected' && !harmlessReasons.has(ack.reason) ? 'rejected' : undefined;
}

function nameOf({ command, gateway, status }: NotEnforced): string {
  return `${command.id}/${gateway}/${status}`;
}

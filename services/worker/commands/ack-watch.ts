/**
 * Which live gateway applied which live command.
 *
 * Owns a table of gateways, filled by their heartbeats and acks. Invariants:
 * 1. Only a gateway whose heartbeat is recent, and says that it has read the commands, is held to anything, and has its
 *    time from then on: what it answered before may still be on its way.
 * 2. A new boot of a gateway forgets what the boot before it had applied.
 * 3. A failure is reported once per command and gateway for as long as the command lives.
 * 4. A look costs what is unsettled: a command is looked at until a gateway's answer settles it or the failure is reported,
 *    and again when the answer changes. However long none is made, a gateway has no more to be looked at than live
 *    commands: where it would be more, all of them are looked at instead.
 */
import type { Ack, AckEntry, Command, Heartbeat } from '../../../schemas/generated/types.ts';
import type { LedgerEntry, TopChange } from './command-ledger.ts';
import { DueIds } from './due-ids.ts';
import { LiveCommands } from './live-commands.ts';

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
  readonly acked: Map<string, AckEntry>;
  /** What is to be looked at; undefined while it is held to nothing, or where that is every live command. */
  looks: Looks | undefined;
  /** Since when it is held to what is commanded. */
  heldSinceMs: number;
  /** The newest. */
  heartbeat: { readonly atMs: number; readonly intervalMs: number; readonly isLast: boolean } | undefined;
  /** It has read the commands since it started. */
  hasRead: boolean;
  /** When it was last heard of. */
  lastMs: number;
}

interface Looks {
  /** Ids of commands, at the next look. */
  readonly next: Set<string>;
  /** Those that are not answered yet, when they are due. */
  readonly later: DueIds;
}

interface Limits {
  readonly timeoutMs: number;
  /** Since when answers are read as they come. */
  readonly readSinceMs: number;
}

interface Sender {
  readonly id: string;
  readonly tenant: string;
  readonly boot: string;
}

const gatewaysMax = 10_000;
/** More than a gateway holds commands, so that an ack of a live one is not forgotten for newer ones. */
const acksMaxDefault = 32_768;
/** A gateway that missed so many heartbeats is gone, and is the business of another alert. */
const missedHeartbeats = 3;
/** Rejections that leave nothing unenforced: the gateway holds a newer command, or this one is over. */
const harmlessReasons: ReadonlySet<unknown> = new Set(['older', 'expired']);

export class AckWatch {
  readonly #gateways = new Map<string, GatewayState>();
  readonly #live = new LiveCommands();
  readonly #acksMax: number;
  /** Command id → gateways and what was wrong with each. */
  readonly #reported = new Map<string, Set<string>>();

  constructor({ acksMax = acksMaxDefault }: { readonly acksMax?: number } = {}) {
    this.#acksMax = acksMax;
  }

  /** How many commands counted when it was last checked. */
  get live(): number {
    return this.#live.size;
  }

  commanded(change: TopChange): void {
    this.#live.change(change);
  }

  heartbeat({ gateway, tenant, intervalMs, feed, ending }: Heartbeat, atMs: number): void {
    const state = this.#stateOf({ id: gateway.id, boot: gateway.boot, tenant }, atMs);
    if (state === undefined) return;
    const wasHeld = isHeld(state, atMs);
    if (atMs >= (state.heartbeat?.atMs ?? 0)) state.heartbeat = { atMs, intervalMs, isLast: ending === true };
    state.hasRead ||= feed.state !== 'booting';
    if (!wasHeld) state.heldSinceMs = atMs;
  }

  ack(ack: Ack, atMs: number): void {
    const state = this.#stateOf({ id: ack.gateway, boot: ack.boot, tenant: ack.tenant }, atMs);
    if (state === undefined) return;
    if (ack.kind === 'boot' && !state.hasRead) state.heldSinceMs = atMs;
    state.hasRead ||= ack.kind === 'boot';
    for (const entry of ack.commands) {
      state.acked.delete(entry.id);
      state.acked.set(entry.id, ack.kind === 'command' ? entry : withoutLatency(entry));
      this.#lookAgain(state, entry.id);
      const [oldest] = state.acked.keys();
      if (state.acked.size <= this.#acksMax || oldest === undefined) continue;
      state.acked.delete(oldest);
      this.#lookAgain(state, oldest);
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
  check({ nowMs, ...limits }: Limits & { readonly nowMs: number }): readonly NotEnforced[] {
    const { come, gone } = this.#live.look(nowMs);
    for (const id of gone) this.#reported.delete(id);
    const failures: NotEnforced[] = [];
    for (const [gateway, state] of this.#gateways) {
      if (!isHeld(state, nowMs)) {
        state.looks = undefined;
        continue;
      }
      const asked = state.looks === undefined ? this.#live.entries() : come;
      state.looks ??= { next: new Set(), later: new DueIds() };
      for (const { command } of asked) if (isMeant(command, state)) state.looks.next.add(command.id);
      for (const failure of this.#look({ gateway, state, looks: state.looks, nowMs, ...limits }))
        failures.push(failure);
    }
    for (const failure of failures) this.#note(failure);
    return failures;
  }

  /** Nobody could be told of these, so they are reported again. */
  forgetReport(failures: readonly NotEnforced[]): void {
    for (const failure of failures) this.#reported.get(failure.command.id)?.delete(nameOf(failure));
  }

  /** The answer changed. What was answered before its command came is looked at when the command has come. */
  #lookAgain(state: GatewayState, id: string): void {
    if (state.looks === undefined || this.#live.get(id) === undefined) return;
    state.looks.next.add(id);
    if (state.looks.next.size > this.#live.size) state.looks = undefined;
  }

  #look({ looks: { next, later }, ...watched }: Watched & { readonly looks: Looks }): readonly NotEnforced[] {
    const found: NotEnforced[] = [];
    for (const id of later.take(watched.nowMs)) next.add(id);
    for (const id of next) {
      const entry = this.#meantFor(watched.state, id);
      const failure = entry && failureOf(watched, entry);
      // What could not be reported is found again by the next look.
      if (failure !== undefined && !this.#isReported(failure)) {
        found.push(failure);
        continue;
      }
      next.delete(id);
      const isOpen = failure === undefined && entry !== undefined && !isSettled(watched.state.acked.get(id));
      if (isOpen) later.set(id, dueOf(watched, entry));
      else later.delete(id);
    }
    return found;
  }

  /** A gateway may answer for what is none of its business. */
  #meantFor(state: GatewayState, id: string): LedgerEntry | undefined {
    const entry = this.#live.get(id);
    return entry !== undefined && isMeant(entry.command, state) ? entry : undefined;
  }

  #isReported(failure: NotEnforced): boolean {
    return this.#reported.get(failure.command.id)?.has(nameOf(failure)) === true;
  }

  #note(failure: NotEnforced): void {
    const { id } = failure.command;
    this.#reported.set(id, (this.#reported.get(id) ?? new Set()).add(nameOf(failure)));
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
      acked: new Map(),
      looks: undefined,
      heldSinceMs: atMs,
      heartbeat: undefined,
      hasRead: false,
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
  return (
    heartbeat !== undefined && !heartbeat.isLast && nowMs - heartbeat.atMs <= missedHeartbeats * heartbeat.intervalMs
  );
}

function isHeld(state: GatewayState, nowMs: number): boolean {
  return state.hasRead && isLive(state, nowMs);
}

interface Watched extends Limits {
  readonly gateway: string;
  readonly state: GatewayState;
  readonly nowMs: number;
}

function failureOf(watched: Watched, entry: LedgerEntry): NotEnforced | undefined {
  const { gateway, state, nowMs } = watched;
  const { command } = entry;
  const ack = state.acked.get(command.id);
  const status = statusOf(ack, dueOf(watched, entry) <= nowMs);
  if (status === undefined) return undefined;
  const { tenant } = state;
  return { command, gateway, tenant, status, ...(ack?.reason === undefined ? {} : { reason: ack.reason }) };
}

/** When silence about a command counts. */
function dueOf({ state, timeoutMs, readSinceMs }: Watched, { command, seenMs }: LedgerEntry): number {
  return Math.max(seenMs, command.notBefore, state.heldSinceMs, readSinceMs) + timeoutMs;
}

function isMeant({ scope }: Command, { tenant }: GatewayState): boolean {
  return scope.tenant === '*' || scope.tenant === tenant;
}

/** Whatever time passes, the answer stays what it is. */
function isSettled(ack: AckEntry | undefined): boolean {
  return ack !== undefined && ack.status !== 'received';
}

function statusOf(ack: AckEntry | undefined, isDue: boolean): NotEnforced['status'] | undefined {
  if (!isSettled(ack)) return isDue ? 'silent' : undefined;
  if (ack?.status === 'unsupported') return 'unsupported';
  return ack?.status === 'rejected' && !harmlessReasons.has(ack.reason) ? 'rejected' : undefined;
}

function nameOf({ gateway, status }: NotEnforced): string {
  return `${gateway}/${status}`;
}

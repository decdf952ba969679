/**
 * What the command topic holds: every command by its record key, folded as gateways fold them.
 *
 * Invariants:
 * 1. The command with the highest order of a fold is the one that counts, in whatever order records arrive.
 * 2. A tombstone ends no command that has not expired.
 * 3. A command may be tombstoned only when it and all older ones of its fold have expired: else a gateway that boots
 *    later would take an older one for the present state.
 */
import { commandFoldKey, commandRecordKey } from '../../../schemas/commands/record-key.ts';
import type { Beacon, Command } from '../../../schemas/generated/types.ts';
import { admitRecord, type CommandRecord, type Verify } from '../../sensor/enforcer/admit-record.ts';
import { compareOrders } from '../../sensor/enforcer/command-order.ts';
import { LiveIndex } from '../../sensor/enforcer/live-index.ts';

export interface LedgerEntry {
  readonly command: Command;
  /** When this process first saw it. */
  readonly seenMs: number;
}

/** Of a fold: the command that counts, and the one that did before. */
export interface TopChange {
  readonly now: LedgerEntry | undefined;
  readonly before: LedgerEntry | undefined;
}

/** The log under which a writer published last. */
export interface PublishedLog {
  readonly incarnation: number;
  /** A record of it that made a command. */
  readonly source?: { readonly offset: bigint; readonly appendTimeMs: number };
}

export type LedgerChange = 'command' | 'beacon' | 'tombstone' | { readonly refused: string };

interface LedgerOptions {
  readonly verify: Verify;
  readonly commandsMax?: number;
}

const commandsMaxDefault = 100_000;
/** Folds are found by the minute in which a command of theirs expires, so that those with none expired cost nothing. */
const expiryStepMs = 60_000;

export class CommandLedger {
  readonly #verify: Verify;
  readonly #commandsMax: number;
  /** Fold key → record key → entry. */
  readonly #folds = new Map<string, Map<string, LedgerEntry>>();
  /** Fold key → the one of the highest order. */
  readonly #tops = new Map<string, LedgerEntry>();
  readonly #foldOf = new Map<string, string>();
  /** Step of the expiry → fold keys. */
  readonly #expiring = new Map<number, Set<string>>();
  readonly #beacons = new Map<string, Beacon>();
  /** By writer and partition. */
  readonly #logs = new Map<string, PublishedLog>();
  readonly #index = new LiveIndex();
  #onTop: (change: TopChange) => void = () => undefined;

  constructor({ verify, commandsMax = commandsMaxDefault }: LedgerOptions) {
    this.#verify = verify;
    this.#commandsMax = commandsMax;
  }

  apply(record: CommandRecord, nowMs: number): LedgerChange {
    const admitted = admitRecord(record, this.#verify);
    if (admitted.kind === 'refused') return { refused: admitted.reason };
    if (admitted.kind === 'tombstone') return this.#bury(admitted.key, nowMs);
    if (admitted.kind === 'beacon') return this.#keepBeacon(record.key, admitted.beacon);
    return this.#keep(admitted.command, nowMs);
  }

  /** Calls back whenever another command counts of a fold, expired ones too; at once for those that are there. */
  onTop(callback: (change: TopChange) => void): void {
    this.#onTop = callback;
    for (const now of this.#tops.values()) callback({ now, before: undefined });
  }

  /** The commands that count now. */
  live(nowMs: number): readonly LedgerEntry[] {
    return [...this.#tops.values()].filter(({ command }) => command.expiresAt > nowMs);
  }

  /** The command of a record key, while it lives. */
  liveAt(recordKey: string, nowMs: number): Command | undefined {
    const command = this.#folds.get(this.#foldOf.get(recordKey) ?? '')?.get(recordKey)?.command;
    return command === undefined || command.expiresAt <= nowMs ? undefined : command;
  }

  /** What a beacon says of one partition: counted by the code with which gateways check it. */
  summarize(query: Pick<Beacon, 'writer' | 'partition' | 'timeMs' | 'through'>): Pick<Beacon, 'count' | 'hash'> {
    return this.#index.summarize(query);
  }

  prune(nowMs: number): void {
    this.#index.prune(nowMs);
  }

  /** The number of the last beacon under this record key; 0 when there was none. */
  beaconNumber(recordKey: string): number {
    return this.#beacons.get(recordKey)?.number ?? 0;
  }

  /** The log of the highest incarnation of which a writer said anything in a partition. */
  logOf(writer: string, partition: number): PublishedLog | undefined {
    return this.#logs.get(`${writer}/${String(partition)}`);
  }

  /** Record keys of the commands of one writer that may be tombstoned. */
  buryable(writer: string, beforeMs: number): readonly { readonly key: string; readonly partition: number }[] {
    return this.#foldsExpiring(beforeMs).flatMap((fold) => {
      const entries = [...fold].sort(([, a], [, b]) => compareOrders(a.command.order, b.command.order));
      const firstAlive = entries.findIndex(([, { command }]) => command.expiresAt >= beforeMs);
      const dead = firstAlive === -1 ? entries : entries.slice(0, firstAlive);
      return dead
        .filter(([, { command }]) => command.writer === writer)
        .map(([key, { command }]) => ({ key, partition: command.order.partition }));
    });
  }

  #keep(command: Command, nowMs: number): LedgerChange {
    const { incarnation, partition, offset } = command.order;
    const source = { offset: BigInt(offset), appendTimeMs: command.issuedAt };
    this.#noteLog(`${command.writer}/${String(partition)}`, { incarnation, source });
    const key = commandRecordKey(command);
    const foldKey = commandFoldKey(command);
    const fold = this.#folds.get(foldKey) ?? new Map<string, LedgerEntry>();
    if (!fold.has(key)) {
      const entry = { command, seenMs: nowMs };
      fold.set(key, entry);
      this.#folds.set(foldKey, fold);
      const top = this.#tops.get(foldKey);
      if (top === undefined || compareOrders(command.order, top.command.order) > 0) this.#setTop(foldKey, entry);
      this.#foldOf.set(key, foldKey);
      this.#noteExpiry(foldKey, command);
      this.#index.add(command);
      this.#shrink();
    }
    return 'command';
  }

  #keepBeacon(key: string, beacon: Beacon): LedgerChange {
    if (beacon.number > this.beaconNumber(key)) this.#beacons.set(key, beacon);
    const { writer, partition, through } = beacon;
    if (through !== undefined) this.#noteLog(`${writer}/${String(partition)}`, { incarnation: through.incarnation });
    return 'beacon';
  }

  #noteExpiry(foldKey: string, { expiresAt }: Command): void {
    const step = Math.floor(expiresAt / expiryStepMs);
    const folds = this.#expiring.get(step) ?? new Set<string>();
    this.#expiring.set(step, folds.add(foldKey));
  }

  /** The folds of which a command may have expired by then. */
  #foldsExpiring(beforeMs: number): readonly ReadonlyMap<string, LedgerEntry>[] {
    const found = new Set<ReadonlyMap<string, LedgerEntry>>();
    for (const [step, keys] of this.#expiring) {
      if (step * expiryStepMs > beforeMs) continue;
      for (const key of keys) {
        const fold = this.#folds.get(key);
        if (fold === undefined) keys.delete(key);
        else found.add(fold);
      }
      if (keys.size === 0) this.#expiring.delete(step);
    }
    return [...found];
  }

  #noteLog(place: string, log: PublishedLog): void {
    const known = this.#logs.get(place);
    const isNews = known === undefined || log.incarnation > known.incarnation;
    const isProof = log.incarnation === known?.incarnation && log.source !== undefined;
    if (isNews || isProof) this.#logs.set(place, log);
  }

  #bury(key: string, nowMs: number): LedgerChange {
    const entry = this.#folds.get(this.#foldOf.get(key) ?? '')?.get(key);
    if (entry !== undefined && entry.command.expiresAt > nowMs) return { refused: 'tombstoned' };
    this.#forget(key);
    return 'tombstone';
  }

  #forget(key: string): void {
    const foldKey = this.#foldOf.get(key) ?? '';
    const fold = this.#folds.get(foldKey);
    const entry = fold?.get(key);
    fold?.delete(key);
    if (fold?.size === 0) this.#folds.delete(foldKey);
    if (entry !== undefined) this.#forgetExpiry(foldKey, entry.command);
    if (entry !== undefined && entry === this.#tops.get(foldKey)) this.#setTop(foldKey, fold && highest(fold));
    this.#foldOf.delete(key);
  }

  #setTop(foldKey: string, now: LedgerEntry | undefined): void {
    const before = this.#tops.get(foldKey);
    if (now === undefined) this.#tops.delete(foldKey);
    else this.#tops.set(foldKey, now);
    this.#onTop({ now, before });
  }

  /** Another command of the fold may expire in the same step. */
  #forgetExpiry(foldKey: string, { expiresAt }: Command): void {
    const step = Math.floor(expiresAt / expiryStepMs);
    for (const { command } of this.#folds.get(foldKey)?.values() ?? []) {
      if (Math.floor(command.expiresAt / expiryStepMs) === step) return;
    }
    const folds = this.#expiring.get(step);
    folds?.delete(foldKey);
    if (folds?.size === 0) this.#expiring.delete(step);
  }

  #shrink(): void {
    const [oldest] = this.#foldOf.keys();
    if (this.#foldOf.size > this.#commandsMax && oldest !== undefined) this.#forget(oldest);
  }
}

function highest(fold: ReadonlyMap<string, LedgerEntry>): LedgerEntry | undefined {
  let top: LedgerEntry | undefined;
  for (const entry of fold.values()) {
    if (top === undefined || compareOrders(entry.command.order, top.command.order) > 0) top = entry;
  }
  return top;
}

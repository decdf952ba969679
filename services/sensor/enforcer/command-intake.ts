import type { AckEntry, Command } from '../../../schemas/generated/types.ts';
import { commandFoldKey, commandRecordKey } from '../../../schemas/commands/record-key.ts';
import { admitRecord, type CommandRecord, type Refusal } from './admit-record.ts';
import type { BreakerTable } from './breaker-table.ts';
import { CommandFold } from './command-fold.ts';
import type { EnforcerDeps, EnforcerSettings } from './enforcer-options.ts';
import { ExpirySeconds } from './expiry-seconds.ts';
import type { CallerMemory } from './failure-policy.ts';
import type { FeedWatch } from './feed-watch.ts';
import { remainderOf } from './judge-call.ts';
import type { LiveIndex } from './live-index.ts';
import type { ProbeCounter } from './probe-counter.ts';
import { ReadUpTo } from './read-up-to.ts';

/** What became of a record: an entry to be acked, a beacon, or nothing that concerns this gateway. */
export type IntakeOutcome =
  | { readonly kind: 'command'; readonly entry: AckEntry }
  /** begun: of commands that were received before they begin, those that have begun by now. */
  | { readonly kind: 'beacon'; readonly outcome: 'taken' | 'older'; readonly begun: readonly AckEntry[] }
  | { readonly kind: 'ignored'; readonly reason: 'other-tenant' | 'tombstone' | 'bad-beacon' };

export interface IntakeParts {
  readonly table: BreakerTable;
  readonly index: LiveIndex;
  readonly feed: FeedWatch;
  readonly callers: CallerMemory;
  readonly probes: ProbeCounter;
}

/** What a tombstone names, while it lives. */
interface LiveName {
  readonly key: string;
  readonly id: string;
  readonly expiresAt: number;
}

const pruneEveryMs = 1_000;
/** A full table is searched for what has expired as often as this, by the topic's time: a week of it is read at once. */
const makeRoomEveryMs = 10_000;

/**
 * Takes the records of the command topic into the tables.
 *
 * 1. What a table holds depends on the set of records, not on their order, repetition or compaction.
 * 2. A tombstone closes nothing: it says only that its writer no longer keeps the record.
 * 3. An expired command still overrules the lower ones of its fold.
 * 4. A command that was refused for want of room is not counted here, so the beacons that count it do not match.
 * 5. Whoever was told that a command was received is told that it is applied once it has begun.
 */
export class CommandIntake {
  readonly #deps: EnforcerDeps;
  readonly #settings: EnforcerSettings;
  readonly #parts: IntakeParts;
  readonly #fold: CommandFold;
  readonly #liveByRecordKey = new Map<string, LiveName>();
  readonly #expiring = new ExpirySeconds<LiveName>();
  /** Rulers that were received and have not begun, by their fold. */
  readonly #awaited = new Map<string, Command>();
  readonly #readUpTo = new ReadUpTo();
  #prunedMs = 0;
  /** The newest time that a writer signed. */
  #topicMs = 0;
  #madeRoomMs = 0;

  constructor(deps: EnforcerDeps, settings: EnforcerSettings, parts: IntakeParts) {
    this.#deps = deps;
    this.#settings = settings;
    this.#parts = parts;
    this.#fold = new CommandFold({ commandsMax: settings.commandsMax });
  }

  take(record: CommandRecord): IntakeOutcome {
    this.#prune();
    const nowMs = this.#deps.clock.nowMs();
    const readMs = record.at === undefined ? nowMs : this.#readUpTo.take(record.at, nowMs);
    const admitted = admitRecord(record, this.#deps.verify);
    switch (admitted.kind) {
      case 'refused':
        return this.#refused(admitted);
      case 'tombstone':
        return this.#tombstoned(admitted.key);
      case 'beacon': {
        this.#noteTime(admitted.beacon.timeMs);
        const outcome = this.#parts.feed.take(admitted.beacon, { nowMs, readMs });
        if (outcome === 'older') this.#deps.count?.({ of: 'beacon', status: 'rejected', reason: 'older' });
        return { kind: 'beacon', outcome, begun: this.#takeBegun() };
      }
      case 'command':
        return this.#command(admitted.command);
    }
  }

  /** Ruling commands of this tenant that have not expired. */
  *live(): Generator<Command> {
    for (const command of this.#fold.rulers()) if (!this.isExpired(command)) yield command;
  }

  get isFull(): boolean {
    return this.#fold.isFull;
  }

  isExpired({ expiresAt }: Pick<Command, 'expiresAt'>): boolean {
    return expiresAt + this.#settings.clockToleranceMs <= this.#expiryClock();
  }

  isBegun({ notBefore }: Pick<Command, 'notBefore'>): boolean {
    return notBefore - this.#settings.clockToleranceMs <= this.#beginClock();
  }

  /** A clock that lags behind the writer's delays no breaker: the writer's time then decides. */
  #beginClock(): number {
    const nowMs = this.#deps.clock.nowMs();
    return Math.max(nowMs, nowMs - this.#parts.feed.clockOffsetMs);
  }

  /** How far the own clock runs ahead of the writer's, when by more than the tolerance: it ends nothing early. */
  get aheadMs(): number {
    const { clockOffsetMs } = this.#parts.feed;
    return clockOffsetMs > this.#settings.clockToleranceMs ? clockOffsetMs : 0;
  }

  /** A clock that runs ahead of the writer's drops no breaker: the writer's time then decides. */
  #expiryClock(): number {
    return this.#deps.clock.nowMs() - this.aheadMs;
  }

  #command(command: Command): IntakeOutcome {
    const { index, feed } = this.#parts;
    this.#noteTime(command.issuedAt);
    const outcome = this.#outcomeOf(command);
    if (outcome.kind === 'command' && outcome.entry.reason === 'no-room') return outcome;
    feed.commandCame(command, index.add(command));
    return outcome;
  }

  #outcomeOf(command: Command): IntakeOutcome {
    const { tenant } = command.scope;
    if (tenant !== this.#deps.tenant && tenant !== '*') return this.#ignored('other-tenant');
    if (!isUnderstood(command)) return this.#entry({ id: command.id, status: 'unsupported', reason: 'not-understood' });
    this.#parts.callers.note(command);
    return this.#entry({ id: command.id, ...this.#fall(command) });
  }

  #fall(command: Command): Omit<AckEntry, 'id'> {
    const outcome = this.#fold.take(command);
    if (outcome === 'full') return { status: 'rejected', reason: 'no-room' };
    if (outcome === 'older') return { status: 'rejected', reason: 'older' };
    if (outcome === 'newest') this.#parts.table.set(command);
    const fold = commandFoldKey(command);
    this.#awaited.delete(fold);
    if (this.isExpired(command)) return { status: 'expired', reason: 'expired' };
    this.#noteLive(command);
    const latencyMs = Math.max(0, this.#deps.clock.nowMs() - command.issuedAt);
    if (this.isBegun(command)) return { status: 'applied', latencyMs };
    this.#awaited.set(fold, command);
    return { status: 'received', latencyMs };
  }

  /** Not the whole command: one that another of its fold has overruled lives on only here. */
  #noteLive(command: Command): void {
    const { id, expiresAt } = command;
    const live = { key: commandRecordKey(command), id, expiresAt };
    const before = this.#liveByRecordKey.get(live.key);
    if (before !== undefined) this.#expiring.delete(before);
    this.#liveByRecordKey.set(live.key, live);
    this.#expiring.add(live);
  }

  #tombstoned(key: string): IntakeOutcome {
    const command = this.#liveByRecordKey.get(key);
    if (command === undefined || this.isExpired(command)) return this.#ignored('tombstone');
    return this.#entry({ id: command.id, status: 'rejected', reason: 'tombstoned' });
  }

  #refused({ of, id, status, reason }: Refusal): IntakeOutcome {
    if (of === 'command') return this.#entry({ id, status, reason });
    this.#deps.count?.({ of, status, reason });
    return { kind: 'ignored', reason: 'bad-beacon' };
  }

  /** Beacons come as long as commands live, so nothing else has to look at the clock. */
  #takeBegun(): readonly AckEntry[] {
    const begun: AckEntry[] = [];
    for (const [fold, command] of this.#awaited) {
      const isOver = this.isExpired(command);
      if (!isOver && !this.isBegun(command)) continue;
      if (!isOver) begun.push({ id: command.id, status: 'applied' });
      this.#awaited.delete(fold);
    }
    return begun;
  }

  #ignored(reason: 'other-tenant' | 'tombstone'): IntakeOutcome {
    this.#deps.count?.({ of: 'command', status: 'ignored' });
    return { kind: 'ignored', reason };
  }

  #entry(entry: AckEntry): IntakeOutcome {
    const { status, reason } = entry;
    this.#deps.count?.({ of: 'command', status, ...(reason === undefined ? {} : { reason }) });
    return { kind: 'command', entry };
  }

  #prune(): void {
    const nowMs = this.#deps.clock.nowMs();
    if (Math.abs(nowMs - this.#prunedMs) < pruneEveryMs) return;
    // Only a fresh feed proves the clock, and what is dropped by a wrong one would not come back.
    if (this.#parts.feed.state(nowMs).state !== 'fresh') return;
    this.#prunedMs = nowMs;
    this.#drop(this.#expiryClock());
  }

  #noteTime(signedMs: number): void {
    this.#topicMs = Math.max(this.#topicMs, signedMs);
    if (this.#fold.isFull || this.#parts.index.isFull) this.#makeRoom();
  }

  /**
   * While the topic is read no clock is proven, and after a refusal the feed is not fresh until the refused command has
   * expired: what goes then has expired both by the own clock and by what the writers signed.
   */
  #makeRoom(): void {
    const nowMs = Math.min(this.#expiryClock(), this.#topicMs);
    if (nowMs - this.#madeRoomMs < makeRoomEveryMs) return;
    this.#madeRoomMs = nowMs;
    this.#drop(nowMs);
  }

  #drop(nowMs: number): void {
    const expiryMs = nowMs - this.#settings.clockToleranceMs;
    for (const command of this.#fold.prune(expiryMs)) {
      this.#parts.table.remove(command);
      this.#parts.probes.forget(commandFoldKey(command));
    }
    const over = this.#expiring.takeBefore(this.#expiryClock() - this.#settings.clockToleranceMs + 1);
    for (const { key } of over) this.#liveByRecordKey.delete(key);
    this.#parts.index.prune(expiryMs);
  }
}

const actionsUnderstood: ReadonlySet<Command['action']> = new Set([
  'arm',
  'disarm',
  'open',
  'half_open',
  'close',
  'force_open',
]);

/** Half-understood is not understood: what cannot be enforced as it is meant is refused aloud. */
function isUnderstood({ action, mode, scope, condition }: Command): boolean {
  if (!actionsUnderstood.has(action) || mode === 'throttle' || scope.kind === 'call') return false;
  return action !== 'arm' || (condition !== undefined && remainderOf(condition) !== undefined);
}

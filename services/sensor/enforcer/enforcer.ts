import { commandFoldKey } from '../../../schemas/commands/record-key.ts';
import type { Ack, AckEntry, Command, Feed, Verdict } from '../../../schemas/generated/types.ts';
import type { CommandRecord } from './admit-record.ts';
import { BreakerTable, type Reach } from './breaker-table.ts';
import { CommandIntake, type IntakeOutcome } from './command-intake.ts';
import {
  type ChangingSettings,
  defaultSettings,
  type EnforcerDeps,
  type EnforcerSettings,
} from './enforcer-options.ts';
import {
  CallerMemory,
  defaultFailurePolicies,
  failsClosed,
  type Caller,
  type FailurePolicy,
} from './failure-policy.ts';
import { FeedWatch } from './feed-watch.ts';
import { JudgedWatch, type ToldPlace } from './judged-watch.ts';
import { askingOf, judgeCall, strictest, strictness, type EnforcedCall, type Hit } from './judge-call.ts';
import { LiveIndex } from './live-index.ts';
import { mergePersons } from './person-state.ts';
import { ProbeCounter } from './probe-counter.ts';
import { ProgressWatch } from './progress-watch.ts';
import { refusalText } from './refusal-text.ts';
import { SeenEvents, type ToldEvent } from './seen-events.ts';

export interface EnforcerDecision {
  readonly verdict: Verdict;
  readonly commandId?: string;
  /** Of a held call: when it is refused unless it was approved. */
  readonly holdUntilMs?: number;
  /** What the caller is told when the call is refused, or when its hold ends. */
  readonly refusal?: string;
}

/** ack: send it. deferred: it is part of the summary after boot. */
export type ApplyOutcome =
  | { readonly kind: 'ack'; readonly entry: AckEntry; readonly ack: Ack }
  | { readonly kind: 'deferred'; readonly entry: AckEntry }
  | { readonly kind: 'beacon'; readonly outcome: 'taken' | 'older'; readonly begun?: readonly Ack[] }
  | Extract<IntakeOutcome, { kind: 'ignored' }>;

/** Decides on calls from what the command topic says. Nothing here waits or throws. */
export interface Enforcer {
  applyRecord(record: CommandRecord): ApplyOutcome;
  /** Everything that the topic held at the start was applied. Returns the summary after boot, once. */
  caughtUp(): readonly Ack[];
  /** The topic can be read, or cannot be. */
  setReachable(isReachable: boolean): void;
  /** A record of the topic of progress; from the first on, calls that nobody watches are judged as with a stale feed. */
  applyProgress(record: CommandRecord): void;
  /** Everything that the topic of progress held at the start was applied. */
  progressRead(): void;
  /** How many words of the topic of progress were taken: a record is told with it when it is given to the log. */
  wordsTaken(): number;
  /** What stands there is judged, and what is commanded since is in force here. */
  hasJudged(place: ToldPlace): boolean;
  feed(): Feed & { readonly live: number; readonly clockOffsetMs: number };
  decide(call: EnforcedCall): EnforcerDecision;
  /** Fingerprints that a call of this caller may be refused for. */
  watched(caller: Caller): ReadonlySet<string>;
  /** Nothing is armed or open for this caller, so a message that cannot be read may pass. */
  isQuiet(caller: Caller): boolean;
  liveCommands(): readonly Command[];
  /** An event that this gateway tells: conditions may ask what was seen before a call. */
  see(event: ToldEvent): void;
}

export interface ChangingEnforcer extends Enforcer {
  /** Holds for the next decision; what was decided, and calls that are held, stay. */
  change(settings: ChangingSettings): void;
}

export function createEnforcer(deps: EnforcerDeps, overrides: Partial<EnforcerSettings> = {}): ChangingEnforcer {
  return new TopicEnforcer(deps, { ...defaultSettings, ...overrides });
}

/** As many as stand in an ack at most. */
const ackEntriesMax = 4_096;
const bootRefusalsMax = 1_024;

class TopicEnforcer implements ChangingEnforcer {
  readonly #deps: EnforcerDeps;
  #settings: ChangingSettings;
  #policies: ReadonlyMap<string, FailurePolicy>;
  readonly #table = new BreakerTable();
  readonly #callers: CallerMemory;
  readonly #probes: ProbeCounter;
  readonly #feed: FeedWatch;
  readonly #progress: ProgressWatch;
  readonly #judged: JudgedWatch;
  readonly #intake: CommandIntake;
  readonly #seen: SeenEvents;
  /** Refused while booting, by id; undefined after boot. */
  #bootRefusals: Map<string, AckEntry> | undefined = new Map();

  constructor(deps: EnforcerDeps, settings: EnforcerSettings) {
    this.#deps = deps;
    this.#settings = settings;
    this.#policies = policiesOf(settings);
    this.#callers = new CallerMemory({ callersMax: settings.callersMax });
    this.#probes = new ProbeCounter({ refusalsMax: settings.probesMax });
    this.#seen = new SeenEvents(settings.seen, (count) => deps.onForgotten?.(count));
    const index = new LiveIndex({ entriesMax: settings.indexedMax });
    this.#feed = new FeedWatch(index, {
      staleAfterMs: settings.staleAfterMs,
      toleranceMs: settings.clockToleranceMs,
    });
    const { verify, tenant } = deps;
    this.#progress = new ProgressWatch({ verify, tenant, unwatchedAfterMs: settings.unwatchedAfterMs });
    this.#judged = new JudgedWatch(this.#progress);
    this.#intake = new CommandIntake(deps, settings, {
      table: this.#table,
      index,
      feed: this.#feed,
      callers: this.#callers,
      probes: this.#probes,
    });
  }

  change(settings: ChangingSettings): void {
    this.#settings = settings;
    this.#policies = policiesOf(settings);
    this.#feed.staleAfterMs = settings.staleAfterMs;
    this.#progress.unwatchedAfterMs = settings.unwatchedAfterMs;
  }

  applyRecord(record: CommandRecord): ApplyOutcome {
    const outcome = this.#intake.take(record);
    if (record.at !== undefined) this.#judged.commandRead(record.at);
    if (outcome.kind === 'ignored') return outcome;
    if (outcome.kind === 'beacon') {
      const { begun, ...beacon } = outcome;
      return begun.length === 0 ? beacon : { ...beacon, begun: this.#acks('command', begun) };
    }
    const { entry } = outcome;
    if (this.#bootRefusals === undefined) return { kind: 'ack', entry, ack: this.#ack('command', [entry]) };
    const isRefusal = entry.status === 'rejected' || entry.status === 'unsupported';
    if (isRefusal && this.#bootRefusals.size < bootRefusalsMax) this.#bootRefusals.set(entry.id, entry);
    return { kind: 'deferred', entry };
  }

  caughtUp(): readonly Ack[] {
    if (this.#bootRefusals === undefined) return [];
    const ruling = this.liveCommands().map(({ id, notBefore }): AckEntry => {
      return { id, status: this.#intake.isBegun({ notBefore }) ? 'applied' : 'received' };
    });
    const entries = [...ruling, ...this.#bootRefusals.values()];
    this.#bootRefusals = undefined;
    this.#feed.caughtUp(this.#deps.clock.nowMs());
    return this.#acks('boot', entries);
  }

  wordsTaken(): number {
    return this.#progress.taken;
  }

  hasJudged(place: ToldPlace): boolean {
    return this.#judged.hasJudged(place);
  }

  setReachable(isReachable: boolean): void {
    this.#feed.isReachable = isReachable;
  }

  applyProgress(record: CommandRecord): void {
    const outcome = this.#progress.take(record, this.#deps.clock.nowMs());
    if (typeof outcome === 'object')
      this.#deps.count?.({ of: 'progress', status: 'rejected', reason: outcome.refused });
  }

  progressRead(): void {
    this.#progress.caughtUp();
  }

  feed(): ReturnType<Enforcer['feed']> {
    const unwatched = this.#progress.unwatched(this.#deps.clock.nowMs());
    return { ...this.#feedState(), live: this.liveCommands().length, ...(unwatched === 0 ? {} : { unwatched }) };
  }

  decide(asked: EnforcedCall): EnforcerDecision {
    const call = { ...asked, timeMs: asked.timeMs - this.#intake.aheadMs };
    const commands = this.#active(call);
    const asking = askingOf(call);
    const hits = commands.flatMap((command) => {
      const { kind, id: scopeId } = command.scope;
      const hasProbed = this.#probes.hasTripped({ fold: commandFoldKey(command), scopeId }, call);
      const seen = this.#seen.of(kind === 'session' ? scopeId : call.session);
      return judgeCall(command, asking, { hasProbed, seen }) ?? [];
    });
    const isFresh = call.isUnjudged !== true && this.#isFreshFor(call);
    if (!call.readable && !this.#isQuietAmong(commands, call, isFresh)) hits.push(unreadable(commands));
    if (!isFresh && this.#failsClosed(call)) hits.push(staleAmong(hits));
    const hit = strictest(hits);
    if (hit === undefined) return { verdict: { decision: 'allowed', reason: isFresh ? 'clear' : 'feed-stale' } };
    this.#noteProbe(hit, call);
    return this.#decisionOf(hit);
  }

  see(event: ToldEvent): void {
    this.#seen.note(event);
  }

  watched({ principal }: Caller): ReadonlySet<string> {
    return this.#table.watched(principal);
  }

  isQuiet(caller: Caller): boolean {
    return this.#isQuietAmong(this.#active(caller), caller, this.#isFreshFor(caller));
  }

  liveCommands(): readonly Command[] {
    return [...this.#intake.live()];
  }

  #active(reach: Reach): readonly Command[] {
    const concerning = [...this.#table.concerning(reach)];
    return mergePersons(
      concerning.filter((command) => !this.#intake.isExpired(command) && this.#intake.isBegun(command)),
    );
  }

  #isQuietAmong(commands: readonly Command[], caller: Caller, isFresh: boolean): boolean {
    return !commands.some(isArmedOrOpen) && (isFresh || !this.#callers.remembers(caller));
  }

  /** Rule 12 (progress): a feed is worth nothing to a session whose calls nobody judges. */
  #isFreshFor({ session }: Pick<Caller, 'session'>): boolean {
    return this.#feedState().state === 'fresh' && this.#progress.isWatched(session, this.#deps.clock.nowMs());
  }

  #failsClosed(call: EnforcedCall): boolean {
    return failsClosed(call.capabilities, { policies: this.#policies, onceArmed: this.#callers.remembers(call) });
  }

  /** A table without room cannot hold what the writers wrote, which is what a stale feed means. */
  #feedState(): ReturnType<FeedWatch['state']> {
    const state = this.#feed.state(this.#deps.clock.nowMs());
    return this.#intake.isFull && state.state === 'fresh'
      ? { ...state, state: 'stale', reason: 'beacon-mismatch' }
      : state;
  }

  #noteProbe({ reason, command, decision }: Hit, call: EnforcedCall): void {
    if (reason !== 'armed' || decision !== 'refused' || command === undefined) return;
    this.#probes.note(commandFoldKey(command), call);
  }

  #decisionOf({ decision, reason, command }: Hit): EnforcerDecision {
    const verdict: Verdict = { decision, reason, ...(command === undefined ? {} : namesOf(command)) };
    const refusal = refusalText(verdict, this.#settings.appeal);
    if (command === undefined) return { verdict, refusal };
    if (decision === 'refused') return { verdict, refusal, commandId: command.id };
    const holdUntilMs = Math.min(command.expiresAt, this.#deps.clock.nowMs() + this.#settings.holdMs);
    return { verdict, refusal, commandId: command.id, holdUntilMs };
  }

  /** At least one, which may be empty. */
  #acks(kind: Ack['kind'], entries: readonly AckEntry[]): readonly Ack[] {
    const length = Math.max(1, Math.ceil(entries.length / ackEntriesMax));
    const part = (at: number): AckEntry[] => entries.slice(at * ackEntriesMax, (at + 1) * ackEntriesMax);
    return Array.from({ length }, (_, at) => this.#ack(kind, part(at)));
  }

  #ack(kind: Ack['kind'], commands: AckEntry[]): Ack {
    const { gateway, tenant, clock } = this.#deps;
    const { id, boot } = gateway;
    return { spec: 'shearpin.ack.v1', gateway: id, boot, tenant, timeMs: clock.nowMs(), kind, commands };
  }
}

function policiesOf({ failurePolicy }: ChangingSettings): ReadonlyMap<string, FailurePolicy> {
  return new Map(Object.entries({ ...defaultFailurePolicies, ...failurePolicy }));
}

const feedStale: Hit = { strictness: strictness.feedStale, decision: 'refused', reason: 'feed-stale' };

/** What would have been held cannot be now, and its command stays named: that is how its chain is found. */
function staleAmong(hits: readonly Hit[]): Hit {
  const armed = strictest(hits.filter(({ reason }) => reason === 'armed'));
  return armed === undefined ? feedStale : { ...armed, ...feedStale, reason: armed.reason };
}

/** Names one of the commands for which the message could not be let through, so that it can be appealed. */
function unreadable(commands: readonly Command[]): Hit {
  const hits = commands.filter(isArmedOrOpen).map((command): Hit => ({ ...unreadableHit, command }));
  return strictest(hits) ?? unreadableHit;
}

const unreadableHit: Hit = { strictness: strictness.unreadable, decision: 'refused', reason: 'unreadable' };

function isArmedOrOpen({ action }: Command): boolean {
  return action !== 'disarm' && action !== 'close';
}

function namesOf({ id, detector, partial }: Command): Pick<Verdict, 'command' | 'detector' | 'partial'> {
  return { command: id, detector, partial };
}

import { topics } from '../../../schemas/topics.ts';
import type { OutgoingRecord } from '../../engine/ports/log.ts';
import type { ClockSettings } from '../../engine/time/partition-clock.ts';
import type { SessionState } from '../../engine/state.ts';
import type { SessionSave, SessionStore, StoredSession } from '../../engine/ports/session-store.ts';
import type { DecodedRecord, Rejected } from '../records/decode.ts';
import { dlqRecord } from '../records/outgoing.ts';
import type { Patience } from '../patience.ts';
import { type OutboxEntry, readSession, type SessionContent, writeSession } from '../session/session-blob.ts';
import { mayBeMissing } from '../session/outgoing.ts';
import { signalRecords } from '../signals/signal-record.ts';
import type { CachedSession, SessionCache } from '../session/session-cache.ts';
import { type OwnerView, type SessionRecord, type StepDeps, stepSession } from '../session/session-step.ts';
import { type PartitionTime, tenantOf, type Tick, type Ticks, type Waiting } from '../time/partition-time.ts';
import { isToBeRenewed, timeToLiveMs } from './time-to-live.ts';

export interface RoundDeps extends StepDeps {
  readonly store: SessionStore;
  readonly patience: Patience;
  readonly clock: ClockSettings;
  /** Whether the topic of commands holds the live command of this record key. */
  readonly isCommanded: (recordKey: string) => boolean;
  readonly onStore: (operation: 'load' | 'save', startedMs: number) => void;
  readonly nowMs: () => number;
}

export interface RoundInput {
  readonly partition: number;
  readonly records: readonly DecodedRecord[];
  /** What the records did to the watermarks. */
  readonly ticks: Ticks;
  readonly time: Pick<PartitionTime, 'due' | 'announce' | 'saved'>;
  readonly owner: OwnerView;
  readonly cache: SessionCache;
  /** What is read from the store may not be what was saved last. */
  readonly isStoreSuspect: () => boolean;
  /** They are judged ahead of their turn: events that are told on wait for that. */
  readonly isAhead?: boolean;
  /** Run with what is stored, before anything is made of it. */
  readonly onLoaded?: (contents: readonly (SessionContent | undefined)[]) => Promise<void>;
  /** Run when the records were taken, which nothing after that can kill the process for. */
  readonly onStepped?: (() => Promise<void>) | undefined;
  /** Of sessions that must not be judged here after all: nothing of them is saved. */
  readonly isLeftOut?: (key: string, stepped: Stepped) => boolean;
  readonly beat: () => Promise<void>;
}

/** What a round wants published, in source order. */
export interface Effect {
  readonly record: OutgoingRecord;
  readonly source: DecodedRecord;
  readonly expiresAt?: number;
}

export type RoundOutcome =
  | {
      readonly kind: 'saved';
      readonly effects: readonly Effect[];
      readonly processed: number;
      readonly duplicates: number;
      /** Keys of which the store knew nothing, counted by tenant. */
      readonly begun: ReadonlyMap<string, number>;
    }
  /** Somebody else saved, or may serve what was saved; the caller asks who owns the partition, and what the store still has. */
  | { readonly kind: 'fenced' | 'conflict' };

/** What a round made of a session. */
export interface Stepped {
  readonly save: SessionSave | undefined;
  readonly saved: CachedSession;
  /** It waits for time, or did between these records. */
  readonly isAwaiting: boolean;
  readonly processed: number;
  readonly waiting: Waiting;
}

const absent: CachedSession = { version: 0, content: undefined };

/** Load, process in memory, one fenced save for each touched session. Nothing is published here. */
export async function runRound(deps: RoundDeps, input: RoundInput): Promise<RoundOutcome> {
  const bySession = groupBySession(input.records);
  for (const key of input.time.due()) if (!bySession.has(key)) bySession.set(key, []);
  const sessions = await loadSessions(deps, input, [...bySession.keys()]);
  // Rule 8 (loss of the store): whoever took over may have answered, with less than was saved.
  if (input.isStoreSuspect()) return { kind: 'conflict' };
  await input.onLoaded?.([...sessions.values()].map(({ content }) => content));
  const stepped = new Map<string, Stepped>();
  for (const [key, records] of bySession) {
    const session = sessions.get(key) ?? absent;
    const { owner, partition, ticks } = input;
    const one = step(deps, { key, session, records, owner, partition, ticks: ticks.get(tenantOf(key)) ?? [] });
    if (input.isLeftOut?.(key, one) !== true) stepped.set(key, one);
  }
  await input.onStepped?.();
  const waiting = [...stepped.values()].map((one) => one.waiting);
  await deps.patience('store', () => input.time.announce(waiting), input.beat);
  const outcome = await saveAll(deps, input, stepped);
  if (outcome !== 'saved') return { kind: outcome };
  input.time.saved(waiting);
  for (const [key, { saved }] of stepped) input.cache.set(key, saved);
  const processed = [...stepped.values()].reduce((sum, one) => sum + one.processed, 0);
  const events = [...bySession.values()].reduce((sum, one) => sum + one.length, 0);
  const duplicates = events - processed;
  return { kind: 'saved', effects: effectsOf(deps, input, stepped), processed, duplicates, begun: begunIn(stepped) };
}

function begunIn(stepped: ReadonlyMap<string, Stepped>): ReadonlyMap<string, number> {
  const begun = new Map<string, number>();
  for (const [key, { save }] of stepped) {
    if (save?.madeFrom !== 0) continue;
    const tenant = tenantOf(key);
    begun.set(tenant, 1 + (begun.get(tenant) ?? 0));
  }
  return begun;
}

function groupBySession(records: readonly DecodedRecord[]): Map<string, SessionRecord[]> {
  const bySession = new Map<string, SessionRecord[]>();
  for (const { record, decoded } of records) {
    if (decoded.kind !== 'event' && decoded.kind !== 'note') continue;
    const group = bySession.get(record.key) ?? [];
    group.push({ record, event: decoded });
    bySession.set(record.key, group);
  }
  return bySession;
}

async function loadSessions(
  deps: RoundDeps,
  { cache, beat }: RoundInput,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CachedSession>> {
  const sessions = new Map(keys.map((key) => [key, cache.get(key)]));
  const missing = keys.filter((key) => sessions.get(key) === undefined);
  if (missing.length > 0) {
    const startedMs = deps.nowMs();
    const found = await deps.patience('store', () => deps.store.load(missing), beat);
    deps.onStore('load', startedMs);
    for (const [index, key] of missing.entries()) sessions.set(key, readStored(found[index]));
  }
  return new Map([...sessions].map(([key, session]) => [key, session ?? absent]));
}

function readStored(stored: StoredSession | undefined): CachedSession {
  return stored === undefined ? absent : { version: stored.version, ...readSession(stored.blob) };
}

interface StepInput {
  readonly key: string;
  readonly session: CachedSession;
  readonly records: readonly SessionRecord[];
  readonly owner: OwnerView;
  readonly partition: number;
  readonly ticks: readonly Tick[];
}

function step(deps: RoundDeps, input: StepInput): Stepped {
  const { key, session, records, owner, partition } = input;
  if (records.length === 0 && !isHere(session, partition)) return untouched(key, session);
  const stepped = stepSession(deps, { ...input, content: session.content });
  const { content, processed, metMs, dueMs, isAwaiting, offset } = stepped;
  const waiting = { key, metMs, dueMs, offset };
  const nowMs = deps.nowMs();
  const isFound = records.length > 0 && isHere(session, partition);
  const isRenewed = isFound && isToBeRenewed(deps, { ...session, nowMs });
  if (processed.size === 0 && metMs === undefined && !isRenewed) {
    return { save: undefined, saved: { ...session, content }, isAwaiting, processed: 0, waiting };
  }
  const pieces = writeSession(content, session.pieces);
  const { blob } = pieces;
  const atMs = records.at(-1)?.record.appendTimeMs ?? input.ticks.at(-1)?.appendTimeMs;
  const ttlMs = timeToLiveMs(deps, { state: content.state as SessionState | undefined, dueMs, atMs });
  return {
    save: { key, madeFrom: session.version, epoch: owner.epoch, blob, ttlMs },
    saved: { version: session.version + 1, content, pieces, savedMs: nowMs },
    isAwaiting,
    processed: processed.size,
    waiting,
  };
}

/** A session that is gone, or has moved to another partition since, waits for nothing here. */
function isHere({ content }: CachedSession, partition: number): boolean {
  return content?.positions.at(-1)?.partition === partition;
}

function untouched(key: string, session: CachedSession): Stepped {
  return { save: undefined, saved: session, isAwaiting: false, processed: 0, waiting: { key, offset: -1n } };
}

async function saveAll(
  deps: RoundDeps,
  { cache, beat }: RoundInput,
  stepped: ReadonlyMap<string, Stepped>,
): Promise<'saved' | 'conflict' | 'fenced'> {
  const saves = [...stepped.values()].flatMap(({ save }) => (save === undefined ? [] : [save]));
  if (saves.length === 0) return 'saved';
  const startedMs = deps.nowMs();
  const outcomes = await deps.patience('store', () => deps.store.save(saves), beat);
  deps.onStore('save', startedMs);
  if (outcomes.every((outcome) => outcome === 'saved')) return 'saved';
  // Those that were saved are found again with their position, and have their effects published from the outbox.
  for (const { key } of saves) cache.delete(key);
  return outcomes.includes('fenced') ? 'fenced' : 'conflict';
}

function effectsOf(deps: RoundDeps, input: RoundInput, stepped: ReadonlyMap<string, Stepped>): readonly Effect[] {
  const outboxes = byOffset(stepped, input);
  const effects: Effect[] = [];
  for (const source of input.records) {
    const { record, decoded } = source;
    // Rule 8 (loss of the store): it was published before the loss, and stands in the log.
    const isPublished = record.offset < input.owner.publishedTo;
    if (decoded.kind === 'rejected') {
      if (!isPublished || decoded.reason === 'poison') effects.push(rejectedEffect(deps, source, decoded));
      continue;
    }
    const entries = outboxes.get(String(record.offset)) ?? [];
    effects.push(...ownFirst(isPublished ? entries.filter((entry) => isMissing(deps, entry)) : entries, source));
    const content = stepped.get(record.key)?.saved.content;
    if (content?.signals !== undefined && !isPublished && input.isAhead !== true)
      effects.push(...signalsOf(deps, source, { ...content, owner: input.owner }));
  }
  return effects;
}

function isMissing({ isCommanded }: RoundDeps, { topic, key }: OutboxEntry): boolean {
  return mayBeMissing(topic) && !(topic === topics.commands && isCommanded(key));
}

function ownFirst(entries: readonly PlacedEntry[], source: DecodedRecord): readonly Effect[] {
  const { key: session } = source.record;
  const own = entries.filter((entry) => entry.session === session);
  return [...own, ...entries.filter((entry) => entry.session !== session)].map(
    ({ topic, key, value, headers, expiresAt }) => ({
      record: { topic, key, value, headers },
      source,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    }),
  );
}

/** Rule 9 (wider scopes): told on in the order of the records, each after what came of it here: that may be awaited. */
function signalsOf(
  { signer }: RoundDeps,
  { record, decoded }: DecodedRecord,
  { signals = [], owner }: Pick<SessionContent, 'signals'> & { readonly owner: OwnerView },
): readonly Effect[] {
  if (decoded.kind !== 'event') return [];
  const { partition } = record;
  const { incarnation } = owner;
  const offset = String(record.offset);
  const told = signals.find(
    (one) => one.offset === offset && one.partition === partition && one.incarnation === incarnation,
  );
  if (told === undefined) return [];
  const source = { record, decoded };
  return signalRecords({ record, event: decoded, told, signer }).map((signal) => ({ record: signal, source }));
}

interface PlacedEntry extends OutboxEntry {
  readonly session: string;
}

/** What sessions have to publish here, by the offset that it comes from; of one offset in the order of the sessions' keys. */
function byOffset(
  stepped: ReadonlyMap<string, Stepped>,
  { partition, owner: { incarnation } }: RoundInput,
): ReadonlyMap<string, readonly PlacedEntry[]> {
  const found = new Map<string, PlacedEntry[]>();
  const outboxOf = (session: string): readonly OutboxEntry[] => stepped.get(session)?.saved.content?.outbox ?? [];
  const speaking = [...stepped.keys()].filter((session) => outboxOf(session).length > 0);
  for (const session of speaking.sort()) {
    for (const entry of outboxOf(session)) {
      if (entry.incarnation !== incarnation || entry.partition !== partition) continue;
      const here = found.get(entry.offset) ?? [];
      found.set(entry.offset, here);
      here.push({ ...entry, session });
    }
  }
  return found;
}

function rejectedEffect(deps: RoundDeps, source: DecodedRecord, rejected: Rejected): Effect {
  return { record: dlqRecord(source.record, rejected, deps.signer), source };
}

import { ShearpinError } from '../../../schemas/errors.ts';
import type { Engine, EngineCounts, EngineResult } from '../../engine/engine.ts';
import type { EngineInput } from '../../engine/input.ts';
import type { LogRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import { countsForMs } from '../../engine/session-end.ts';
import type { SessionState } from '../../engine/state.ts';
import { clockOf } from '../../engine/wide/baselines.ts';
import type { SignalOutput } from '../../engine/wide/entity-record.ts';
import type { Decoded } from '../records/decode.ts';
import { dlqRecord } from '../records/outgoing.ts';
import { entryOf, mayBeMissing, type Outgoing, outgoingOf } from './outgoing.ts';
import type { OutboxEntry, OutboxSignal, Position, SessionContent } from './session-blob.ts';
import type { Tick } from '../time/partition-time.ts';

/** A record of a session, authenticated and read. */
export interface SessionRecord {
  readonly record: LogRecord;
  readonly event: Extract<Decoded, { kind: 'event' | 'note' }>;
}

/** Who owns the partition now, and how far it is committed and published. */
export interface OwnerView {
  readonly incarnation: number;
  readonly epoch: number;
  readonly rebuiltFrom: number;
  readonly committedOffset: bigint;
  /** What came of the records before it was published: of those that are rebuilt, before the loss. */
  readonly publishedTo: bigint;
}

export interface StepDeps {
  readonly engine: Engine;
  readonly signer: Signer;
  /** How long the state of a silent session is kept. */
  readonly stateTtlMs: number;
  /** How long records may wait to be judged. */
  readonly replayWindowMs: number;
  readonly onCounts: (at: Place, counts: EngineCounts) => void;
  readonly onPoison: (at: Place, err: unknown) => void;
}

export type Place = Pick<LogRecord, 'partition' | 'offset'> & Partial<Pick<LogRecord, 'key'>>;

export interface SessionStep {
  readonly content: SessionContent;
  /** Offsets that were processed now; the others had been before. */
  readonly processed: ReadonlySet<bigint>;
  /** The earliest deadline that was met now. */
  readonly metMs: number | undefined;
  readonly dueMs: number | undefined;
  /** It waited for time before these records, between them or after them. */
  readonly isAwaiting: boolean;
  /** How far the session is in this partition; -1 when it is nowhere. */
  readonly offset: bigint;
}

export interface StepInput {
  readonly key: string;
  readonly partition: number;
  readonly content: SessionContent | undefined;
  readonly records: readonly SessionRecord[];
  readonly ticks: readonly Tick[];
  readonly owner: OwnerView;
}

const empty: SessionContent = { positions: [], state: undefined, outbox: [] };
/** Entries that other partitions left when the topic got more of them. */
const foreignEntriesMax = 64;
const positionsMax = 8;

/**
 * Takes records of one session, in the order of their offsets, and the deadlines that are met between them. Pure but
 * for the two reports: the same records on the same content give the same content, whatever the batches were.
 */
export function stepSession(deps: StepDeps, input: StepInput): SessionStep {
  const stepping = new Stepping(deps, input);
  for (const item of input.records) {
    stepping.meetBefore(item.record.offset);
    stepping.take(item);
  }
  stepping.meetBefore(undefined);
  return stepping;
}

class Stepping implements SessionStep {
  content: SessionContent;
  readonly processed = new Set<bigint>();
  metMs: number | undefined;
  isAwaiting = false;
  readonly #deps: StepDeps;
  readonly #input: StepInput;
  #nextTick = 0;

  constructor(deps: StepDeps, input: StepInput) {
    this.#deps = deps;
    this.#input = input;
    this.content = startFrom(input.content, input.partition, input.owner);
  }

  get dueMs(): number | undefined {
    const { state } = this.content;
    return state === undefined ? undefined : this.#deps.engine.dueOf(state as SessionState);
  }

  get offset(): bigint {
    return offsetIn(this.content, this.#input.partition, this.#input.owner);
  }

  take(item: SessionRecord): void {
    if (item.record.offset <= this.offset) return;
    const content = withoutEnded(this.#deps, this.content, item);
    this.content = takeRecord(this.#deps, { content, item, owner: this.#input.owner });
    this.processed.add(item.record.offset);
  }

  /** Meets the deadlines that passed at records before the offset; a record's own tick comes after the record. */
  meetBefore(offset: bigint | undefined): void {
    const { ticks } = this.#input;
    for (let due = this.dueMs; due !== undefined; due = this.dueMs) {
      this.isAwaiting = true;
      while (isEarly(ticks[this.#nextTick], due, this.offset)) this.#nextTick += 1;
      const tick = ticks[this.#nextTick];
      if (tick === undefined || (offset !== undefined && tick.offset >= offset)) return;
      if (!this.#meet(tick)) return;
      this.metMs = Math.min(this.metMs ?? due, due);
    }
  }

  #meet(tick: Tick): boolean {
    const { key, partition, owner } = this.#input;
    const position = positionAt({ partition, offset: tick.offset }, owner);
    const { watermarkMs, isUnwatched, appendTimeMs } = tick;
    try {
      const result = this.#deps.engine.advance(this.content.state as SessionState, {
        position: { ...placeOf(position), appendTimeMs },
        watermarkMs,
        isUnwatched,
      });
      this.#deps.onCounts({ partition, offset: tick.offset }, result.counts);
      const outgoing = result.outputs.map((output) =>
        outgoingOf(this.#deps.signer, output, { ...placeOf(position), key, appendTimeMs }),
      );
      this.content = withResult(this.content, { position, state: result.state, outgoing });
      return true;
    } catch (fault) {
      if (isForeignState(fault)) throw fault;
      this.#deps.onPoison({ partition, offset: tick.offset }, fault);
      return false;
    }
  }
}

/** Whether a tick is before the deadline, or before what the session has seen. */
function isEarly(tick: Tick | undefined, dueMs: number, seen: bigint): boolean {
  return tick !== undefined && (tick.watermarkMs < dueMs || tick.offset < seen);
}

/**
 * Rule 4 (determinism): a session that was silent for as long as the store keeps it has ended, whether the store dropped
 * it by then or not: that depends on when its records were worked on.
 */
function withoutEnded(
  { engine, stateTtlMs, replayWindowMs }: StepDeps,
  content: SessionContent,
  { record, event }: SessionRecord,
): SessionContent {
  const state = content.state as SessionState | undefined;
  if (state === undefined || engine.dueOf(state) !== undefined) return content;
  const told = event.kind === 'note' ? event.note : event.data;
  const timeMs = Math.min(told.timeMs, record.appendTimeMs);
  const keptMs = countsForMs(state, { stateTtlMs, replayWindowMs, windowMs: engine.windowMs() });
  return timeMs - clockOf(state) > keptMs ? { ...content, state: undefined } : content;
}

/** State that was saved before the store lost data is built anew from the log. */
function startFrom(content: SessionContent | undefined, partition: number, owner: OwnerView): SessionContent {
  if (content === undefined) return empty;
  if (isOutlived(content, partition, owner)) return empty;
  const { outbox, signals, ...kept } = content;
  const trimmed = { ...kept, outbox: trim(outbox, partition, owner) };
  return signals === undefined ? trimmed : { ...trimmed, signals: trim(signals, partition, owner) };
}

/** It was saved before the store lost data. */
export function isOutlived(
  { positions }: SessionContent,
  partition: number,
  { rebuiltFrom }: Pick<OwnerView, 'rebuiltFrom'>,
): boolean {
  const position = positions.find((one) => one.partition === partition);
  return position !== undefined && position.epoch < rebuiltFrom;
}

type OutboxPlace = Pick<OutboxEntry, 'incarnation' | 'partition' | 'offset'>;

/** What is committed was published; what is rebuilt was as well, but for what may not have come of it before the loss. */
function trim<Entry extends OutboxPlace & { readonly topic?: string }>(
  outbox: readonly Entry[],
  partition: number,
  owner: OwnerView,
): readonly Entry[] {
  const keptFrom = (topic = ''): bigint => (mayBeMissing(topic) ? owner.committedOffset : owner.publishedTo);
  const own = outbox.filter(
    (entry) =>
      entry.partition === partition &&
      entry.incarnation === owner.incarnation &&
      BigInt(entry.offset) >= keptFrom(entry.topic),
  );
  const foreign = outbox.filter((entry) => entry.partition !== partition);
  return [...foreign.slice(-foreignEntriesMax), ...own];
}

function offsetIn({ positions }: SessionContent, partition: number, { incarnation }: OwnerView): bigint {
  const found = positions.find((one) => one.partition === partition && one.incarnation === incarnation);
  return found === undefined ? -1n : BigInt(found.offset);
}

function positionAt({ partition, offset }: Place, { incarnation, epoch }: OwnerView): Position {
  return { incarnation, partition, epoch, offset: String(offset) };
}

function placeOf({ incarnation, partition, offset }: Position): Omit<Position, 'epoch'> {
  return { incarnation, partition, offset };
}

function takeRecord(
  deps: StepDeps,
  { content, item, owner }: { content: SessionContent; item: SessionRecord; owner: OwnerView },
): SessionContent {
  const position = positionAt(item.record, owner);
  return withResult(content, { position, ...runEngine(deps, { state: content.state, item, position }) });
}

interface StepResult {
  readonly position: Position;
  readonly state: unknown;
  readonly outgoing: readonly Outgoing[];
  readonly signal?: SignalOutput;
}

/** Entries of one place are numbered on: a record may move the watermark that its own session waits for. */
function withResult(content: SessionContent, { position, state, outgoing, signal }: StepResult): SessionContent {
  const others = content.positions.filter(({ partition }) => partition !== position.partition);
  const positions = [...others.slice(1 - positionsMax), position];
  const first = content.outbox.filter((entry) => isAt(entry, position)).length;
  const entries = outgoing.map((one, index) => entryOf({ ...one, index: first + index }, position));
  const told = [...(content.signals ?? []), ...toldOn(signal, position)];
  const outbox = [...content.outbox, ...entries];
  // Rule 13 (versions): what a newer version keeps beside these stays as it is.
  return { ...content, positions, state, outbox, ...(told.length === 0 ? {} : { signals: told }) };
}

function toldOn(
  signal: SignalOutput | undefined,
  { incarnation, partition, offset }: Position,
): readonly OutboxSignal[] {
  return signal === undefined ? [] : [{ incarnation, partition, offset, signal }];
}

function isAt({ incarnation, partition, offset }: OutboxPlace, position: Position): boolean {
  return incarnation === position.incarnation && partition === position.partition && offset === position.offset;
}

function runEngine(
  deps: StepDeps,
  { state, item, position }: { state: unknown; item: SessionRecord; position: Position },
): Omit<StepResult, 'position'> {
  const { record, event } = item;
  try {
    const at = { ...placeOf(position), appendTimeMs: record.appendTimeMs };
    const result = judge(deps.engine, state as SessionState | undefined, { event, at });
    deps.onCounts(record, result.counts);
    const outgoing = result.outputs.map((output) => outgoingOf(deps.signer, output, { ...at, key: record.key }));
    return { state: result.state, outgoing, ...(result.signal === undefined ? {} : { signal: result.signal }) };
  } catch (fault) {
    if (isForeignState(fault)) throw fault;
    deps.onPoison(record, fault);
    return { state, outgoing: [{ record: dlqRecord(record, { reason: 'poison' }, deps.signer) }] };
  }
}

function judge(
  engine: Engine,
  state: SessionState | undefined,
  { event, at }: { readonly event: SessionRecord['event']; readonly at: EngineInput['position'] },
): EngineResult {
  if (event.kind === 'note') return engine.hear(state, { position: at, note: event.note });
  const { type, data, signal } = event;
  const input = { type, data, position: at, ...(signal === undefined ? {} : { signal }) } as EngineInput;
  return engine.process(state, input);
}

function isForeignState(fault: unknown): boolean {
  return fault instanceof ShearpinError && fault.code === 'E_STATE_FORMAT';
}

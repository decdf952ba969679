import { ShearpinError } from '../../schemas/errors.ts';
import type { Engine, EngineCounts, EngineInput, EngineOutput } from '../engine/engine.ts';
import type { LogRecord, OutgoingRecord } from '../engine/ports/log.ts';
import type { Signer } from '../engine/ports/signing.ts';
import type { SessionState } from '../engine/state.ts';
import type { Decoded } from './decode.ts';
import { alertRecord, commandRecord, dlqRecord } from './outgoing.ts';
import type { OutboxEntry, Position, SessionContent } from './session-blob.ts';

/** A record of a session, authenticated and read. */
export interface SessionRecord {
  readonly record: LogRecord;
  readonly event: Extract<Decoded, { kind: 'event' }>;
}

/** Who owns the partition now, and what is known to be committed of it. */
export interface OwnerView {
  readonly incarnation: number;
  readonly epoch: number;
  readonly rebuiltFrom: number;
  readonly committedOffset: bigint;
}

export interface StepDeps {
  readonly engine: Engine;
  readonly signer: Signer;
  readonly onCounts: (record: LogRecord, counts: EngineCounts) => void;
  readonly onPoison: (record: LogRecord, err: unknown) => void;
}

export interface SessionStep {
  readonly content: SessionContent;
  /** Offsets that were processed now; the others had been before. */
  readonly processed: ReadonlySet<bigint>;
}

const empty: SessionContent = { positions: [], state: undefined, outbox: [] };
/** Entries that other partitions left when the topic got more of them. */
const foreignEntriesMax = 64;
const positionsMax = 8;

/**
 * Takes records of one session, in the order of their offsets. Pure but for the two reports: the same records on the
 * same content give the same content, whatever the batches were.
 */
export function stepSession(
  deps: StepDeps,
  {
    content,
    records,
    owner,
  }: { content: SessionContent | undefined; records: readonly SessionRecord[]; owner: OwnerView },
): SessionStep {
  let next = startFrom(content, records[0]?.record.partition ?? 0, owner);
  const processed = new Set<bigint>();
  for (const item of records) {
    if (item.record.offset <= offsetIn(next, item.record.partition, owner)) continue;
    next = takeRecord(deps, { content: next, item, owner });
    processed.add(item.record.offset);
  }
  return { content: next, processed };
}

/** State that was saved before the store lost data is built anew from the log. */
function startFrom(content: SessionContent | undefined, partition: number, owner: OwnerView): SessionContent {
  if (content === undefined) return empty;
  const position = content.positions.find((one) => one.partition === partition);
  if (position !== undefined && position.epoch < owner.rebuiltFrom) return empty;
  return { ...content, outbox: trim(content.outbox, partition, owner) };
}

/** What is committed was published. */
function trim(outbox: readonly OutboxEntry[], partition: number, owner: OwnerView): readonly OutboxEntry[] {
  const own = outbox.filter(
    (entry) =>
      entry.partition === partition &&
      entry.incarnation === owner.incarnation &&
      BigInt(entry.offset) >= owner.committedOffset,
  );
  const foreign = outbox.filter((entry) => entry.partition !== partition);
  return [...foreign.slice(-foreignEntriesMax), ...own];
}

function offsetIn({ positions }: SessionContent, partition: number, { incarnation }: OwnerView): bigint {
  const found = positions.find((one) => one.partition === partition && one.incarnation === incarnation);
  return found === undefined ? -1n : BigInt(found.offset);
}

function takeRecord(
  deps: StepDeps,
  { content, item, owner }: { content: SessionContent; item: SessionRecord; owner: OwnerView },
): SessionContent {
  const { record } = item;
  const position: Position = {
    incarnation: owner.incarnation,
    partition: record.partition,
    epoch: owner.epoch,
    offset: String(record.offset),
  };
  const others = content.positions.filter((one) => one.partition !== record.partition);
  const positions = [...others.slice(1 - positionsMax), position];
  const result = runEngine(deps, { state: content.state, item, position });
  const entries = result.outgoing.map((outgoing, index) => entryOf({ ...outgoing, index }, position));
  return { positions, state: result.state, outbox: [...content.outbox, ...entries] };
}

interface Outgoing {
  readonly record: OutgoingRecord;
  readonly expiresAt?: number;
}

function runEngine(
  deps: StepDeps,
  { state, item, position }: { state: unknown; item: SessionRecord; position: Position },
): { state: unknown; outgoing: readonly Outgoing[] } {
  const { record, event } = item;
  const { incarnation, partition, offset } = position;
  try {
    const at = { incarnation, partition, offset, appendTimeMs: record.appendTimeMs };
    const input = { type: event.type, data: event.data, position: at } as EngineInput;
    const result = deps.engine.process(state as SessionState | undefined, input);
    deps.onCounts(record, result.counts);
    return { state: result.state, outgoing: result.outputs.map((output) => outgoingOf(deps, output, record)) };
  } catch (fault) {
    if (fault instanceof ShearpinError && fault.code === 'E_STATE_FORMAT') throw fault;
    deps.onPoison(record, fault);
    return { state, outgoing: [{ record: dlqRecord(record, { reason: 'poison' }, deps.signer) }] };
  }
}

function outgoingOf({ signer }: StepDeps, output: EngineOutput, source: LogRecord): Outgoing {
  if (output.kind === 'alert') return { record: alertRecord(output.alert, source) };
  return { record: commandRecord(output.command, signer), expiresAt: output.command.expiresAt };
}

function entryOf({ record, expiresAt, index }: Outgoing & { index: number }, position: Position): OutboxEntry {
  const { topic, key, headers } = record;
  const { incarnation, partition, offset } = position;
  return {
    incarnation,
    partition,
    offset,
    index,
    topic,
    key,
    value: record.value ?? new Uint8Array(),
    headers,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

import type { SignalOutput } from '../../engine/wide/entity-record.ts';
import { ShearpinError } from '../../../schemas/errors.ts';
import { BlobReader } from '../blob/blob-reader.ts';
import { BlobWriter, hasStored } from '../blob/blob-writer.ts';
import { Piece, PieceList, type Pieces } from '../blob/pieces.ts';

/** A record to publish, kept until the offset that it comes from is known to be committed. */
export interface OutboxEntry {
  readonly incarnation: number;
  readonly partition: number;
  /** Offset of the source record, as decimal text. */
  readonly offset: string;
  readonly index: number;
  readonly topic: string;
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a command: after this it is not published again. */
  readonly expiresAt?: number;
}

/** An event to tell on: its bytes are made of the source record, which is at hand when it is published again. */
export interface OutboxSignal {
  readonly incarnation: number;
  readonly partition: number;
  readonly offset: string;
  readonly signal: SignalOutput;
}

/** How far the state of a session is, in one partition of one incarnation of the log. */
export interface Position {
  readonly incarnation: number;
  readonly partition: number;
  readonly epoch: number;
  readonly offset: string;
}

export interface SessionContent {
  readonly positions: readonly Position[];
  /** The engine's; opaque here. */
  readonly state: unknown;
  readonly outbox: readonly OutboxEntry[];
  readonly signals?: readonly OutboxSignal[];
}

/** What the blob begins with: a byte that no MessagePack begins with, then the format. */
const mark = 0xc1;
const format = 5;
/** The format before: the state of a detector is one piece with what stands beside it. */
const wholeSlots = 4;
const writer = new BlobWriter();

/** A save costs what changed: what is the same object as in the content before is copied from its blob. */
export function writeSession(content: SessionContent, before?: Pieces): Pieces {
  return writer.write([mark, format], { ...content, state: inPieces(content.state) }, before);
}

/** Throws E_STATE_FORMAT on what this version cannot read: state is never reset silently. */
export function readSession(stored: Uint8Array): { readonly content: SessionContent; readonly pieces: Pieces } {
  if (stored[0] !== mark || (stored[1] !== format && stored[1] !== wholeSlots)) throw unknownFormat(stored);
  // Of its own, since what it came in is larger.
  const reader = new BlobReader(new Uint8Array(stored), 2);
  const content = read(() => reader.read());
  if (typeof content !== 'object' || content === null)
    throw new ShearpinError('E_STATE_FORMAT', 'A stored session is not an object.');
  return { content: content as SessionContent, pieces: reader.pieces };
}

export function encodeSession(content: SessionContent): Uint8Array {
  return writeSession(content).blob;
}

export function decodeSession(blob: Uint8Array): SessionContent {
  return readSession(blob).content;
}

/** The parts of a state that most events leave as they are, and of those that grow, all but their ends. */
function inPieces(state: unknown): unknown {
  if (!isObject(state)) return state;
  const { graph, detectors } = state;
  return {
    ...state,
    ...(isObject(graph) ? { graph: graphInPieces(graph) } : {}),
    ...(areObjects(detectors) ? { detectors: detectors.map(slotInPieces) } : {}),
  };
}

/** A state that is told in parts is a piece for each, since an event changes few of them. */
function slotInPieces(slot: object): unknown {
  const { state, former } = slot as { readonly state?: unknown; readonly former?: unknown };
  return {
    ...slot,
    ...(isAnyObject(state) ? { state: stateInPieces(state) } : {}),
    ...(areObjects(former) ? { former: former.map(slotInPieces) } : {}),
  };
}

function stateInPieces(state: object): unknown {
  const parts = partsIn(hasStored(state) ? state.toJSON() : state);
  return parts === undefined ? new Piece(state) : { parts: parts.map((part) => new Piece(part)) };
}

/** Undefined: it says something besides, or is told otherwise. */
function partsIn(stored: unknown): readonly object[] | undefined {
  if (!isObject(stored) || Object.keys(stored).length !== 1) return undefined;
  const { parts } = stored;
  return Array.isArray(parts) && parts.every(isAnyObject) ? parts : undefined;
}

function graphInPieces(graph: Readonly<Record<string, unknown>>): unknown {
  const { calls, results } = graph;
  return {
    ...graph,
    ...(areObjects(calls) ? { calls: new PieceList(calls) } : {}),
    ...(areObjects(results) ? { results: new PieceList(results) } : {}),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAnyObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function areObjects(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every(isObject);
}

function read(work: () => unknown): unknown {
  try {
    return work();
  } catch (cause) {
    throw new ShearpinError('E_STATE_FORMAT', 'A stored session cannot be read.', { cause });
  }
}

function unknownFormat([first, found]: Uint8Array): ShearpinError {
  const isOlder = first === mark && found !== undefined && found < wholeSlots;
  const name = first === mark ? String(found) : 'of another kind';
  const known = `A stored session has format ${name}, this version knows ${String(format)} and the one before.`;
  const remedy = isOlder
    ? 'Run the version before this one until its sessions have ended, or empty the store: sessions are rebuilt from the log.'
    : 'Run a newer worker.';
  return new ShearpinError('E_STATE_FORMAT', `${known} ${remedy}`);
}

import { Packr } from 'msgpackr';
import type { SignalOutput } from '../../engine/wide/entity-record.ts';
import { ShearpinError } from '../../../schemas/errors.ts';
import { BlobReader } from '../blob/blob-reader.ts';
import { BlobWriter } from '../blob/blob-writer.ts';

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
const format = 2;
/** The format before: MessagePack. */
const packed = 1;
const packr = new Packr({ useRecords: false });
const writer = new BlobWriter();

export function encodeSession(content: SessionContent): Uint8Array {
  return writer.write([mark, format], content);
}

/** Throws E_STATE_FORMAT on what this version cannot read: state is never reset silently. */
export function decodeSession(blob: Uint8Array): SessionContent {
  if (blob[0] !== mark) return unpack(blob);
  if (blob[1] !== format) throw unknownFormat(blob[1]);
  return asContent(read(() => new BlobReader(blob, 2).read()));
}

function unpack(blob: Uint8Array): SessionContent {
  const { format: found, ...content } = asContent(read(() => packr.unpack(blob) as unknown));
  if (found !== packed) throw unknownFormat(found);
  return content;
}

function read(work: () => unknown): unknown {
  try {
    return work();
  } catch (cause) {
    throw new ShearpinError('E_STATE_FORMAT', 'A stored session cannot be read.', { cause });
  }
}

function asContent(value: unknown): SessionContent & { readonly format?: unknown } {
  if (typeof value === 'object' && value !== null) return value as SessionContent;
  throw new ShearpinError('E_STATE_FORMAT', 'A stored session is not an object.');
}

function unknownFormat(found: unknown): ShearpinError {
  return new ShearpinError(
    'E_STATE_FORMAT',
    `A stored session has format ${String(found)}, this version knows ${String(format)} and the one before. Run a newer worker.`,
  );
}

import { Packr } from 'msgpackr';
import type { SignalOutput } from '../engine/wide/entity-record.ts';
import { ShearpinError } from '../../schemas/errors.ts';

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

const format = 1;
const packr = new Packr({ useRecords: false });

export function encodeSession(content: SessionContent): Uint8Array {
  return packr.pack({ format, ...content });
}

/** Rule 13 (versions): throws E_STATE_FORMAT on what this version cannot read: state is never reset silently. */
export function decodeSession(blob: Uint8Array): SessionContent {
  const value = unpack(blob);
  if (value.format !== format) {
    throw new ShearpinError(
      'E_STATE_FORMAT',
      `A stored session has format ${String(value.format)}, this version knows ${String(format)}. Run a newer worker.`,
    );
  }
  return value as SessionContent & { format: number };
}

function unpack(blob: Uint8Array): { readonly format?: unknown } {
  try {
    const value: unknown = packr.unpack(blob);
    if (typeof value === 'object' && value !== null) return value;
  } catch (cause) {
    throw new ShearpinError('E_STATE_FORMAT', 'A stored session cannot be read.', { cause });
  }
  throw new ShearpinError('E_STATE_FORMAT', 'A stored session is not an object.');
}

/**
 * The state of a sequence.
 *
 * 1. At work it is objects that share what is the same in them. Stored (as JSON and the packers that know `toJSON` do)
 *    it is texts and numbers, each thing once; what is read again shares what was shared.
 * 2. What the version before stored is read; what another one says is refused and left as it is.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import type { KeyedLog } from './keys.ts';
import { storedFormat, type StoredState } from './stored/layout.ts';
import { RowReader } from './stored/read-rows.ts';
import { StateReader } from './stored/read.ts';
import { rowsFormat, type StoredRows } from './stored/row-layout.ts';
import { StateWriter } from './stored/write.ts';

/** Oldest key first. */
export interface SequenceState {
  readonly keys: readonly KeyedLog[];
}

export class SequenceLogs implements SequenceState {
  readonly keys: readonly KeyedLog[];

  constructor(keys: readonly KeyedLog[]) {
    this.keys = keys;
  }

  toJSON(): StoredState {
    return StateWriter.write(this.keys);
  }
}

const known = new WeakMap<object, SequenceState>();

/** The state of a sequence, stored or at work. Throws E_INVARIANT for what is none. */
export function requireState(state: unknown): SequenceState {
  const read = readState(state);
  if (read === undefined) throw new ShearpinError('E_INVARIANT', 'What a sequence was given is no state of one.');
  return read;
}

/** Undefined for what is no state of a sequence. Throws E_STATE_FORMAT for one of another layout. */
export function readState(state: unknown): SequenceState | undefined {
  if (state instanceof SequenceLogs) return state;
  if (typeof state !== 'object' || state === null) return undefined;
  const read = known.get(state) ?? logsOf(state);
  if (read !== undefined) known.set(state, read);
  return read;
}

function logsOf(state: object): SequenceState | undefined {
  return Array.isArray(state) ? new SequenceLogs(readStored(state as unknown as StoredState | StoredRows)) : undefined;
}

function readStored(stored: StoredState | StoredRows): readonly KeyedLog[] {
  const [format] = stored;
  if (format === storedFormat) return new StateReader(stored as StoredState).logs;
  if (format === rowsFormat) return new RowReader(stored as StoredRows).logs;
  const versions = `has format ${String(format)}, this version reads ${String(storedFormat)} and the one before`;
  throw new ShearpinError('E_STATE_FORMAT', `The state of a sequence ${versions}.`);
}

/**
 * The state of a sequence.
 *
 * 1. At work it is objects that share what is the same in them. Stored (as JSON and the packers that know `toJSON` do)
 *    it is parts of texts and numbers, each thing of a part once; what is read again shares what was shared.
 * 2. A part that no event changed is the same object as before, at work and as it was read.
 * 3. What the version before stored is read; what another one says is refused and left as it is.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import type { Chunk } from './chunk.ts';
import type { KeyedLog } from './keys.ts';
import { storedFormat, wholeFormat, type StoredPart, type StoredState } from './stored/layout.ts';
import { PartReader } from './stored/read.ts';
import { PartWriter } from './stored/write.ts';

/** Oldest key first. */
export interface SequenceState {
  readonly keys: readonly KeyedLog[];
}

/** What says itself how it is stored. */
class Part {
  readonly #write: () => StoredPart;

  constructor(write: () => StoredPart) {
    this.#write = write;
  }

  toJSON(): StoredPart {
    return this.#write();
  }
}

export class SequenceLogs implements SequenceState {
  readonly keys: readonly KeyedLog[];
  readonly #own: Part;

  constructor(keys: readonly KeyedLog[]) {
    this.keys = keys;
    this.#own = new Part(() => PartWriter.logs(keys));
  }

  /** What changes with most events, then of each log what they leave as it is. */
  get parts(): readonly (Part | StoredPart)[] {
    const full = this.keys.map(({ log }) => log.past.full).filter(({ length }) => length > 0);
    return [this.#own, ...full.map(partOf)];
  }

  toJSON(): { readonly parts: SequenceLogs['parts'] } {
    return { parts: this.parts };
  }
}

const partsOfChunks = new WeakMap<readonly Chunk[], Part | StoredPart>();

function partOf(full: readonly Chunk[]): Part | StoredPart {
  const known = partsOfChunks.get(full);
  if (known !== undefined) return known;
  const made = new Part(() => PartWriter.chunks(full));
  partsOfChunks.set(full, made);
  return made;
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
  if (Array.isArray(state)) return new SequenceLogs(PartReader.logs(ofFormat(wholeFormat, state)));
  if (!isStored(state)) return undefined;
  const [own, ...others] = state.parts.map((part) => ofFormat(storedFormat, part));
  return own === undefined ? undefined : new SequenceLogs(PartReader.logs(own, others.map(chunksOf)));
}

function chunksOf(part: StoredPart): readonly Chunk[] {
  const full = PartReader.chunks(part);
  partsOfChunks.set(full, part);
  return full;
}

function isStored(state: object): state is StoredState {
  return 'parts' in state && Array.isArray(state.parts) && state.parts.every(Array.isArray);
}

function ofFormat(expected: number, part: readonly unknown[]): StoredPart {
  const [format] = part;
  if (format === expected) return part as unknown as StoredPart;
  const versions = `has format ${String(format)}, this version reads ${String(storedFormat)} and the one before`;
  throw new ShearpinError('E_STATE_FORMAT', `The state of a sequence ${versions}.`);
}

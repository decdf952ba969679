import type { Fingerprint } from '../../../schemas/generated/types.ts';
import type { ActionFamily } from './instruction-words.ts';
import type { Role } from './argument-roles.ts';
import type { KeyedHash } from './keyed-hash.ts';

/** A value whose keyed hash is a fingerprint; values of different kinds never match. */
export interface FingerprintSource {
  readonly kind: 'value' | 'shingle' | 'short';
  /** Canonical for a value, compact for the others. */
  readonly text: string;
  readonly role: Role;
  readonly field?: number | undefined;
  readonly contexts?: readonly ActionFamily[] | undefined;
  /** Names a member and so is no value that a call could have been told. */
  readonly isKey?: boolean | undefined;
  /** Kept for local decisions only; an event carries it when it is watched. */
  readonly localOnly?: boolean;
}

export interface FingerprintSetOptions {
  /** One, or two while a key is being replaced: then a value has a fingerprint under each. */
  readonly hashes: readonly KeyedHash[];
  readonly watched: ReadonlySet<string>;
  /** Values whose fingerprints an event carries. */
  readonly carriedMax: number;
  /** Values whose fingerprints are computed. */
  readonly computedMax: number;
}

interface Entry {
  readonly kind: FingerprintSource['kind'];
  readonly text: string;
  fps: readonly string[] | undefined;
  role: Role;
  field: number | undefined;
  contexts: readonly ActionFamily[];
  rank: number;
  isDistinctive: boolean;
  /** An event may carry it. */
  isOpen: boolean;
}

const ranks: Readonly<Record<Role, number>> = {
  secret: 1,
  destination: 3,
  personal: 4,
  selector: 5,
  payload: 6,
  passage: 7,
};
const contextsMax = 8;
const noContexts: readonly ActionFamily[] = [];
const watchedRank = 0;
const rankMax = 8;

/**
 * Collects the values of one side of a call and picks those whose fingerprints its event carries.
 * Invariants:
 *  1. A value stands in it once, in its most important role, with the contexts of every place.
 *  2. Only what somebody asks for is hashed: what an event carries, and everything where something is watched.
 */
export class FingerprintSet {
  readonly #options: FingerprintSetOptions;
  readonly #byKind: Readonly<Record<FingerprintSource['kind'], Map<string, Entry>>> = {
    value: new Map(),
    shingle: new Map(),
    short: new Map(),
  };
  /** In the order in which they came. */
  readonly #entries: Entry[] = [];
  #beyond = 0;
  #secrets = 0;
  #opened = 0;

  constructor(options: FingerprintSetOptions) {
    this.#options = options;
  }

  get all(): ReadonlySet<string> {
    const all = new Set<string>();
    for (const entry of this.#entries) for (const fp of this.#fpsOf(entry)) all.add(fp);
    return all;
  }

  /** Those of values that hardly occur twice by chance: no small number, no short word. */
  get distinctive(): ReadonlySet<string> {
    const distinctive = new Set<string>();
    for (const entry of this.#entries) {
      if (entry.isDistinctive) for (const fp of this.#fpsOf(entry)) distinctive.add(fp);
    }
    return distinctive;
  }

  /** Values that an event could still carry. */
  get room(): number {
    return Math.max(0, this.#options.carriedMax - this.#opened);
  }

  add(source: FingerprintSource): void {
    if (source.text === '') return;
    const entry = this.#entryOf(source);
    if (entry === undefined) return;
    if (!entry.isDistinctive && isDistinctive(source)) entry.isDistinctive = true;
    const isWatched = entry.rank === watchedRank;
    if (source.localOnly === true && !isWatched && !entry.isOpen) return;
    const rank = isWatched ? watchedRank : rankOf(source);
    if (!entry.isOpen || rank < entry.rank) {
      entry.role = source.role;
      entry.field = source.field;
      entry.rank = rank;
    }
    if (!entry.isOpen) this.#opened++;
    entry.isOpen = true;
    const { contexts } = source;
    if (contexts === undefined || contexts.length === 0) return;
    entry.contexts = [...new Set([...entry.contexts, ...contexts])].slice(0, contextsMax);
  }

  /** Those of the most important values first, and how many values did not fit. */
  carried(): { fingerprints: Fingerprint[]; overflow: number } {
    const fingerprints: Fingerprint[] = [];
    let taken = 0;
    let left = 0;
    for (let rank = watchedRank; rank <= rankMax; rank++) {
      for (const entry of this.#entries) {
        if (entry.rank !== rank || !entry.isOpen) continue;
        if (taken++ < this.#options.carriedMax) {
          for (const fp of this.#fpsOf(entry)) fingerprints.push(fingerprintOf(fp, entry));
        } else if (entry.role !== 'passage') left++;
      }
    }
    return { fingerprints, overflow: left + this.#beyond };
  }

  #fpsOf(entry: Entry): readonly string[] {
    const { kind, text } = entry;
    return (entry.fps ??= this.#options.hashes.map((hash) => hash(kind, text)));
  }

  /** Every fingerprint is looked up, found or not: the time taken tells a caller nothing about what matched. */
  #isWatched(entry: Entry): boolean {
    return this.#fpsOf(entry).filter((fp) => this.#options.watched.has(fp)).length > 0;
  }

  #entryOf({ kind, text, role, field }: FingerprintSource): Entry | undefined {
    const ofKind = this.#byKind[kind];
    const known = ofKind.get(text);
    if (known !== undefined) return known;
    if (role === 'secret') this.#secrets++;
    const { watched, computedMax } = this.#options;
    // Filler before a secret takes no room from it.
    if ((role === 'secret' ? this.#secrets : this.#entries.length) >= computedMax) {
      // Passages are a sample: what does not fit of them leaves nothing unlooked at.
      if (role !== 'passage') this.#beyond++;
      return undefined;
    }
    const entry: Entry = {
      kind,
      text,
      fps: undefined,
      role,
      field,
      contexts: noContexts,
      rank: rankMax,
      isDistinctive: false,
      isOpen: false,
    };
    ofKind.set(text, entry);
    this.#entries.push(entry);
    if (watched.size > 0 && this.#isWatched(entry)) entry.rank = watchedRank;
    return entry;
  }
}

const distinctiveLengthMin = 6;
const plainNumberLengthMax = 7;

function isDistinctive({ kind, text, isKey }: FingerprintSource): boolean {
  if (kind !== 'value' || isKey === true) return false;
  const isPlainNumber = text.length <= plainNumberLengthMax && /^[\d.,']*$/.test(text);
  return text.length >= distinctiveLengthMin && !isPlainNumber;
}

function rankOf({ kind, role }: FingerprintSource): number {
  return ranks[role] + (kind === 'value' ? 0 : 1);
}

function fingerprintOf(fp: string, { role, field, contexts }: Entry): Fingerprint {
  const fingerprint: Fingerprint = field === undefined ? { fp, role } : { fp, role, field };
  if (contexts.length > 0) fingerprint.contexts = [...contexts];
  return fingerprint;
}

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
  readonly fps: readonly string[];
  readonly role: Role;
  readonly field: number | undefined;
  readonly contexts: ActionFamily[];
  readonly rank: number;
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
const none: readonly string[] = [];

/**
 * Collects the fingerprints of one side of a call and picks those that its event carries.
 * Invariant: a fingerprint stands in it once, in its most important role, with the contexts of every place.
 */
export class FingerprintSet {
  readonly #options: FingerprintSetOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #all = new Set<string>();
  readonly #distinctive = new Set<string>();
  readonly #seen = new Map<string, readonly string[]>();
  #beyond = 0;
  #secrets = 0;

  constructor(options: FingerprintSetOptions) {
    this.#options = options;
  }

  get all(): ReadonlySet<string> {
    return this.#all;
  }

  /** Those of values that hardly occur twice by chance: no small number, no short word. */
  get distinctive(): ReadonlySet<string> {
    return this.#distinctive;
  }

  add(source: FingerprintSource): void {
    if (source.text === '') return;
    const fps = this.#hashOnce(source);
    const [name] = fps;
    if (name === undefined) return;
    this.#note(fps, source);
    const isWatched = fps.some((fp) => this.#options.watched.has(fp));
    if (source.localOnly === true && !isWatched && !this.#entries.has(name)) return;
    const rank = isWatched ? 0 : rankOf(source);
    const held = this.#entries.get(name);
    const { role, field } = held !== undefined && held.rank <= rank ? held : source;
    const contexts = [...new Set([...(held?.contexts ?? []), ...(source.contexts ?? [])])].slice(0, contextsMax);
    this.#entries.set(name, { fps, role, field, contexts, rank: Math.min(rank, held?.rank ?? rank) });
  }

  /** Those of the most important values first, and how many values did not fit. */
  carried(): { fingerprints: Fingerprint[]; overflow: number } {
    const ranked = [...this.#entries.values()].sort((one, other) => one.rank - other.rank);
    const kept = ranked.slice(0, this.#options.carriedMax);
    return { fingerprints: kept.flatMap(fingerprintsOf), overflow: ranked.length - kept.length + this.#beyond };
  }

  #note(fps: readonly string[], source: FingerprintSource): void {
    const isTelling = isDistinctive(source);
    for (const fp of fps) {
      this.#all.add(fp);
      if (isTelling) this.#distinctive.add(fp);
    }
  }

  #hashOnce({ kind, text, role }: FingerprintSource): readonly string[] {
    const name = `${kind}\0${text}`;
    const known = this.#seen.get(name);
    if (known !== undefined) return known;
    if (role === 'secret') this.#secrets++;
    // Filler before a secret takes no room from it.
    if ((role === 'secret' ? this.#secrets : this.#seen.size) >= this.#options.computedMax) {
      this.#beyond++;
      return none;
    }
    const fps = this.#options.hashes.map((hash) => hash(kind, text));
    this.#seen.set(name, fps);
    return fps;
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

function fingerprintsOf({ fps, role, field, contexts }: Entry): readonly Fingerprint[] {
  const rest = { role, ...(field === undefined ? {} : { field }), ...(contexts.length === 0 ? {} : { contexts }) };
  return fps.map((fp) => ({ fp, ...rest }));
}

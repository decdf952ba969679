import { createKeyedHash } from './keyed-hash.ts';
import type { KeyedHash } from './keyed-hash.ts';

/** A key under which values are fingerprinted while it is valid. */
export interface FingerprintKey {
  readonly key: Uint8Array;
  /** Absent: it was always valid. */
  readonly notBeforeMs?: number;
  /** Absent: it stays valid. */
  readonly notAfterMs?: number;
}

/** The keys of a tenant. */
export interface FingerprintKeyring {
  /** Under it go principals, sessions and names. It stays when fingerprint keys are replaced: a session goes on. */
  readonly identity: Uint8Array;
  /** At least one. */
  readonly keys: readonly FingerprintKey[];
}

interface TimedHash extends FingerprintKey {
  readonly hash: KeyedHash;
}

/** In the overlap of a rotation two are valid; more would make events larger for nothing. */
const validMax = 2;

/** A keyring of one key that is not replaced. */
export function ringOf(key: Uint8Array): FingerprintKeyring {
  return { identity: key, keys: [{ key }] };
}

/**
 * The hashes that are in force. While the times of two keys overlap, each value is fingerprinted under both, so that it
 * meets what was fingerprinted before the rotation and what will be after it.
 */
export class FingerprintKeys {
  readonly #nowMs: () => number;
  #identity: KeyedHash;
  #timed: readonly TimedHash[];
  #current: { readonly hashes: readonly KeyedHash[]; readonly untilMs: number; readonly sinceMs: number } | undefined;

  constructor(ring: FingerprintKeyring, clock: { nowMs(): number }) {
    this.#nowMs = () => clock.nowMs();
    this.#identity = createKeyedHash(ring.identity);
    this.#timed = timedOf(ring);
  }

  /** Takes the keys of a changed key file. */
  replace(ring: FingerprintKeyring): void {
    this.#identity = createKeyedHash(ring.identity);
    this.#timed = timedOf(ring);
    this.#current = undefined;
  }

  get identity(): KeyedHash {
    return this.#identity;
  }

  /** Of the keys that are valid now, the newest first; never none, since a wrong clock must not end the watch. */
  values(): readonly KeyedHash[] {
    const nowMs = this.#nowMs();
    const known = this.#current;
    if (known !== undefined && nowMs >= known.sinceMs && nowMs < known.untilMs) return known.hashes;
    const edges = this.#timed.flatMap(({ notBeforeMs = 0, notAfterMs = Infinity }) => [notBeforeMs, notAfterMs]);
    const sinceMs = Math.max(0, ...edges.filter((edge) => edge <= nowMs));
    const untilMs = Math.min(...edges.filter((edge) => edge > nowMs), Infinity);
    const hashes = this.#validAt(nowMs).map(({ hash }) => hash);
    this.#current = { hashes, sinceMs, untilMs };
    return hashes;
  }

  #validAt(nowMs: number): readonly TimedHash[] {
    const valid = this.#timed.filter(
      ({ notBeforeMs = 0, notAfterMs = Infinity }) => notBeforeMs <= nowMs && nowMs < notAfterMs,
    );
    if (valid.length > 0) return valid.slice(0, validMax);
    const begun = this.#timed.filter(({ notBeforeMs = 0 }) => notBeforeMs <= nowMs);
    return (begun.length > 0 ? begun : this.#timed.slice(-1)).slice(0, 1);
  }
}

function timedOf({ keys }: FingerprintKeyring): readonly TimedHash[] {
  return keys
    .map((one) => ({ ...one, hash: createKeyedHash(one.key) }))
    .sort((left, right) => (right.notBeforeMs ?? 0) - (left.notBeforeMs ?? 0));
}

/**
 * Parts of a value whose bytes stand by themselves, so that they are made once for as long as the part is the same object.
 *
 * 1. Values are never changed, so what is the same object has the same bytes.
 * 2. Which elements of a list are one piece is a matter of the elements alone: equal lists have equal bytes, and a list that
 *    grows, or loses its first elements, keeps most of its pieces.
 */

/** An object to be written as one piece. */
export class Piece {
  readonly value: object;

  constructor(value: object) {
    this.value = value;
  }
}

/** A list of objects to be written in pieces of several. */
export class PieceList {
  readonly values: readonly object[];

  constructor(values: readonly object[]) {
    this.values = values;
  }
}

interface KeptRun {
  readonly values: readonly object[];
  readonly bytes: Uint8Array;
}

/** The bytes of pieces, for as long as their objects live. */
export class KeptPieces {
  readonly #single = new WeakMap<object, Uint8Array>();
  /** By their first element. */
  readonly #runs = new WeakMap<object, KeptRun>();

  get(value: object): Uint8Array | undefined {
    return this.#single.get(value);
  }

  set(value: object, bytes: Uint8Array): void {
    this.#single.set(value, bytes);
  }

  getRun(values: readonly object[]): Uint8Array | undefined {
    const [first] = values;
    const kept = first === undefined ? undefined : this.#runs.get(first);
    return kept !== undefined && isSame(kept.values, values) ? kept.bytes : undefined;
  }

  setRun(values: readonly object[], bytes: Uint8Array): void {
    const [first] = values;
    if (first !== undefined) this.#runs.set(first, { values, bytes });
  }
}

function isSame(some: readonly object[], others: readonly object[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false;
  return true;
}

const runMax = 32;
/** One in so many elements is the last of its piece; a power of two. */
const runMean = 8;

/** The list in runs of elements that are one piece each. */
export function runsOf(values: readonly object[]): readonly (readonly object[])[] {
  const runs: (readonly object[])[] = [];
  let from = 0;
  for (let at = 0; at < values.length; at += 1) {
    if (at + 1 < values.length && at + 1 - from < runMax && !isLast(values[at])) continue;
    runs.push(values.slice(from, at + 1));
    from = at + 1;
  }
  return runs;
}

/** By the name of the call that the element is about, which is as good as random. */
function isLast(value: object | undefined): boolean {
  if (value === undefined || !('call' in value) || typeof value.call !== 'string') return false;
  return value.call.charCodeAt(value.call.length - 1) % runMean === 0;
}

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

/** A piece, and where its bytes stand in the blob. */
interface Place {
  /** The object, or the elements of a list that are one piece. */
  readonly value: object;
  /** Those that its bytes name by their places here; undefined: it spells its strings itself. */
  readonly strings: readonly string[] | undefined;
  readonly from: number;
  readonly to: number;
}

/** What was written or read last, by its pieces. It holds on to the blob, which must not be changed. */
export class Pieces {
  readonly blob: Uint8Array;
  readonly #places: readonly Place[];
  /** Pieces are asked for in the order in which they stand. */
  #next = 0;

  constructor(blob: Uint8Array, places: readonly Place[]) {
    this.blob = blob;
    this.#places = places;
  }

  find(value: object): Place | undefined {
    const { length } = this.#places;
    for (let tried = 0; tried < length; tried += 1) {
      const at = (this.#next + tried) % length;
      const place = this.#places[at];
      if (place === undefined || !isSame(place.value, value)) continue;
      this.#next = at + 1;
      return place;
    }
    return undefined;
  }
}

export type { Place };

function isSame(one: object, other: object): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return one.length > 0;
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

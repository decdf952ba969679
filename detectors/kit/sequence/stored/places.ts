/** Things that are written once and named by their place. */
export class Places<T> {
  readonly #places = new Map<T, number>();

  get size(): number {
    return this.#places.size;
  }

  get all(): readonly T[] {
    return [...this.#places.keys()];
  }

  /** The place of what is `one`; the first time `write` hears of it. */
  placeOf(one: T, write?: (one: T) => void): number {
    const known = this.#places.get(one);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(one, place);
    write?.(one);
    return place;
  }
}

/** Rows of numbers, one behind the other. */
export class Rows {
  readonly numbers: number[] = [];
  count = 0;
  /** Of the row before. */
  lastMs: number;

  constructor(newestMs: number) {
    this.lastMs = newestMs;
  }

  /** One row more, which is pushed to what is returned. */
  begin(): number[] {
    this.count += 1;
    return this.numbers;
  }

  addTo(all: number[]): void {
    all.push(this.count);
    for (let at = 0; at < this.numbers.length; at += 1) all.push(this.numbers[at] ?? 0);
  }
}

/** Rows of which other objects may say the same: what equal rows say is one thing. */
export class EqualRows<T> extends Rows {
  readonly #places = new Map<T, number>();
  /** Where each row begins, and by a number that equal rows have in common, those that have it. */
  readonly #starts: number[] = [];
  readonly #alike = new Map<number, number[]>();

  placeOf(one: T, write: (one: T, row: number[]) => void): number {
    const known = this.#places.get(one);
    if (known !== undefined) return known;
    const start = this.numbers.length;
    write(one, this.numbers);
    const place = this.#settle(start);
    this.#places.set(one, place);
    return place;
  }

  /** The place of the row that begins here, which is taken back where it stood before. */
  #settle(start: number): number {
    const sign = signOf(this.numbers, start);
    const alike = this.#alike.get(sign);
    const same = alike?.find((place) => this.#isSame(this.#starts[place] ?? 0, start));
    if (same !== undefined) {
      this.numbers.length = start;
      return same;
    }
    const place = this.count;
    if (alike === undefined) this.#alike.set(sign, [place]);
    else alike.push(place);
    this.#starts.push(start);
    this.count += 1;
    return place;
  }

  /** A row says how long it is. */
  #isSame(before: number, start: number): boolean {
    const { length } = this.numbers;
    for (let at = start; at < length; at += 1) if (this.numbers[at] !== this.numbers[before + at - start]) return false;
    return true;
  }
}

function signOf(numbers: readonly number[], start: number): number {
  let sign = 0;
  for (let at = start; at < numbers.length; at += 1) sign = (Math.imul(sign, 31) + (numbers[at] ?? 0)) | 0;
  return sign;
}

/** Things that are written once and named by their place. */
export class Places<T> {
  readonly #places = new Map<T, number>();

  get all(): readonly T[] {
    return [...this.#places.keys()];
  }

  placeOf(one: T): number {
    const known = this.#places.get(one);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(one, place);
    return place;
  }
}

interface Timed {
  /** Where in its row the time stands. */
  readonly timeAt: number;
  /** What that of the first row is told from. */
  readonly fromMs: number;
  readonly distance: (row: number[], timeMs: number, fromMs: number) => void;
}

/**
 * Rows of numbers, one behind the other. What equal rows say is one thing, whichever objects said it: what is shared at work
 * need not be after it was stored in two parts.
 */
export class Table<T> {
  readonly #numbers: number[] = [];
  readonly #places = new Map<T, number>();
  /** Where each row begins, and by a number that equal rows have in common, those that have it. */
  readonly #starts: number[] = [];
  readonly #alike = new Map<number, number[]>();

  /** The place of the row that says it, which is written where there is none. */
  placeOf(one: T, write: (one: T, row: number[]) => void): number {
    const known = this.#places.get(one);
    if (known !== undefined) return known;
    const start = this.#numbers.length;
    write(one, this.#numbers);
    const place = this.#settle(start);
    this.#places.set(one, place);
    return place;
  }

  addTo(all: number[]): void {
    all.push(this.#starts.length);
    for (let at = 0; at < this.#numbers.length; at += 1) all.push(this.#numbers[at] ?? 0);
  }

  /** The same, where one number of each row is a time, which is told from that of the row before. */
  addTimedTo(all: number[], { timeAt, fromMs, distance }: Timed): void {
    const starts = this.#starts;
    all.push(starts.length);
    let lastMs = fromMs;
    let row = 0;
    for (let at = 0; at < this.#numbers.length; at += 1) {
      const number = this.#numbers[at] ?? 0;
      if (at !== (starts[row] ?? 0) + timeAt) all.push(number);
      else {
        distance(all, number, lastMs);
        lastMs = number;
        row += 1;
      }
    }
  }

  /** The place of the row that begins here, which is taken back where it stood before. */
  #settle(start: number): number {
    const sign = signOf(this.#numbers, start);
    const alike = this.#alike.get(sign);
    const same = alike?.find((place) => this.#isSame(this.#starts[place] ?? 0, start));
    if (same !== undefined) {
      this.#numbers.length = start;
      return same;
    }
    const place = this.#starts.length;
    if (alike === undefined) this.#alike.set(sign, [place]);
    else alike.push(place);
    this.#starts.push(start);
    return place;
  }

  /** A row says how long it is. */
  #isSame(before: number, start: number): boolean {
    const { length } = this.#numbers;
    for (let at = start; at < length; at += 1)
      if (this.#numbers[at] !== this.#numbers[before + at - start]) return false;
    return true;
  }
}

function signOf(numbers: readonly number[], start: number): number {
  let sign = 0;
  for (let at = start; at < numbers.length; at += 1) sign = (Math.imul(sign, 31) + (numbers[at] ?? 0)) | 0;
  return sign;
}

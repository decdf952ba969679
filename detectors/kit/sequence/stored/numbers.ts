/** Texts, distances and lists of texts as numbers, and back. */
import { distances } from './layout.ts';
import { Places } from './tables.ts';

/** Names texts, and pushes numbers that stand for more than they are. */
export class NumberWriter {
  readonly #texts = new Places<string | number>();

  get texts(): readonly (string | number)[] {
    return this.#texts.all;
  }

  text(text: string | number): number {
    return this.#texts.placeOf(text);
  }

  distance(row: number[], value: number, from: number): void {
    const distance = from - value;
    const isNear = Number.isSafeInteger(distance) && Math.abs(distance) < distances.end && from - distance === value;
    if (!isNear) row.push(distances.none, this.text(value));
    else row.push(distances.first + (distance < 0 ? -2 * distance - 1 : 2 * distance));
  }

  /** How many there are; then the first of each run, and of how many more it is. */
  list(row: number[], texts: readonly string[]): void {
    const { length } = texts;
    row.push(length);
    let at = 0;
    while (at < length) {
      const first = this.text(texts[at] ?? '');
      let end = at + 1;
      while (end < length && this.text(texts[end] ?? '') === first + end - at) end += 1;
      row.push(first);
      if (length - at > 1) row.push(end - at - 1);
      at = end;
    }
  }
}

/** Takes numbers one after the other. Throws a RangeError where they end or name what is not there. */
export class NumberReader {
  readonly #texts: readonly (string | number)[];
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(texts: readonly (string | number)[], numbers: readonly number[]) {
    this.#texts = texts;
    this.#numbers = numbers;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#numbers.length;
  }

  next(): number {
    const number = this.#numbers[this.#at];
    if (number === undefined) throw foreign();
    this.#at += 1;
    return number;
  }

  /** How many things follow, each of one number at least. */
  count(): number {
    const count = this.next();
    if (!(count <= this.#numbers.length - this.#at)) throw foreign();
    return count;
  }

  times<T>(count: number, read: () => T): T[] {
    const made: T[] = [];
    for (let left = count; left > 0; left -= 1) made.push(read());
    return made;
  }

  pick<T>(from: readonly T[]): readonly T[] {
    return this.times(this.count(), () => at(from, this.next()));
  }

  text(): string {
    return this.textAt(this.next()) as string;
  }

  textAt(place: number): string | number {
    return at(this.#texts, place);
  }

  distance(from: number): number {
    const coded = this.next();
    if (coded === distances.none) return Number(this.textAt(this.next()));
    const doubled = coded - distances.first;
    return doubled % 2 === 0 ? from - doubled / 2 : from + (doubled + 1) / 2;
  }

  list(): readonly string[] {
    const made: string[] = [];
    const length = this.next();
    while (made.length < length) {
      const first = this.next();
      const more = length - made.length > 1 ? this.next() : 0;
      for (let place = first; place <= first + more; place += 1) made.push(this.textAt(place) as string);
    }
    return made;
  }
}

export function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw foreign();
  return found;
}

function foreign(): RangeError {
  return new RangeError('A stored sequence names what is not in it.');
}

/**
 * Where the least number of each window stands, the later one among equals, each place once.
 *
 * Most windows keep the least of the one before. When it leaves, those behind it are read once, from their end, for the
 * ones that are less than all after them: they are the next in turn, together with what has come since. So a number is
 * read at most twice, whatever the numbers are.
 */
export function leastOfWindows(numbers: Int32Array, { count, window }: Windows): number[] {
  const found: number[] = [];
  if (count < window) return found;
  const heirs = new Heirs(numbers);
  let least = 0;
  let lowest = numbers[0] ?? 0;
  let last = -1;
  for (let at = 0; at < count; at++) {
    const number = numbers[at] ?? 0;
    if (number <= lowest) {
      least = at;
      lowest = number;
      heirs.clear();
    } else {
      heirs.add(at, number);
      if (at - least >= window) {
        least = heirs.next(least, at);
        lowest = numbers[least] ?? 0;
      }
    }
    if (at >= window - 1 && least !== last) {
      found.push(least);
      last = least;
    }
  }
  return found;
}

interface Windows {
  readonly count: number;
  readonly window: number;
}

/** What becomes the least when the one before leaves the window. */
class Heirs {
  readonly #numbers: Int32Array;
  /** Those that are less than all after them, from the last to the first, and the least of what came behind them. */
  #turns: number[] = [];
  #since = -1;

  constructor(numbers: Int32Array) {
    this.#numbers = numbers;
  }

  clear(): void {
    if (this.#turns.length > 0) this.#turns = [];
  }

  add(at: number, number: number): void {
    if (this.#turns.length > 0 && (this.#since === -1 || number <= this.#at(this.#since))) this.#since = at;
  }

  next(least: number, at: number): number {
    if (this.#turns.length === 0) this.#read(least + 1, at);
    const next = this.#turns.pop() ?? at;
    const since = this.#since;
    if (since === -1 || this.#at(since) > this.#at(next)) return next;
    this.#turns = [];
    return since;
  }

  #read(from: number, to: number): void {
    this.#turns = [to];
    this.#since = -1;
    let lowest = this.#at(to);
    for (let at = to - 1; at >= from; at--) {
      const number = this.#at(at);
      if (number >= lowest) continue;
      this.#turns.push(at);
      lowest = number;
    }
  }

  #at(index: number): number {
    return this.#numbers[index] ?? 0;
  }
}

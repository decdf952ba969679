/** What is counted by the hour of the log, so that too much of it is told once an hour. Names come from bounded sets. */

const hourMs = 3_600_000;

interface Counted {
  readonly hour: number;
  readonly count: number;
}

export class HourCounts {
  readonly #counts = new Map<string, Counted>();

  /** The hour, when there were more in it than may be by now; what is of an earlier hour than the newest is left out. */
  add(name: string, { count, atMs, max }: { count: number; atMs: number; max: number }): number | undefined {
    const hour = Math.floor(atMs / hourMs);
    const known = this.#counts.get(name);
    if (known !== undefined && hour < known.hour) return undefined;
    const sum = count + (known?.hour === hour ? known.count : 0);
    this.#counts.set(name, { hour, count: sum });
    return sum > max ? hour : undefined;
  }
}

interface Kind {
  writtenMs: number;
  untold: number;
}

const everyMs = 10_000;

/**
 * Log lines about what anybody who can write to a topic can cause at will: the first of a kind at once, then one an
 * interval with how many there were. Kinds come from closed sets, so the table is bounded.
 */
export class LineLimit {
  readonly #nowMs: () => number;
  readonly #kinds = new Map<string, Kind>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Hands `write` how many there were since the last line, when a line is due. */
  tell(kind: string, write: (count: number) => void): void {
    const nowMs = this.#nowMs();
    const known = this.#kinds.get(kind);
    if (known !== undefined && Math.abs(nowMs - known.writtenMs) < everyMs) {
      known.untold += 1;
      return;
    }
    this.#kinds.set(kind, { writtenMs: nowMs, untold: 0 });
    write((known?.untold ?? 0) + 1);
  }
}

/** Work that may not overlap: one after the other. */

export interface TurnsDeps {
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly stopping: AbortSignal;
}

const beatMs = 1000;

export class Turns {
  readonly #deps: TurnsDeps;
  #underWay: Promise<void> | undefined;

  constructor(deps: TurnsDeps) {
    this.#deps = deps;
  }

  get isTaken(): boolean {
    return this.#underWay !== undefined;
  }

  /** Nothing may be under way. */
  async take(work: () => Promise<void>): Promise<void> {
    const working = work();
    this.#underWay = working.catch(() => undefined);
    try {
      await working;
    } finally {
      this.#underWay = undefined;
    }
  }

  /** Resolves when nothing is under way. */
  async free(beat?: () => Promise<void>): Promise<void> {
    const { sleep, stopping } = this.#deps;
    while (this.#underWay !== undefined && beat !== undefined && !stopping.aborted) {
      await Promise.race([this.#underWay, sleep(beatMs, stopping)]);
      await beat();
    }
    await this.#underWay;
  }
}

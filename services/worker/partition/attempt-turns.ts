/**
 * Rule 11 (bounds and poison): of all partitions of a process one at a time has begun records that may kill it. The death
 * of the process counts against what was begun, so what others had begun meanwhile would be taken for the cause.
 */

export interface AttemptTurnsDeps {
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly stopping: AbortSignal;
}

const beatMs = 1000;

export class AttemptTurns {
  readonly #deps: AttemptTurnsDeps;
  #begun: Promise<void> | undefined;

  constructor(deps: AttemptTurnsDeps) {
    this.#deps = deps;
  }

  /** Resolves when nobody has begun anything, with what ends the turn that begins then. */
  async take(beat: () => Promise<void>): Promise<() => void> {
    const { sleep, stopping } = this.#deps;
    while (this.#begun !== undefined) {
      await (stopping.aborted ? this.#begun : Promise.race([this.#begun, sleep(beatMs, stopping)]));
      await beat();
    }
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const turn = promise.then(() => undefined);
    this.#begun = turn;
    return () => {
      if (this.#begun === turn) this.#begun = undefined;
      resolve(undefined);
    };
  }
}

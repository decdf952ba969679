import { ShearpinError } from '../../../schemas/errors.ts';

/** Whether a partition gets on: for how long there was something to do and nothing was done, and whether that is for its state. */
export class Standstill {
  readonly #elapsedMs: () => number;
  readonly #onForeign: (fault: unknown) => void;
  #sinceMs: number | undefined;
  #isForeign = false;

  constructor(elapsedMs: () => number, onForeign: (fault: unknown) => void) {
    this.#elapsedMs = elapsedMs;
    this.#onForeign = onForeign;
  }

  /** What is stored was written by a newer version: it is kept as it is, and nothing is done here. */
  get isForeign(): boolean {
    return this.#isForeign;
  }

  get ms(): number {
    return this.#sinceMs === undefined ? 0 : this.#elapsedMs() - this.#sinceMs;
  }

  /** There is something to do. */
  begin(): void {
    this.#sinceMs ??= this.#elapsedMs();
  }

  /** Some of it is done. */
  gotOn(): void {
    this.#sinceMs = this.#elapsedMs();
  }

  /** All of it is done. */
  end(): void {
    this.#sinceMs = undefined;
    this.#isForeign = false;
  }

  /** Rule 13 (versions): state of another format is never reset, whoever else may have to wait for it. */
  failed(fault: unknown): void {
    if (!(fault instanceof ShearpinError) || fault.code !== 'E_STATE_FORMAT') return;
    if (!this.#isForeign) this.#onForeign(fault);
    this.#isForeign = true;
  }
}

import { KillSwitch } from './kill-points.ts';

/** Freezes a process at a chosen step of its ports: it goes on there when it is thawed, and knows nothing of the time. */
export class FreezePoint extends KillSwitch {
  readonly #isHere: (step: string) => boolean;
  readonly #frozen = Promise.withResolvers<string>();
  readonly #thawed = Promise.withResolvers<undefined>();
  #isPast = false;

  constructor(isHere: (step: string) => boolean) {
    super(Infinity);
    this.#isHere = isHere;
  }

  /** Resolves with the step at which the process froze. */
  get frozen(): Promise<string> {
    return this.#frozen.promise;
  }

  thaw(): void {
    this.#thawed.resolve(undefined);
  }

  override async around<T>(step: string, operation: () => Promise<T>): Promise<T> {
    await this.#freezeAt(`before ${step}`);
    const result = await operation();
    await this.#freezeAt(`after ${step}`);
    return result;
  }

  async #freezeAt(step: string): Promise<void> {
    if (this.#isPast || !this.#isHere(step)) return;
    this.#isPast = true;
    this.#frozen.resolve(step);
    await this.#thawed.promise;
  }
}

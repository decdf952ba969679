/** Lets one wait until something happened. */
export class Wakeup {
  #waiting = Promise.withResolvers<undefined>();

  wake(): void {
    this.#waiting.resolve(undefined);
    this.#waiting = Promise.withResolvers<undefined>();
  }

  /** Resolves at the next wake. */
  next(): Promise<undefined> {
    return this.#waiting.promise;
  }
}

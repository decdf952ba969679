/** Lets readers sleep until something happened, without a timer. */
export class Wakeup {
  readonly #sleepers = new Set<() => void>();

  wake(): void {
    const sleepers = [...this.#sleepers];
    this.#sleepers.clear();
    for (const rise of sleepers) rise();
  }

  /** Resolves at the next wake, or when the signal is aborted. */
  sleep(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const rise = (): void => {
        this.#sleepers.delete(rise);
        signal.removeEventListener('abort', rise);
        resolve();
      };
      this.#sleepers.add(rise);
      signal.addEventListener('abort', rise);
    });
  }
}

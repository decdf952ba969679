/** What runs at one server, by what ends it: streams that no call waits for, and all else. */
export class RunningExchanges {
  readonly #standing = new Set<AbortController>();
  readonly #calls = new Set<AbortController>();

  get size(): number {
    return this.#standing.size + this.#calls.size;
  }

  begin(cut: AbortController, { isStanding }: { readonly isStanding: boolean }): void {
    (isStanding ? this.#standing : this.#calls).add(cut);
  }

  /** The answers to calls come over this stream. */
  awaited(cut: AbortController): void {
    this.end(cut);
    this.#calls.add(cut);
  }

  end(cut: AbortController): void {
    this.#standing.delete(cut);
    this.#calls.delete(cut);
  }

  cutStanding(): void {
    for (const cut of this.#standing) cut.abort();
  }

  cutAll(): void {
    for (const cut of [...this.#standing, ...this.#calls]) cut.abort();
  }
}

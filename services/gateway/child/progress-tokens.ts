/** The progress tokens that a server knows just now, each for one request. */
export class ProgressTokens {
  readonly #requests = new Map<string, number>();
  #lastOwn = 0;

  /** The token of a request as the server gets it: the client's own, unless somebody else's is the same. */
  take(number: number, { key, bytes }: { readonly key: string; readonly bytes: Uint8Array }): Uint8Array {
    if (!this.#requests.has(key)) {
      this.#requests.set(key, number);
      return bytes;
    }
    do this.#lastOwn += 1;
    while (this.#requests.has(String(this.#lastOwn)));
    this.#requests.set(String(this.#lastOwn), number);
    return Buffer.from(String(this.#lastOwn));
  }

  /** The request that a token stands for. */
  requestOf(key: string): number | undefined {
    return this.#requests.get(key);
  }

  release(key: string): void {
    this.#requests.delete(key);
  }
}

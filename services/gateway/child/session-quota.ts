/** How many server processes may run at once, over all servers of a gateway. */
export class SessionQuota {
  #max: number;
  #taken = 0;

  constructor({ max }: { readonly max: number }) {
    this.#max = max;
  }

  /** False when there is no room; what was taken is given back once. */
  take(): boolean {
    if (this.#taken >= this.#max) return false;
    this.#taken += 1;
    return true;
  }

  /** What is taken beyond a smaller number stays taken. */
  setMax(max: number): void {
    this.#max = max;
  }

  giveBack(): void {
    this.#taken -= 1;
  }
}

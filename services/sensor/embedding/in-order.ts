/** Lets work wait for what came before it, and runs it at once when nothing has to be waited for. */
export class InOrder {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  run<T>(ready: void | Promise<void>, work: () => T | Promise<T>): T | Promise<T> {
    if (this.#waiting === 0 && ready === undefined) return work();
    this.#waiting++;
    const turn = this.#last
      .then(() => ready)
      .then(work)
      .finally(() => {
        this.#waiting--;
      });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

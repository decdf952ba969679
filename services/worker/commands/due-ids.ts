import { ExpirySeconds } from '../../sensor/enforcer/expiry-seconds.ts';

interface Due {
  readonly id: string;
  readonly expiresAt: number;
}

/** Ids, each with the one time at which it is due. */
export class DueIds {
  readonly #byId = new Map<string, Due>();
  readonly #inOrder = new ExpirySeconds<Due>();

  get size(): number {
    return this.#byId.size;
  }

  /** In place of the time that it had. */
  set(id: string, atMs: number): void {
    this.delete(id);
    const due = { id, expiresAt: atMs };
    this.#byId.set(id, due);
    this.#inOrder.add(due);
  }

  delete(id: string): void {
    const due = this.#byId.get(id);
    if (due === undefined) return;
    this.#byId.delete(id);
    this.#inOrder.delete(due);
  }

  /** Takes out what is due by then. */
  take(nowMs: number): readonly string[] {
    const ids = this.#inOrder.takeBefore(nowMs + 1).map(({ id }) => id);
    for (const id of ids) this.#byId.delete(id);
    return ids;
  }
}

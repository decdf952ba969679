interface Expiring {
  readonly expiresAt: number;
}

const secondMs = 1_000;

/** What expires, by the second in which it does: what is over is found without a look at the rest. */
export class ExpirySeconds<Item extends Expiring> {
  readonly #bySecond = new Map<number, Set<Item>>();

  add(item: Item): void {
    const second = secondOf(item);
    const items = this.#bySecond.get(second) ?? new Set<Item>();
    this.#bySecond.set(second, items.add(item));
  }

  delete(item: Item): void {
    const second = secondOf(item);
    const items = this.#bySecond.get(second);
    items?.delete(item);
    if (items?.size === 0) this.#bySecond.delete(second);
  }

  /** Takes out what expired before then. */
  takeBefore(timeMs: number): readonly Item[] {
    const taken: Item[] = [];
    for (const [second, items] of this.#bySecond) {
      if (second * secondMs >= timeMs) continue;
      for (const item of items) {
        if (item.expiresAt >= timeMs) continue;
        taken.push(item);
        items.delete(item);
      }
      if (items.size === 0) this.#bySecond.delete(second);
    }
    return taken;
  }
}

function secondOf({ expiresAt }: Expiring): number {
  return Math.floor(expiresAt / secondMs);
}

interface Expiring {
  readonly expiresAt: number;
}

const stepMs = 1_000;

/** What expires, by the second in which it does: what is over is found without a look at the rest. */
export class ExpirySteps<Item extends Expiring> {
  readonly #steps = new Map<number, Set<Item>>();

  add(item: Item): void {
    const step = stepOf(item);
    const items = this.#steps.get(step) ?? new Set<Item>();
    this.#steps.set(step, items.add(item));
  }

  delete(item: Item): void {
    const step = stepOf(item);
    const items = this.#steps.get(step);
    items?.delete(item);
    if (items?.size === 0) this.#steps.delete(step);
  }

  /** Takes out what expired before then. */
  takeBefore(timeMs: number): readonly Item[] {
    const taken: Item[] = [];
    for (const [step, items] of this.#steps) {
      if (step * stepMs >= timeMs) continue;
      for (const item of items) {
        if (item.expiresAt >= timeMs) continue;
        taken.push(item);
        items.delete(item);
      }
      if (items.size === 0) this.#steps.delete(step);
    }
    return taken;
  }
}

function stepOf({ expiresAt }: Expiring): number {
  return Math.floor(expiresAt / stepMs);
}

import type { Deadline } from '../../engine/ports/deadline-store.ts';

/** Pairs that do not count, beside as many as count. */
const replacedMax = 1_000;

/** Deadlines by time, one for each key; the earliest are taken out first. */
export class DeadlineHeap {
  readonly #due = new Map<string, number>();
  /** Also holds pairs that were replaced or taken: a pair counts only while the map says the same. */
  #heap: Deadline[] = [];

  get size(): number {
    return this.#due.size;
  }

  get(key: string): number | undefined {
    return this.#due.get(key);
  }

  set({ key, dueMs }: Deadline): void {
    if (this.#due.get(key) === dueMs) return;
    this.#due.set(key, dueMs);
    this.#heap.push({ key, dueMs });
    this.#rise(this.#heap.length - 1);
    if (this.#heap.length > 2 * this.#due.size + replacedMax) this.#forgetReplaced();
  }

  /** Pairs held, with those that do not count. */
  get held(): number {
    return this.#heap.length;
  }

  takeDue(timeMs: number): readonly Deadline[] {
    const due: Deadline[] = [];
    for (let [first] = this.#heap; first !== undefined && first.dueMs <= timeMs; [first] = this.#heap) {
      this.#removeFirst();
      if (this.#due.get(first.key) !== first.dueMs) continue;
      this.#due.delete(first.key);
      due.push(first);
    }
    return due;
  }

  /** A session that sets its deadline anew with each event leaves a pair each time. What is sorted is a heap. */
  #forgetReplaced(): void {
    const due = [...this.#due].map(([key, dueMs]) => ({ key, dueMs }));
    this.#heap = due.sort((one, other) => one.dueMs - other.dueMs);
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink();
  }

  #rise(from: number): void {
    for (let at = from; at > 0;) {
      const above = (at - 1) >> 1;
      if (!this.#swapIfEarlier(at, above)) return;
      at = above;
    }
  }

  #sink(): void {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const below = (this.#heap[right]?.dueMs ?? Infinity) < (this.#heap[left]?.dueMs ?? Infinity) ? right : left;
      if (!this.#swapIfEarlier(below, at)) return;
      at = below;
    }
  }

  /** Swaps the pair at `at` with the one above it when it is earlier. */
  #swapIfEarlier(at: number, above: number): boolean {
    const [lower, upper] = [this.#heap[at], this.#heap[above]];
    if (lower === undefined || upper === undefined || lower.dueMs >= upper.dueMs) return false;
    this.#heap[above] = lower;
    this.#heap[at] = upper;
    return true;
  }
}

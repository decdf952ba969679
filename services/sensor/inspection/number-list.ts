const capacityMin = 64;

/** Numbers in the order in which they came, in room that is used again: a survey notes thousands of places. */
export class NumberList {
  #values = new Int32Array(capacityMin);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Room for so many numbers is kept. */
  get capacity(): number {
    return this.#values.length;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
  }

  clear(): void {
    this.#length = 0;
  }

  #grow(): void {
    const wider = new Int32Array(this.#values.length * 2);
    wider.set(this.#values);
    this.#values = wider;
  }
}

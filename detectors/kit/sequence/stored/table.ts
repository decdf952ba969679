/** Things that are written once and named by their place. */
export class Table<T, Row> {
  readonly rows: Row[] = [];
  readonly #places = new Map<T, number>();

  /** The place of what is `one`; its row is made the first time. */
  placeOf(one: T, rowOf: (one: T) => Row): number {
    const known = this.#places.get(one);
    if (known !== undefined) return known;
    const row = rowOf(one);
    const place = this.rows.length;
    this.rows.push(row);
    this.#places.set(one, place);
    return place;
  }
}

/** The same, where other objects may say the same: what equal rows say is one thing. */
export class EqualTable<T, Row> {
  readonly rows: Row[] = [];
  readonly #places = new Map<T, number>();
  readonly #equal = new Map<string, number>();
  readonly #signOf: (row: Row) => string;

  constructor(signOf: (row: Row) => string) {
    this.#signOf = signOf;
  }

  placeOf(one: T, rowOf: (one: T) => Row): number {
    const known = this.#places.get(one);
    if (known !== undefined) return known;
    const row = rowOf(one);
    const sign = this.#signOf(row);
    const place = this.#equal.get(sign) ?? this.rows.length;
    if (place === this.rows.length) {
      this.rows.push(row);
      this.#equal.set(sign, place);
    }
    this.#places.set(one, place);
    return place;
  }
}

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

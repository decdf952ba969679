import { noFrame } from './frames.ts';

const recordsMax = 1000;
const bytesMax = 32 * 1_048_576;

interface Weighed {
  readonly value: Uint8Array | null;
}

/** Records that came one by one, until the call that says what is to be done with all of them. */
export class RecordBasket<Item extends Weighed> {
  #records: Item[] = [];
  #bytes = 0;

  /** Throws at more than a call may be about. */
  add(record: Item): void {
    this.#records.push(record);
    this.#bytes += record.value?.byteLength ?? 0;
    if (this.#records.length > recordsMax || this.#bytes > bytesMax) throw noFrame();
  }

  take(): readonly Item[] {
    const records = this.#records;
    this.#records = [];
    this.#bytes = 0;
    return records;
  }
}

/** Cuts a list into parts that fit a basket each. */
export function* basketsOf<Item extends Weighed>(records: readonly Item[]): Generator<readonly Item[]> {
  let part: Item[] = [];
  let bytes = 0;
  for (const record of records) {
    const more = record.value?.byteLength ?? 0;
    if (part.length === recordsMax || (part.length > 0 && bytes + more > bytesMax)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(record);
    bytes += more;
  }
  yield part;
}

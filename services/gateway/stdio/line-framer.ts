export interface FramedLines {
  /** Whole lines with their line feed, as they came. */
  readonly lines: readonly Buffer[];
  /** Lines that were longer than allowed and are gone. */
  readonly oversized: number;
}

/**
 * Cuts a byte stream into lines at line feeds only, in time linear in its bytes. A line over the limit is dropped whole,
 * and its neighbours are kept.
 */
export class LineFramer {
  readonly #lineBytesMax: number;
  #parts: Buffer[] = [];
  #bytes = 0;
  #isSkipping = false;

  constructor({ lineBytesMax }: { readonly lineBytesMax: number }) {
    this.#lineBytesMax = lineBytesMax;
  }

  push(chunk: Buffer): FramedLines {
    const lines: Buffer[] = [];
    let oversized = 0;
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      this.#keep(chunk.subarray(from, end + 1));
      if (this.#isSkipping) oversized += 1;
      else lines.push(this.#take());
      this.#reset();
      from = end + 1;
    }
    this.#keep(chunk.subarray(from));
    return { lines, oversized };
  }

  /** What stands after the last line feed. */
  end(): Buffer | undefined {
    const rest = this.#bytes === 0 || this.#isSkipping ? undefined : this.#take();
    this.#reset();
    return rest;
  }

  #keep(part: Buffer): void {
    if (part.byteLength === 0 || this.#isSkipping) return;
    this.#bytes += part.byteLength;
    if (this.#bytes > this.#lineBytesMax) {
      this.#isSkipping = true;
      this.#parts = [];
    } else this.#parts.push(part);
  }

  #take(): Buffer {
    const [only] = this.#parts;
    return this.#parts.length === 1 && only !== undefined ? only : Buffer.concat(this.#parts, this.#bytes);
  }

  #reset(): void {
    this.#parts = [];
    this.#bytes = 0;
    this.#isSkipping = false;
  }
}

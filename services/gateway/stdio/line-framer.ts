import { LongLine } from './long-line.ts';

export interface FramedLines {
  /** Whole lines with their line feed, as they came. */
  readonly lines: readonly Buffer[];
  /** What was read of lines that were longer than allowed and are gone. */
  readonly oversized: readonly LongLine[];
}

/**
 * Cuts a byte stream into lines at line feeds only, in time linear in its bytes. A line over the limit is dropped whole,
 * and its neighbours are kept. It writes to what it is given, and nowhere else does it change a line: a carriage return
 * becomes a space unless it stands before the line feed, since some readers end a line there and would find messages in
 * it that nobody judged. Between the parts of a message it means what a space does; within a string it is no JSON.
 */
export class LineFramer {
  readonly #lineBytesMax: number;
  #parts: Buffer[] = [];
  #bytes = 0;
  #skipped: LongLine | undefined;

  constructor({ lineBytesMax }: { readonly lineBytesMax: number }) {
    this.#lineBytesMax = lineBytesMax;
  }

  /** Bytes of the line that has not ended and are kept. */
  get heldBytes(): number {
    return this.#skipped === undefined ? this.#bytes : 0;
  }

  push(chunk: Buffer): FramedLines {
    const lines: Buffer[] = [];
    const oversized: LongLine[] = [];
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      this.#keep(chunk.subarray(from, end + 1));
      if (this.#skipped === undefined) lines.push(this.#take());
      else oversized.push(this.#skipped);
      this.#reset();
      from = end + 1;
    }
    this.#keep(chunk.subarray(from));
    return { lines, oversized };
  }

  /** What stands after the last line feed. */
  end(): Buffer | undefined {
    const rest = this.#bytes === 0 || this.#skipped !== undefined ? undefined : this.#take();
    this.#reset();
    return rest;
  }

  #keep(part: Buffer): void {
    this.#skipped?.push(part);
    if (part.byteLength === 0 || this.#skipped !== undefined) return;
    this.#bytes += part.byteLength;
    this.#parts.push(part);
    if (this.#bytes <= this.#lineBytesMax) return;
    this.#skipped = new LongLine();
    for (const kept of this.#parts) this.#skipped.push(kept);
    this.#parts = [];
  }

  #take(): Buffer {
    const [only] = this.#parts;
    return blankReturns(
      this.#parts.length === 1 && only !== undefined ? only : Buffer.concat(this.#parts, this.#bytes),
    );
  }

  #reset(): void {
    this.#parts = [];
    this.#bytes = 0;
    this.#skipped = undefined;
  }
}

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

function blankReturns(line: Buffer): Buffer {
  for (let at = line.indexOf(carriageReturn); at !== -1; at = line.indexOf(carriageReturn, at + 1)) {
    if (at === line.byteLength - 2 && line[at + 1] === lineFeed) break;
    line[at] = space;
  }
  return line;
}

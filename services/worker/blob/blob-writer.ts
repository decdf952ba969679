/**
 * Writes plain data as bytes: see `tokens.ts`.
 *
 * 1. What is read again is equal to what was written, the order of names in objects with it.
 * 2. Equal values have equal bytes.
 * 3. The bytes of a value are its own: nothing of another blob is needed to read it.
 * 4. The bytes of a piece are its own as well, and made once. Its strings stand before it, each once in the blob, so that
 *    a string that many pieces hold is spelt out for the first of them. A piece of many strings is closed: it spells them
 *    itself, so that a save that copies it need not look at them.
 */
import { ByteSink } from './byte-sink.ts';
import { Piece, PieceList, type Place, Pieces, runsOf } from './pieces.ts';
import { ShapeTree } from './shape-tree.ts';
import { spell } from './spell.ts';
import { writeNumbers } from './number-arrays.ts';
import { references, runFrom, timesFrom, timesTo, token } from './tokens.ts';
import { words } from './words.ts';

const wordNumbers = new Map(words.map((word, number) => [word, number]));
/** A piece of more strings spells them itself. */
const openMax = 512;
const shortWords = token.shape - token.word;

export class BlobWriter {
  readonly #sink = new ByteSink();
  readonly #strings = new Map<string, number>();
  readonly #shapes = new ShapeTree();
  #time = 0;
  /** Of a piece: its strings, which are spelt outside of it. */
  #heard: string[] | undefined;
  /** Writes pieces, which hold none. */
  #inner: BlobWriter | undefined;
  #before: Pieces | undefined;
  #places: Place[] = [];

  /** The bytes of the value behind those of the prefix; pieces that were written or read before are taken from there. */
  write(prefix: readonly number[], value: unknown, before?: Pieces): Pieces {
    this.#before = before;
    this.#places = [];
    this.#begin();
    for (const byte of prefix) this.#sink.byte(byte);
    this.#value(value);
    this.#before = undefined;
    return new Pieces(this.#sink.copy(), this.#places);
  }

  #begin(): void {
    this.#sink.clear();
    this.#time = 0;
    this.#shapes.begin();
    this.#strings.clear();
  }

  #value(value: unknown): void {
    switch (typeof value) {
      case 'number':
        this.#number(value);
        return;
      case 'string':
        this.#string(value);
        return;
      case 'object':
        if (value === null) this.#byte(token.null);
        else this.#object(value);
        return;
      case 'boolean':
        this.#byte(value ? token.true : token.false);
        return;
      case 'undefined':
        this.#byte(token.undefined);
        return;
      default:
        throw new TypeError(`A ${typeof value} is no plain data.`);
    }
  }

  #number(value: number): void {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) this.#double(value);
    else if (value >= timesFrom && value < timesTo) this.#distance(value);
    else if (value >= 0 && value < token.smallEnd) this.#byte(value);
    else {
      this.#byte(value >= 0 ? token.positive : token.negative);
      this.#varint(Math.abs(value));
    }
  }

  #double(value: number): void {
    this.#byte(token.double);
    this.#sink.double(value);
  }

  #distance(value: number): void {
    this.#byte(token.distance);
    this.#sink.signed(value - this.#time);
    this.#time = value;
  }

  #string(text: string): void {
    const word = wordNumbers.get(text);
    if (word !== undefined) {
      this.#word(word);
      return;
    }
    const before = this.#strings.get(text);
    if (before !== undefined) {
      this.#byte(token.again);
      this.#varint(before);
      return;
    }
    this.#strings.set(text, this.#strings.size);
    if (this.#heard === undefined) this.#time = spell(this.#sink, text, this.#time);
    else {
      this.#heard.push(text);
      this.#byte(token.next);
    }
  }

  /** The strings of a piece: those that stood before by their numbers. */
  #stringsOf(strings: readonly string[]): void {
    this.#varint(strings.length);
    for (const text of strings) {
      const before = this.#strings.get(text);
      if (before === undefined) {
        this.#strings.set(text, this.#strings.size);
        const word = wordNumbers.get(text);
        if (word === undefined) this.#time = spell(this.#sink, text, this.#time);
        else this.#longWord(word);
      } else this.#reference(before);
    }
  }

  /** No first byte of a reference begins a string. */
  #reference(before: number): void {
    const above = before - references.oneByte;
    if (above < 0) this.#byte(before);
    else if (above < references.twoBytes) {
      this.#byte(references.oneByte + (above >>> 8));
      this.#byte(above & 255);
    } else {
      this.#byte(token.again);
      this.#varint(before);
    }
  }

  #word(word: number): void {
    if (word < shortWords) {
      this.#byte(token.word + word);
      return;
    }
    this.#longWord(word);
  }

  #longWord(word: number): void {
    this.#byte(token.longWord);
    this.#varint(word);
  }

  #object(value: object): void {
    if (Array.isArray(value)) this.#array(value);
    else if (value instanceof Uint8Array) this.#bytes(value);
    else if (value instanceof Piece) this.#single(value);
    else if (value instanceof PieceList) this.#pieceList(value);
    else if (hasStored(value)) this.#value(value.toJSON());
    else this.#members(value);
  }

  #array(values: readonly unknown[]): void {
    const { length } = values;
    if (length >= runFrom && this.#run(values)) return;
    if (length < token.arrayShort) this.#byte(token.array + length);
    else {
      this.#byte(token.longArray);
      this.#varint(length);
    }
    for (let at = 0; at < length; at += 1) this.#value(values[at]);
  }

  /** Whether the array is of numbers, or of strings that are new to a piece; then it is written. */
  #run(values: readonly unknown[]): boolean {
    if (typeof values[0] === 'number') return writeNumbers(this.#sink, values);
    if (this.#heard === undefined || !areNew(this.#strings, values)) return false;
    this.#byte(token.nexts);
    this.#varint(values.length);
    for (const text of values) this.#heard.push(text);
    return true;
  }

  #single({ value }: Piece): void {
    const known = this.#before?.find(value);
    const strings = known === undefined ? this.#anew(value) : known.strings;
    this.#byte(strings === undefined ? token.closedPiece : token.piece);
    this.#put({ value, strings, known });
  }

  #pieceList({ values }: PieceList): void {
    const runs = runsOf(values);
    this.#byte(token.pieces);
    this.#varint(runs.length);
    for (const value of runs) {
      const known = this.#before?.find(value);
      this.#put({ value, strings: known === undefined ? this.#open(value) : known.strings, known });
    }
  }

  #put({ value, strings, known }: Pick<Place, 'value' | 'strings'> & { readonly known: Place | undefined }): void {
    if (strings !== undefined) this.#stringsOf(strings);
    const blob = this.#before?.blob;
    const isKnown = known !== undefined && blob !== undefined;
    const from = isKnown ? this.#sink.part(blob, known.from, known.to) : this.#sink.sink(this.#pieceWriter().#sink);
    this.#places.push({ value, strings, from, to: this.#sink.length });
  }

  /** Its bytes are with the writer of pieces; returns the strings that these name. */
  #anew(value: object): readonly string[] | undefined {
    const strings = this.#open(value);
    if (strings.length <= openMax) return strings;
    const inner = this.#pieceWriter();
    inner.#begin();
    inner.#heard = undefined;
    inner.#value(value);
    return undefined;
  }

  #open(value: object): readonly string[] {
    const inner = this.#pieceWriter();
    const strings: string[] = [];
    inner.#begin();
    inner.#heard = strings;
    inner.#value(value);
    return strings;
  }

  #pieceWriter(): BlobWriter {
    this.#inner ??= new BlobWriter();
    return this.#inner;
  }

  #members(value: object): void {
    const names = Object.keys(value);
    this.#shape(names);
    for (let at = 0; at < names.length; at += 1)
      this.#value((value as Readonly<Record<string, unknown>>)[names[at] ?? '']);
  }

  #shape(names: readonly string[]): void {
    const number = this.#shapes.numberOf(names);
    if (number < 0) this.#newShape(-number - 2, names);
    else if (number < token.shapesShort) this.#byte(token.shape + number);
    else {
      this.#byte(token.longShape);
      this.#varint(number);
    }
  }

  #newShape(known: number, names: readonly string[]): void {
    if (known >= 0) {
      this.#byte(token.knownShape);
      this.#varint(known);
      return;
    }
    this.#byte(token.newShape);
    this.#varint(names.length);
    for (const name of names) this.#string(name);
  }

  #bytes(bytes: Uint8Array): void {
    this.#byte(token.bytes);
    this.#sink.bytes(bytes);
  }

  #varint(value: number): void {
    this.#sink.varint(value);
  }

  #byte(value: number): void {
    this.#sink.byte(value);
  }
}

/** Whether the object says itself, as JSON asks it, what is stored of it. */
export function hasStored(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

/** Whether the values are strings that the table does not have, each once; then it has them. */
function areNew(strings: Map<string, number>, values: readonly unknown[]): values is readonly string[] {
  const before = strings.size;
  for (const value of values) {
    if (typeof value !== 'string' || strings.has(value)) {
      for (const added of values.slice(0, strings.size - before)) strings.delete(added as string);
      return false;
    }
    strings.set(value, strings.size);
  }
  return true;
}

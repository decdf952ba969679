/**
 * Passages of long texts, by a few shingles of which a copy is known again, wherever it stands and however it is wrapped.
 *
 * The shingles are winnowed over a window that grows with the root of the text's length. A wider window keeps a subset
 * of what a narrow one keeps, so that both sides need not know of each other: a copied passage that is as long as the
 * wider of their two windows and a shingle is always found, a shorter one in proportion to its length.
 *
 * Owns: the letters and digits of the long texts of one side of a call, in room that the next call uses again.
 */
import { compactText } from './canonical-text.ts';
import * as is from './character-classes.ts';
import { hashRuns } from './run-hashes.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';
import { leastOfWindows } from './window-leasts.ts';

const { alphanumeric, classes, upper, wide } = is;

/** Up to here a leaf counts as a whole. */
const wholeTextMax = 96;
/** Some six words: shorter runs are alike in texts that have nothing to do with each other. */
const pieceLength = 32;
const windowMin = 48;
const windowPerRoot = 4;
/** Of windows that lie beside each other, two keep about one piece each; a little room is left for chance. */
const windowsPerPiece = 2.4;
const lowerBit = 32;
const roomMin = 1024;
const placesPerStep = 1024;

export class Passages {
  #codes = new Uint16Array(roomMin);
  #hashes = new Int32Array(roomMin);
  #length = 0;

  /** Characters for which room is kept. */
  get room(): number {
    return this.#codes.length;
  }

  forget(): void {
    this.#codes.fill(0, 0, this.#length + 1);
    this.#length = 0;
  }

  /** Takes in what of a text is long enough to be copied as a passage. */
  add(survey: TextSurvey): void {
    const { text } = survey;
    if (text.length <= wholeTextMax) return;
    if ((survey.classes & wide) === 0) this.#addPlain(survey.codes, text.length);
    else this.#addWide(compactText(text));
  }

  /** At most so many of their shingles. */
  *sampleSteps(samplesMax: number): Steps<Iterable<string>> {
    const length = this.#length;
    const count = length - pieceLength + 1;
    if (samplesMax === 0 || count < windowMin) return [];
    if (this.#hashes.length < count) this.#hashes = new Int32Array(this.#codes.length);
    hashRuns(this.#codes, this.#hashes, { count, length: pieceLength });
    yield;
    let window = Math.max(windowOf(length), Math.ceil((windowsPerPiece * length) / samplesMax));
    let kept = yield* this.#pieceSteps(count, window);
    while (kept.size > samplesMax && window < length) {
      window *= 2;
      kept = yield* this.#pieceSteps(count, window);
    }
    return kept.size > samplesMax ? [...kept].slice(0, samplesMax) : kept;
  }

  *#pieceSteps(count: number, window: number): Steps<Set<string>> {
    const bytes = Buffer.from(this.#codes.buffer);
    const pieces = new Set<string>();
    const known = new Map<number, number>();
    for (const [index, start] of leastOfWindows(this.#hashes, { count, window }).entries()) {
      if (index % placesPerStep === placesPerStep - 1) yield;
      const hash = this.#hashes[start] ?? 0;
      const like = known.get(hash);
      if (like !== undefined && this.#isSame(like, start)) continue;
      known.set(hash, start);
      pieces.add(bytes.toString('utf16le', start * 2, (start + pieceLength) * 2));
    }
    return pieces;
  }

  /** Where little is said again and again, pieces are alike. */
  #isSame(one: number, other: number): boolean {
    for (let at = 0; at < pieceLength; at++) if (this.#codes[one + at] !== this.#codes[other + at]) return false;
    return true;
  }

  #addPlain(from: Uint16Array, length: number): void {
    this.#makeRoom(length);
    const codes = this.#codes;
    let end = this.#length;
    for (let at = 0; at < length; at++) {
      const code = from[at] ?? 0;
      const kind = classes[code] ?? 0;
      codes[end] = (kind & upper) === 0 ? code : code | lowerBit;
      if ((kind & alphanumeric) !== 0) end++;
    }
    this.#length = end;
  }

  #addWide(compact: string): void {
    this.#makeRoom(compact.length);
    for (let at = 0; at < compact.length; at++) this.#codes[this.#length + at] = compact.charCodeAt(at);
    this.#length += compact.length;
  }

  #makeRoom(length: number): void {
    if (this.#length + length < this.#codes.length) return;
    const wider = new Uint16Array(2 ** Math.ceil(Math.log2(this.#length + length + 1)));
    wider.set(this.#codes.subarray(0, this.#length));
    this.#codes = wider;
  }
}

function windowOf(length: number): number {
  return Math.max(windowMin, Math.ceil(windowPerRoot * Math.sqrt(length)));
}

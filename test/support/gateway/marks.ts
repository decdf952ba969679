/** Marked secrets, a different one at each place, and the search for them. */
import { randomBytes } from 'node:crypto';

/** Letters and digits of both cases, and of a form that never reads as a name: two numbers far apart in one word. */
function newMark(): string {
  const random = randomBytes(16)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, 'k');
  return `Qz7${random.slice(0, 21)}x9K`;
}

/** So much of a mark is a telling part; of a hexadecimal form it is more, since such digits stand everywhere. */
const partLength = 12;
const hexPartLength = 20;

export class Marks {
  readonly #byPlace = new Map<string, string>();

  /** The mark of a place: always the same text, which nobody else has. */
  at(place: string): string {
    const known = this.#byPlace.get(place);
    if (known !== undefined) return known;
    const mark = newMark();
    this.#byPlace.set(place, mark);
    return mark;
  }

  /** A value that holds the mark of a place as key, in text, deep, in JSON, encoded, in a URL. */
  anyAt(place: string): Readonly<Record<string, unknown>> {
    const mark = this.at(place);
    return {
      [mark]: mark,
      text: `before ${mark} after`,
      deep: [{ list: [[{ [`key-${mark}`]: mark }]] }],
      json: JSON.stringify({ inner: { [mark]: [mark] } }),
      base64: Buffer.from(mark).toString('base64'),
      twice: Buffer.from(Buffer.from(mark).toString('base64url')).toString('base64'),
      hex: Buffer.from(mark).toString('hex'),
      percent: mark.replace(/./g, (character) => `%${character.charCodeAt(0).toString(16)}`),
      url: `https://${mark}.example/${mark}?${mark}=${mark}#${mark}`,
      password: mark,
    };
  }

  /** Places whose mark, or a telling part of it, stands in the text in any form. */
  foundIn(text: string): readonly string[] {
    const placeOf = new Map<string, string>();
    for (const [place, mark] of this.#byPlace) for (const part of partsOf(mark)) placeOf.set(part, place);
    const lower = text.toLowerCase();
    const found = new Set<string>();
    for (const length of [partLength, hexPartLength]) {
      for (let at = 0; at + length <= lower.length; at++) {
        const place = placeOf.get(lower.slice(at, at + length));
        if (place !== undefined) found.add(place);
      }
    }
    return [...found];
  }
}

/** Every telling part of a mark, in every form under which it would still be the mark; in lower case. */
function partsOf(mark: string): readonly string[] {
  // A header's name comes in lower case, and may then have been encoded.
  return [mark, mark.toLowerCase(), mark.toUpperCase()].flatMap((text) => [
    ...windowsOf(text, partLength).map((part) => part.toLowerCase()),
    ...windowsOf(Buffer.from(text).toString('hex'), hexPartLength),
    // Nine bytes are twelve digits of base64 wherever they begin at a whole group; some nine of a mark always do.
    ...windowsOf(text, 9).map((part) => Buffer.from(part).toString('base64').toLowerCase()),
  ]);
}

function windowsOf(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));
}

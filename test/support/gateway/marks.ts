/** Marked secrets, a different one at each place, and the search for them. */
import { randomBytes } from 'node:crypto';

export class Marks {
  readonly #byPlace = new Map<string, string>();

  /** The mark of a place: always the same text, which nobody else has. */
  at(place: string): string {
    const known = this.#byPlace.get(place);
    if (known !== undefined) return known;
    const mark = `Qz7${randomBytes(16)
      .toString('base64')
      .replace(/[^A-Za-z0-9]/g, 'k')
      .slice(0, 21)}x9K`;
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
      hex: Buffer.from(mark).toString('hex'),
      url: `https://${mark}.example/${mark}?${mark}=${mark}#${mark}`,
      password: mark,
    };
  }

  /** Places whose mark, or a telling part of it, stands in the text in any form. */
  foundIn(text: string): readonly string[] {
    const lower = text.toLowerCase();
    return [...this.#byPlace].flatMap(([place, mark]) =>
      formsOf(mark).some((form) => lower.includes(form.toLowerCase())) ? [place] : [],
    );
  }
}

function formsOf(mark: string): readonly string[] {
  return [mark, mark.slice(0, 14), mark.slice(-14)].flatMap((part) => [
    part,
    Buffer.from(part).toString('hex'),
    ...[0, 1, 2].map((shift) => base64At(part, shift)),
  ]);
}

/** What stands in base64 of any text that holds the part at such an offset. */
function base64At(part: string, shift: number): string {
  const encoded = Buffer.from(`${' '.repeat(shift)}${part}`).toString('base64');
  return encoded.slice(shift === 0 ? 0 : 4, -4).replace(/=+$/, '');
}

import { describe, expect, it } from 'vitest';
import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';

const inspector = createInspector({ key: Buffer.alloc(32, 7) });
const syllables = 'bar ker mil lon tur ran sel dor vin pal gre sto cal ner rif fum wex oll hin dra'.split(' ');

/** Numbers that no two texts of this file share in the same order. */
function* numbers(seed: number): Generator<number, never> {
  for (let last = seed; ; last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0) yield last >>> 8;
}

/** So many characters of plain words that are never twice in the same order. */
function textOf(length: number, seed: number): string {
  const random = numbers(seed);
  const syllable = (): string => syllables[random.next().value % 20] ?? '';
  const words: string[] = [];
  for (let left = length; left > 0; left -= 7) words.push(syllable() + syllable());
  return words.join(' ').slice(0, length);
}

type Part = { readonly fingerprints: readonly { readonly fp: string; readonly role: string }[] };
const passagesOf = ({ fingerprints }: Part): readonly string[] =>
  fingerprints.flatMap(({ fp, role }) => (role === 'passage' ? [fp] : []));

function readingOf(text: string): readonly string[] {
  const content = [{ type: 'text', text }];
  return passagesOf(inspector.result({ content }, { bytes: text.length, capabilities: [], isError: false }).event);
}

/** How many passages the call has in common with what was read. */
function sharedBy(body: string, read: readonly string[]): number {
  const known = new Set(read);
  return passagesOf(inspector.arguments({ body }, { bytes: body.length }).event).filter((fp) => known.has(fp)).length;
}

const document = textOf(10_000, 1);
const read = readingOf(document);
const copied = document.slice(3000, 5000);

describe('a passage that is copied from a result into arguments', () => {
  it.each([
    ['as it is', copied],
    ['wrapped anew', copied.replace(/(.{40}\S*) /g, '$1\n> ')],
    ['in capitals, between other words', `See below. ${copied.toUpperCase()} That is all.`],
    ['in a letter of another text', `${textOf(2000, 7)}${copied}${textOf(2000, 8)}`],
    ['in base64', Buffer.from(copied).toString('base64')],
  ])('is known again %s', (_how, body) => {
    expect(sharedBy(body, read)).toBeGreaterThan(0);
  });

  it.each([
    [1000, 180],
    [10_000, 480],
    [100_000, 1420],
    [256_000, 2450],
  ])('is always found when it comes out of %d characters and has %d', (length, passageLength) => {
    const text = textOf(length, length);
    const known = readingOf(text);
    const starts = Array.from({ length: 40 }, (_, at) => Math.floor((at * (length - passageLength)) / 39));
    const missed = starts.filter((start) => sharedBy(text.slice(start, start + passageLength), known) === 0);
    expect(missed).toEqual([]);
  });

  it('is not seen in another text, nor in a short one', () => {
    expect(sharedBy(textOf(10_000, 2), read)).toBe(0);
    expect(sharedBy('See you at noon.', read)).toBe(0);
  });

  it('takes no room from other values, and is sampled more thinly where they leave little', () => {
    const addresses = (count: number): string =>
      Array.from({ length: count }, (_, at) => `user${String(at)}@mail.example`).join(' ');
    expect(readingOf(`${addresses(110)} ${document}`).length).toBeGreaterThan(10);
    expect(readingOf(`${addresses(300)} ${document}`)).toEqual([]);
  });
});

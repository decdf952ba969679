import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alphanumeric,
  blank,
  classOf,
  control,
  digit,
  hexDigit,
  lower,
  quote,
  separator,
  upper,
  wide,
} from '../../../../services/sensor/inspection/character-classes.ts';
import { NumberList } from '../../../../services/sensor/inspection/number-list.ts';
import { TextSurvey } from '../../../../services/sensor/inspection/text-survey.ts';
import { leastOfWindows } from '../../../../services/sensor/inspection/window-leasts.ts';

const pieces = fc.constantFrom(
  ...'password is: a.b@c.example 4111-1111 be ad 0a ff https://x/ aGVsbG8gd29ybGQh "q" \\u00e9 %41 é 漢 deadbeefdeadbeef'.split(
    ' ',
  ),
  '\n',
  '[',
  '\u001b[',
  ' ',
  'Specification',
  'camelCase',
  'end!?.',
);
const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

function notesOf(survey: TextSurvey) {
  const { text, classes, words, lineWords, tokenCount, hasEscape, hasBracketAfterControl, runs } = survey;
  const lists = [...Object.entries(survey), ...Object.entries(runs)].flatMap(([name, value]) =>
    value instanceof NumberList
      ? [[name, Array.from({ length: value.length }, (_, index) => value.at(index))] as const]
      : [],
  );
  const flags = { hasEscape, hasBracketAfterControl, hasSpacedHex: runs.hasSpacedHex, hasWrapped: runs.hasWrapped };
  const tokens = Array.from(survey.tokens.subarray(0, tokenCount * 3));
  return { text, classes, words, lineWords, flags, tokens, lists: Object.fromEntries(lists) };
}

describe('a survey', () => {
  it('notes of a text the same whatever was read before, and in however many portions', () => {
    const reused = new TextSurvey();
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 20 }), (text, portion) => {
        reused.begin(text);
        for (let done = false; !done; done = reused.goOn(portion));
        expect(notesOf(reused)).toEqual(notesOf(new TextSurvey(text)));
      }),
    );
  });

  it('keeps nothing of a text that it is told to forget', () => {
    const survey = new TextSurvey('the password is hunter2');
    survey.forget();
    expect(survey.text).toBe('');
    expect(survey.codes.every((code) => code === 0 || code === 0x20)).toBe(true);
  });
});

describe('the class of a character', () => {
  const ofAll = (pattern: RegExp): number[] =>
    Array.from({ length: 65_536 }, (_, code) => code).filter((code) => pattern.test(String.fromCharCode(code)));
  const having = (bits: number): number[] =>
    Array.from({ length: 65_536 }, (_, code) => code).filter((code) => (classOf(code) & bits) !== 0);

  it.each([
    ['letters in lower case', lower, /[a-z]/],
    ['capitals', upper, /[A-Z]/],
    ['digits', digit, /[0-9]/],
    ['hexadecimal digits', hexDigit, /[0-9A-Fa-f]/],
    ['letters and digits', alphanumeric, /[A-Za-z0-9]/],
    ['blanks', blank, /[ \t\n\v\f\r]/],
    ['quotes', quote, /["'`“]/],
    ['what ends a token', separator, /[\s"'`“”‘’«»<>()[\]{}|,;*\\]/],
    // eslint-disable-next-line no-control-regex -- Control characters are what is looked for.
    ['control characters', control, /[\x00-\x08\v\f\x0E-\x1F\x7F]/],
    ['characters beyond ASCII', wide, /[^\p{ASCII}]/u],
  ])('says of exactly the %s that they are', (_name, bits, pattern) => {
    expect(having(bits)).toEqual(ofAll(pattern));
  });
});

describe('the least numbers of windows', () => {
  function naive(numbers: Int32Array, window: number): number[] {
    const found: number[] = [];
    for (let end = window - 1; end < numbers.length; end++) {
      let least = end;
      for (let at = end; at > end - window; at--) if ((numbers[at] ?? 0) < (numbers[least] ?? 0)) least = at;
      if (found.at(-1) !== least) found.push(least);
    }
    return found;
  }

  it.each([
    ['any numbers', fc.integer({ min: -1000, max: 1000 })],
    ['numbers that repeat', fc.integer({ min: 0, max: 3 })],
  ])('are found among %s', (_name, number) => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (list, window) => {
        const numbers = Int32Array.from(list);
        expect(leastOfWindows(numbers, { count: numbers.length, window })).toEqual(naive(numbers, window));
      }),
    );
  });

  it('are found in rows that only rise or fall', () => {
    for (const sign of [1, -1]) {
      const numbers = Int32Array.from({ length: 300 }, (_, at) => sign * at);
      expect(leastOfWindows(numbers, { count: 300, window: 17 })).toEqual(naive(numbers, 17));
    }
  });
});

/** Tries patterns at the places that a survey noted, in place of every character of the text. */
import { alphanumeric, classOf, dot, hyphen, underscore, wide } from './character-classes.ts';
import type { NumberList } from './number-list.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';

const placesPerStep = 128;

/**
 * The matches that `matchAll` would find, where no match can begin but at a place. Takes a sticky pattern. Whoever calls
 * it asks first whether there are places: most texts hold nothing of most kinds.
 */
export function* matchesAt(text: string, places: NumberList, pattern: RegExp): Steps<readonly RegExpExecArray[]> {
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (let index = 0; index < places.length; index++) {
    const start = places.at(index);
    if (start >= end) {
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match !== null) {
        found.push(match);
        end = start + match[0].length;
      }
    }
    if (index % placesPerStep === placesPerStep - 1) yield;
  }
  return found;
}

const schemeLengthMax = 16;
const localLengthMax = 128;
const schemeSign = /[A-Za-z0-9+.-]/;
const localSign = /[._%+'-]/;

/** Where the scheme before `://` can begin. These lists are good until the next one is asked for. */
export function schemePlaces({ text, places, runs: { schemes } }: TextSurvey): NumberList {
  places.clear();
  for (let index = 0; index < schemes.length; index++) {
    const at = schemes.at(index);
    let start = at;
    while (start > 0 && at - start < schemeLengthMax && schemeSign.test(text.charAt(start - 1))) start--;
    addWords(places, text, { start, end: at });
  }
  return places;
}

/** Where the part of an address before the sign can begin. */
export function localPlaces({ text, places, runs: { atSigns } }: TextSurvey): NumberList {
  places.clear();
  for (let index = 0; index < atSigns.length; index++) {
    const at = atSigns.at(index);
    let start = at;
    while (start > 0 && at - start < localLengthMax && isLocal(text, start - 1)) start--;
    addWords(places, text, { start, end: at });
  }
  return places;
}

function isLocal(text: string, at: number): boolean {
  return (classOf(text.charCodeAt(at)) & (alphanumeric | wide)) !== 0 || localSign.test(text.charAt(at));
}

/** Beginnings of words; a run of letters and digits has one. */
function addWords(places: NumberList, text: string, { start, end }: { start: number; end: number }): void {
  let before = start === 0 ? 0 : classOf(text.charCodeAt(start - 1));
  for (let at = start; at < end; at++) {
    const kind = classOf(text.charCodeAt(at));
    const isWord = (kind & (alphanumeric | wide)) !== 0;
    if (isWord && (before & (alphanumeric | underscore)) === 0) places.push(at);
    before = kind;
  }
}

/** Where a telephone or card number can begin: at a digit, or the plus or bracket before it. */
export function numberPlaces({ text, places, runs: { numbers } }: TextSurvey): NumberList {
  places.clear();
  for (let index = 0; index < numbers.length; index++) {
    const at = numbers.at(index);
    const before = text.charAt(at - 1);
    if (before === '(' && text.charAt(at - 2) === '+') places.push(at - 2);
    if (before === '(' || before === '+') places.push(at - 1);
    places.push(at);
  }
  return places;
}

/** Where a path can begin: at its first slash, or what stands for a folder or drive before it. */
export function pathPlaces({ text, codes, places, slashes }: TextSurvey): NumberList {
  places.clear();
  for (let index = 0; index < slashes.length; index++) {
    const at = slashes.at(index);
    const before = at === 0 ? '' : text.charAt(at - 1);
    if (before === '.' || before === ':') addPath(places, codes, at - 2);
    if (before === '.' || before === '~') addPath(places, codes, at - 1);
    addPath(places, codes, at);
  }
  return places;
}

const colonCode = 0x3a;
const slashCode = 0x2f;

/** A path begins behind neither a word, a colon nor a slash. */
function addPath(places: NumberList, codes: Uint16Array, at: number): void {
  if (at < 0 || (places.length > 0 && at <= places.at(places.length - 1))) return;
  const before = at === 0 ? 0 : (codes[at - 1] ?? 0);
  const isInside = before === colonCode || before === slashCode;
  if (!isInside && (classOf(before) & (alphanumeric | underscore)) === 0) places.push(at);
}

/** Where digits begin that a hyphen follows behind three of them. */
export function socialPlaces({ codes, places, runs: { numbers } }: TextSurvey): NumberList {
  places.clear();
  for (let index = 0; index < numbers.length; index++) {
    const at = numbers.at(index);
    if (codes[at + 3] === hyphenCode) places.push(at);
  }
  return places;
}

/** Where digits begin that a dot follows, as in an IPv4 address. */
export function dottedPlaces({ codes, places, runs: { numbers } }: TextSurvey): NumberList {
  places.clear();
  for (let index = 0; index < numbers.length; index++) {
    const at = numbers.at(index);
    if (codes[at + 1] === dotCode || codes[at + 2] === dotCode || codes[at + 3] === dotCode) places.push(at);
  }
  return places;
}

const hyphenCode = 0x2d;
const dotCode = 0x2e;
const idDigitWithin = 64;
const idSign = hyphen | underscore | dot;

/** Ids: what starts with a letter or digit and has a digit near its beginning. */
export function idsIn({ text, runs: { ids, idEnds } }: TextSurvey): { value: string; start: number }[] {
  const found: { value: string; start: number }[] = [];
  for (let index = 0; index < ids.length; index++) {
    const start = ids.at(index);
    if ((classOf(text.charCodeAt(start)) & idSign) !== 0) continue;
    const value = text.slice(start, idEnds.at(index));
    if (value.length <= idDigitWithin || /\d/.test(value.slice(0, idDigitWithin))) found.push({ value, start });
  }
  return found;
}

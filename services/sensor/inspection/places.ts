/** Tries patterns at the places that a survey noted, in place of every character of the text. */
import { alphanumeric, classOf, dot, hyphen, underscore, wide } from './character-classes.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';

const placesPerStep = 128;

/** The matches that `matchAll` would find, where no match can begin but at a place. Takes a sticky pattern. */
export function* matchesAt(text: string, places: readonly number[], pattern: RegExp): Steps<RegExpExecArray[]> {
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (let index = 0; index < places.length; index++) {
    const start = places[index] ?? 0;
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

/** Where the scheme before `://` can begin. */
export function schemePlaces({ text, schemes }: TextSurvey): number[] {
  return schemes.flatMap((at) => {
    let start = at;
    while (start > 0 && at - start < schemeLengthMax && schemeSign.test(text.charAt(start - 1))) start--;
    return wordsBetween(text, start, at);
  });
}

/** Where the part of an address before the sign can begin. */
export function localPlaces({ text, atSigns }: TextSurvey): number[] {
  return atSigns.flatMap((at) => {
    let start = at;
    while (start > 0 && at - start < localLengthMax && isLocal(text, start - 1)) start--;
    return wordsBetween(text, start, at);
  });
}

function isLocal(text: string, at: number): boolean {
  return (classOf(text.charCodeAt(at)) & (alphanumeric | wide)) !== 0 || localSign.test(text.charAt(at));
}

/** Beginnings of words; a run of letters and digits has one. */
function wordsBetween(text: string, start: number, end: number): number[] {
  const places: number[] = [];
  let before = start === 0 ? 0 : classOf(text.charCodeAt(start - 1));
  for (let at = start; at < end; at++) {
    const kind = classOf(text.charCodeAt(at));
    const isWord = (kind & (alphanumeric | wide)) !== 0;
    if (isWord && (before & (alphanumeric | underscore)) === 0) places.push(at);
    before = kind;
  }
  return places;
}

/** Where a telephone or card number can begin: at a digit, or the plus or bracket before it. */
export function numberPlaces({ text, numbers }: TextSurvey): number[] {
  const places: number[] = [];
  for (const at of numbers) {
    const before = text.charAt(at - 1);
    if (before === '(' && text.charAt(at - 2) === '+') places.push(at - 2);
    if (before === '(' || before === '+') places.push(at - 1);
    places.push(at);
  }
  return places;
}

const pathSign = /[~.]/;

/** Where a path can begin: at its first slash, or what stands for a folder or drive before it. */
export function pathPlaces({ text, slashes }: TextSurvey): number[] {
  const places: number[] = [];
  for (const at of slashes) {
    const before = at === 0 ? '' : text.charAt(at - 1);
    if (before === '.' || before === ':') addPlace(places, at - 2);
    if (pathSign.test(before)) addPlace(places, at - 1);
    addPlace(places, at);
  }
  return places;
}

function addPlace(places: number[], at: number): void {
  if (at >= 0 && at > (places.at(-1) ?? -1)) places.push(at);
}

const idDigitWithin = 64;
const idSign = hyphen | underscore | dot;

/** Ids: what starts with a letter or digit and has a digit near its beginning. */
export function idsIn({ text, ids, idEnds }: TextSurvey): { value: string; start: number }[] {
  return ids.flatMap((start, index) => {
    if ((classOf(text.charCodeAt(start)) & idSign) !== 0) return [];
    const value = text.slice(start, idEnds[index] ?? start);
    return value.length > idDigitWithin && !/\d/.test(value.slice(0, idDigitWithin)) ? [] : [{ value, start }];
  });
}

import type { Label } from '../../../schemas/generated/types.ts';
import { digit } from './character-classes.ts';
import { paperWord } from './known-words.ts';
import { localPlaces, matchesAt, numberPlaces, socialPlaces } from './places.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';

export interface PersonalDatum {
  readonly kind: 'email' | 'account' | 'card' | 'national-id' | 'phone';
  readonly label: Label;
  readonly value: string;
  readonly start: number;
}

const emails = /(?<![\w.+-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}/uy;
const accounts = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}(?![A-Za-z0-9])/iy;
const digitRuns = /(?<![\w.+-])\+?\(?\d[\d ().\-/]{6,24}\d(?!\w)/y;
const socialSecurity = /(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/y;
const nationalWord =
  /\b(?:ssn|social security|national (?:id|insurance|identity)|passport|tax(?:payer)? (?:id|number)|nino|personnummer|dni|nif|aadhaar|driv\w{1,6} licen[cs]e|identity card)\b[^\n]{0,32}?\b([A-Z]{0,3}\d[A-Z0-9 -]{4,16}[A-Z0-9])\b/gi;
const dateLike = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})/;

/** Data that tells of a person: addresses, telephone and account numbers, checked where they carry check digits. */
export function* personalSteps(survey: TextSurvey): Steps<readonly PersonalDatum[]> {
  const { text, classes, runs } = survey;
  if (runs.atSigns.length === 0 && (classes & digit) === 0) return nothing;
  const found: PersonalDatum[] = [];
  if (runs.atSigns.length > 0) {
    for (const match of yield* matchesAt(text, localPlaces(survey), emails)) {
      found.push({ kind: 'email', label: 'personal.email', ...at(match) });
    }
  }
  if (runs.accounts.length > 0) {
    for (const match of yield* matchesAt(text, runs.accounts, accounts)) {
      const value = accountIn(match[0]);
      if (value !== undefined) found.push({ kind: 'account', label: 'personal.iban', value, start: match.index });
    }
  }
  if ((classes & digit) !== 0) yield* numberSteps(survey, found);
  return found;
}

const nothing: readonly PersonalDatum[] = [];

function* numberSteps(survey: TextSurvey, found: PersonalDatum[]): Steps<void> {
  const { text, words, runs } = survey;
  const add = (kind: PersonalDatum['kind'], label: Label, at: { value: string; start: number }): void => {
    found.push({ kind, label, ...at });
  };
  const social = socialPlaces(survey);
  if (social.length > 0) {
    for (const match of yield* matchesAt(text, social, socialSecurity)) {
      add('national-id', 'personal.national-id', at(match));
    }
  }
  for (const match of (words & paperWord) === 0 ? [] : text.matchAll(nationalWord)) {
    add('national-id', 'personal.national-id', { value: match[1] ?? '', start: match.index });
  }
  if (runs.numbers.length === 0) return;
  for (const match of yield* matchesAt(text, numberPlaces(survey), digitRuns)) {
    const digits = match[0].replace(/\D/g, '');
    if (isCardNumber(digits)) add('card', 'personal.payment-card', { value: digits, start: match.index });
    else if (isPhone(match[0], digits)) add('phone', 'personal.phone', { value: digits, start: match.index });
  }
}

function at(match: RegExpExecArray): { value: string; start: number } {
  return { value: match[0], start: match.index };
}

/** The account number at the start of a run, which may have taken in the words behind it. */
function accountIn(run: string): string | undefined {
  let value = '';
  for (const group of run.toUpperCase().split(' ')) {
    value += group;
    if (isIban(value)) return value;
  }
  return undefined;
}

/** ISO 13616: country, check digits and a remainder of 1 by 97. */
export function isIban(value: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) return false;
  let remainder = 0;
  for (const character of value.slice(4) + value.slice(0, 4)) {
    const code = Number.parseInt(character, 36);
    remainder = (remainder * (code > 9 ? 100 : 10) + code) % 97;
  }
  return remainder === 1;
}

/** ISO 7812: 13 to 19 digits of a known issuer range with a right check digit. */
export function isCardNumber(digits: string): boolean {
  if (
    !/^(?:4\d{12}|4\d{15}|4\d{18}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6\d{15,18}|3[0689]\d{12,14}|35\d{14})$/.test(
      digits,
    )
  )
    return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += index % 2 === 1 ? doubled : digit;
  }
  return sum % 10 === 0;
}

function isPhone(text: string, digits: string): boolean {
  if (digits.length < 8 || digits.length > 15 || dateLike.test(text)) return false;
  if (text.startsWith('+')) return true;
  return /[ ().\-/]/.test(text) && digits.length >= 9 && /^\(?0|^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/.test(text);
}

import { isInternalHost } from './internal-address.ts';
import { digit } from './character-classes.ts';
import { localhostWord } from './known-words.ts';
import { personalSteps } from './personal-data.ts';
import { dottedPlaces, idsIn, matchesAt, pathPlaces, schemePlaces } from './places.ts';
import { withSurvey } from './scan-room.ts';
import { finish } from './steps.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';
import type { Label } from '../../../schemas/generated/types.ts';

export type ValueKind =
  | 'email'
  | 'url'
  | 'host'
  | 'account'
  | 'card'
  | 'national-id'
  | 'phone'
  | 'path'
  | 'id'
  | 'amount'
  | 'handle'
  | 'quoted';

export interface SalientValue {
  readonly kind: ValueKind;
  readonly value: string;
  readonly start: number;
}

export interface SalientValues {
  readonly values: readonly SalientValue[];
  readonly labels: ReadonlySet<Label>;
}

const urls = /\b[A-Za-z][A-Za-z0-9+.-]{1,15}:\/\/[^\s"'<>`{}|\\^]{1,2048}/y;
const hosts = /(?<![\w@.-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}[A-Za-z]{2,24}(?![\w@-])/y;
const addresses = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/y;
const paths = /(?<![\w:/])(?:~|\.{1,2}|[A-Za-z]:)?(?:[/\\][\w.@%+-]{1,128}){2,32}/y;
const amounts = /(?<![\w.])\d{1,3}(?:[ ,.']\d{3}){0,4}(?:[.,]\d{1,2})?(?![\w])|(?<![\w.])\d{4,15}(?![\w])/y;
const handles = /(?<![\w/&])[@#][\p{L}\p{N}][\p{L}\p{N}_.-]{1,63}/uy;
const quoted = /"([^"\n]{2,80})"|“([^”\n]{2,80})”|'([^'\n]{2,80})'(?!\w)|`([^`\n]{2,80})`/y;
const fileEndings =
  /\.(?:txt|md|pdf|docx?|xlsx?|pptx?|csv|json|ya?ml|xml|html?|js|ts|py|java|go|rs|rb|sh|cfg|conf|ini|log|png|jpe?g|gif|svg|zip|tar|gz)$/i;

/** Values that name something outside the text: addresses, accounts, files, ids, sums. */
export function findSalientValues(text: string): SalientValues {
  return withSurvey(text, (survey) => finish(salientSteps(survey)));
}

export function* salientSteps(survey: TextSurvey): Steps<SalientValues> {
  if (!mayHoldValues(survey)) return nothing;
  const { text, words, runs } = survey;
  const labels = new Set<Label>();
  const values: SalientValue[] = [];
  for (const { label, kind, value, start } of yield* personalSteps(survey)) {
    labels.add(label);
    values.push({ kind, value, start });
  }
  const hosts = yield* hostSteps(survey);
  values.push(...hosts);
  const isInternal = hosts.some(({ kind, value }) => kind === 'host' && isInternalHost(value));
  if (isInternal || ((words & localhostWord) !== 0 && /\blocalhost\b/i.test(text))) labels.add('internal.address');
  yield* namedSteps(survey, values);
  if (runs.ids.length > 0) for (const { value, start } of idsIn(survey)) values.push({ kind: 'id', value, start });
  if (runs.numbers.length > 0) {
    for (const { index, 0: amount } of yield* matchesAt(text, runs.numbers, amounts)) {
      values.push({ kind: 'amount', value: plainAmount(amount), start: index });
    }
  }
  return { values, labels };
}

const nothing: SalientValues = { values: [], labels: new Set() };

function plainAmount(amount: string): string {
  return amount.length > shortAmount ? amount.replace(/[ ,'](?=\d{3})/g, '') : amount;
}

/** Too short for a thousand with its sign. */
const shortAmount = 4;

export function mayHoldValues({ classes, words, quotes, slashes, runs }: TextSurvey): boolean {
  if ((classes & digit) !== 0 || (words & localhostWord) !== 0) return true;
  return quotes.length + slashes.length + runs.handles.length + runs.hosts.length + runs.schemes.length > 0;
}

function* hostSteps(survey: TextSurvey): Steps<SalientValue[]> {
  const { text, runs } = survey;
  const found: SalientValue[] = [];
  if (runs.schemes.length > 0) {
    for (const match of yield* matchesAt(text, schemePlaces(survey), urls)) {
      const url = trimUrl(match[0]);
      found.push({ kind: 'url', value: url.endsWith('/') ? url.slice(0, -1) : url, start: match.index });
      const host = hostOf(url);
      if (host !== undefined) found.push({ kind: 'host', value: host, start: match.index });
    }
  }
  if (runs.hosts.length > 0) {
    for (const match of yield* matchesAt(text, runs.hosts, hosts)) {
      found.push({ kind: fileEndings.test(match[0]) ? 'path' : 'host', value: match[0], start: match.index });
    }
  }
  const dotted = dottedPlaces(survey);
  if (dotted.length === 0) return found;
  for (const match of yield* matchesAt(text, dotted, addresses)) {
    found.push({ kind: 'host', value: match[0], start: match.index });
  }
  return found;
}

/** Paths, handles and names in quotes. */
function* namedSteps(survey: TextSurvey, values: SalientValue[]): Steps<void> {
  const { text, slashes, quotes, runs } = survey;
  if (slashes.length > 0) {
    for (const { index, 0: value } of yield* matchesAt(text, pathPlaces(survey), paths)) {
      values.push({ kind: 'path', value, start: index });
    }
  }
  if (runs.handles.length > 0) {
    for (const { index, 0: handle } of yield* matchesAt(text, runs.handles, handles)) {
      values.push({ kind: 'handle', value: handle.replace(/[.-]+$/, ''), start: index });
    }
  }
  if (quotes.length === 0) return;
  for (const match of yield* matchesAt(text, quotes, quoted)) {
    const value = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    values.push({ kind: 'quoted', value, start: match.index });
  }
}

/** Without the punctuation of the sentence around it. */
function trimUrl(url: string): string {
  let end = url.length;
  while (end > 0 && url.length - end < punctuationMax && punctuation.includes(url.charAt(end - 1))) end--;
  return url.slice(0, end);
}

const punctuation = '.,;:!?)]';
const punctuationMax = 8;

function hostOf(url: string): string | undefined {
  const start = url.indexOf('://') + 3;
  let end = start;
  while (end < url.length && !authorityEnds.includes(url.charAt(end))) end++;
  const authority = url.slice(start, end);
  const named = authority.slice(authority.lastIndexOf('@') + 1);
  const host = named.includes(':') ? named.replace(/:\d*$/, '') : named;
  return host === '' ? undefined : host;
}

const authorityEnds = '/?#';

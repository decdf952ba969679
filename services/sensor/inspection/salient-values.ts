import { isInternalHost } from './internal-address.ts';
import { dot } from './character-classes.ts';
import { localhostWord } from './known-words.ts';
import { personalSteps } from './personal-data.ts';
import { idsIn, matchesAt, pathPlaces, schemePlaces } from './places.ts';
import { finish } from './steps.ts';
import type { Steps } from './steps.ts';
import { TextSurvey } from './text-survey.ts';
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
  return finish(salientSteps(new TextSurvey(text)));
}

export function* salientSteps(survey: TextSurvey): Steps<SalientValues> {
  const { text, words } = survey;
  const labels = new Set<Label>();
  const values: SalientValue[] = [];
  for (const { label, kind, value, start } of yield* personalSteps(survey)) {
    labels.add(label);
    values.push({ kind, value, start });
  }
  values.push(...(yield* hostSteps(survey)));
  const isInternal = values.some(({ kind, value }) => kind === 'host' && isInternalHost(value));
  if (isInternal || ((words & localhostWord) !== 0 && /\blocalhost\b/i.test(text))) labels.add('internal.address');
  for (const { index, 0: value } of yield* matchesAt(text, pathPlaces(survey), paths)) {
    values.push({ kind: 'path', value, start: index });
  }
  for (const { index, 0: handle } of yield* matchesAt(text, survey.handles, handles)) {
    values.push({ kind: 'handle', value: handle.replace(/[.-]+$/, ''), start: index });
  }
  for (const match of yield* matchesAt(text, survey.quotes, quoted)) {
    const value = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    values.push({ kind: 'quoted', value, start: match.index });
  }
  for (const { value, start } of idsIn(survey)) values.push({ kind: 'id', value, start });
  for (const { index, 0: amount } of yield* matchesAt(text, survey.numbers, amounts)) {
    values.push({ kind: 'amount', value: amount.replace(/[ ,'](?=\d{3})/g, ''), start: index });
  }
  return { values, labels };
}

function* hostSteps(survey: TextSurvey): Steps<SalientValue[]> {
  const { text, classes } = survey;
  const found: SalientValue[] = [];
  for (const match of yield* matchesAt(text, schemePlaces(survey), urls)) {
    const url = match[0].replace(/[.,;:!?)\]]{1,8}$/, '');
    found.push({ kind: 'url', value: url.replace(/\/$/, ''), start: match.index });
    const host = hostOf(url);
    if (host !== undefined) found.push({ kind: 'host', value: host, start: match.index });
  }
  for (const match of yield* matchesAt(text, survey.hosts, hosts)) {
    found.push({ kind: fileEndings.test(match[0]) ? 'path' : 'host', value: match[0], start: match.index });
  }
  if ((classes & dot) === 0) return found;
  for (const match of yield* matchesAt(text, survey.numbers, addresses)) {
    found.push({ kind: 'host', value: match[0], start: match.index });
  }
  return found;
}

function hostOf(url: string): string | undefined {
  const rest = url.slice(url.indexOf('://') + 3);
  const authority = rest.split(/[/?#]/, 1)[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return host === '' ? undefined : host;
}

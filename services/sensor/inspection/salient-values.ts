import { isInternalHost } from './internal-address.ts';
import { findPersonalData } from './personal-data.ts';
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

const urls = /\b[A-Za-z][A-Za-z0-9+.-]{1,15}:\/\/[^\s"'<>`{}|\\^]{1,2048}/g;
const hosts = /(?<![\w@.-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}[A-Za-z]{2,24}(?![\w@-])/g;
const addresses = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g;
const paths = /(?<![\w:/])(?:~|\.{1,2}|[A-Za-z]:)?(?:[/\\][\w.@%+-]{1,128}){2,32}/g;
const ids = /(?<![\w-])(?=[\w-]{0,63}\d)[A-Za-z0-9][\w-]{4,127}(?![\w-])/g;
const amounts = /(?<![\w.])\d{1,3}(?:[ ,.']\d{3}){0,4}(?:[.,]\d{1,2})?(?![\w])|(?<![\w.])\d{4,15}(?![\w])/g;
const handles = /(?<![\w/&])[@#][\p{L}\p{N}][\p{L}\p{N}_.-]{1,63}/gu;
const quoted = /"([^"\n]{2,80})"|“([^”\n]{2,80})”|'([^'\n]{2,80})'(?!\w)|`([^`\n]{2,80})`/g;
const fileEndings =
  /\.(?:txt|md|pdf|docx?|xlsx?|pptx?|csv|json|ya?ml|xml|html?|js|ts|py|java|go|rs|rb|sh|cfg|conf|ini|log|png|jpe?g|gif|svg|zip|tar|gz)$/i;

/** Values that name something outside the text: addresses, accounts, files, ids, sums. */
export function findSalientValues(text: string): SalientValues {
  const labels = new Set<Label>();
  const values: SalientValue[] = [];
  for (const { label, kind, value, start } of findPersonalData(text)) {
    labels.add(label);
    values.push({ kind, value, start });
  }
  values.push(...findHosts(text));
  const isInternal = values.some(({ kind, value }) => kind === 'host' && isInternalHost(value));
  if (isInternal || /\blocalhost\b/i.test(text)) labels.add('internal.address');
  for (const [kind, pattern] of plainKinds) {
    for (const match of text.matchAll(pattern)) {
      values.push({ kind, value: bareValue(kind, match), start: match.index });
    }
  }
  return { values, labels };
}

const plainKinds = [
  ['path', paths],
  ['handle', handles],
  ['quoted', quoted],
  ['id', ids],
  ['amount', amounts],
] as const;

function bareValue(kind: ValueKind, match: RegExpExecArray): string {
  if (kind === 'quoted') return match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
  if (kind === 'amount') return match[0].replace(/[ ,'](?=\d{3})/g, '');
  return kind === 'handle' ? match[0].replace(/[.-]+$/, '') : match[0];
}

function findHosts(text: string): SalientValue[] {
  const found: SalientValue[] = [];
  for (const match of text.matchAll(urls)) {
    const url = match[0].replace(/[.,;:!?)\]]{1,8}$/, '');
    found.push({ kind: 'url', value: url.replace(/\/$/, ''), start: match.index });
    const host = hostOf(url);
    if (host !== undefined) found.push({ kind: 'host', value: host, start: match.index });
  }
  for (const match of text.matchAll(hosts)) {
    found.push({ kind: fileEndings.test(match[0]) ? 'path' : 'host', value: match[0], start: match.index });
  }
  for (const match of text.matchAll(addresses)) found.push({ kind: 'host', value: match[0], start: match.index });
  return found;
}

function hostOf(url: string): string | undefined {
  const rest = url.slice(url.indexOf('://') + 3);
  const authority = rest.split(/[/?#]/, 1)[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return host === '' ? undefined : host;
}

import { escapeSign } from './character-classes.ts';
import { tokenSize } from './text-survey.ts';
import type { TextSurvey } from './text-survey.ts';

export type SecretKind = 'token' | 'key' | 'password';

export interface Secret {
  readonly kind: SecretKind;
  readonly value: string;
  /** The part that only this secret has; the rest is alike in every secret of the shape. */
  readonly distinctive: string;
}

interface Shape {
  readonly kind: SecretKind;
  readonly begins: string;
  readonly pattern: RegExp;
}

function shape(kind: SecretKind, begins: string, goesOn: string): Shape {
  return { kind, begins, pattern: new RegExp(`\\b${begins}${goesOn}`, 'g') };
}

// Shapes of issued credentials. Quantifiers are bounded or cover one class, so that each pattern is linear. None goes
// beyond a token: without one that begins like this there is none.
const shapes: readonly Shape[] = [
  shape('token', 'gh[oprsu]_', '[A-Za-z0-9]{20,255}'),
  shape('token', 'github_pat_', '[A-Za-z0-9_]{22,255}'),
  shape('token', 'glpat-', String.raw`[\w-]{20,255}`),
  shape('token', 'xox[abeoprs]-', '[A-Za-z0-9-]{10,255}'),
  shape('token', '(?:AKIA|ASIA)', String.raw`[A-Z2-7]{16}\b`),
  shape('token', 'AIza', String.raw`[\w-]{35}`),
  shape('token', '[rs]k[-_]', String.raw`(?:live|test|proj|ant|or|svcacct)[\w-]{16,255}`),
  shape('token', 'sk-', '[A-Za-z0-9]{20,255}'),
  shape('token', 'whsec_', '[A-Za-z0-9+/]{20,255}'),
  shape('token', String.raw`ya29\.`, String.raw`[\w-]{20,1024}`),
  shape('token', '(?:npm|hf|dop_v1|shp[ap]t|pypi|hvs|dapi|lin_api|SG)', String.raw`[_.-]?[\w-]{30,255}`),
  shape('key', 'AGE-SECRET-KEY-1', '[A-Z0-9]{40,80}'),
];
const webToken = /\beyJ[\w-]{8,4096}\.eyJ[\w-]{8,65536}\.[\w-]{16,4096}/g;
const beginnings = new RegExp(String.raw`\b(?:eyJ|${shapes.map(({ begins }) => begins).join('|')})`);
const shapeLengthMin = 14;
const credentialsInUrl = /\b[A-Za-z][A-Za-z0-9+.-]{1,15}:\/\/[^\s/:@"']{0,128}:([^\s/@"']{3,256})@/g;
const secretInQuery =
  /[?&#](?:[\w.-]{0,32}(?:token|secret|password|passwd|key|sig|signature|auth|code))=([^&#\s"']{8,1024})/gi;
const webAddress = /\bhttps?:\/\/[^\s"'<>?#]{1,1024}/gi;
const pemBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const pemBodyMax = 16_384;
const pemKeysMax = 32;

/** Secrets that their own shape gives away. */
export function findShapedSecrets(survey: TextSurvey): Secret[] {
  const { text, runs } = survey;
  const found: Secret[] = [];
  if (mayHoldShapes(survey)) {
    for (const { kind, pattern } of shapes) {
      for (const [value] of text.matchAll(pattern)) found.push({ kind, value, distinctive: value });
    }
    for (const [value] of text.matchAll(webToken)) {
      found.push({ kind: 'token', value, distinctive: value.slice(value.lastIndexOf('.') + 1) });
    }
  }
  if (runs.schemes.length > 0) found.push(...findSecretsInUrls(survey));
  if (text.includes('PRIVATE KEY')) found.push(...findPrivateKeys(text));
  return found;
}

function mayHoldShapes({ text, tokens, tokenCount }: TextSurvey): boolean {
  for (let at = 0; at < tokenCount * tokenSize; at += tokenSize) {
    const start = tokens[at] ?? 0;
    const end = tokens[at + 1] ?? 0;
    if (end - start >= shapeLengthMin && beginnings.test(text.slice(start, end))) return true;
  }
  return false;
}

function findSecretsInUrls({ text, classes, runs }: TextSurvey): Secret[] {
  const found: Secret[] = [];
  if (runs.atSigns.length > 0) {
    for (const match of text.matchAll(credentialsInUrl)) found.push(plainSecret('password', match[1] ?? ''));
  }
  if ((classes & escapeSign) !== 0) {
    for (const match of text.matchAll(secretInQuery)) found.push(plainSecret('token', match[1] ?? ''));
  }
  if (!/hook/i.test(text)) return found;
  for (const [address] of text.matchAll(webAddress)) {
    if (!/hook/i.test(address)) continue;
    const segments = address.split('/').filter((part) => part.length >= 16 && /\d/.test(part) && /[A-Za-z]/.test(part));
    for (const segment of segments) found.push(plainSecret('token', segment));
  }
  return found;
}

function plainSecret(kind: SecretKind, value: string): Secret {
  return { kind, value, distinctive: value };
}

function findPrivateKeys(text: string): Secret[] {
  const found: Secret[] = [];
  for (const match of text.matchAll(pemBegin)) {
    if (found.length >= pemKeysMax) break;
    const start = match.index + match[0].length;
    const end = text.indexOf('-----END', start);
    const body = text.slice(start, Math.min(end === -1 ? text.length : end, start + pemBodyMax));
    // Header lines such as "Proc-Type: 4,ENCRYPTED" are alike in many keys.
    const value = body.replace(/^[\w-]{1,40}:.{0,200}$/gm, '').replace(/\s+/g, '');
    if (value.length < 32) continue;
    found.push({ kind: 'key', value, distinctive: distinctiveOfKey(value) });
  }
  return found;
}

const opensshKey = /^b3BlbnNzaC1rZXktdjE/;
const curveKey = /^M(?:H.CAQEE|IG.AgEBBD|IH.AgEBBE)/;

/**
 * What of an encoded key only this one has: the names of algorithm and curve stand in every key of its kind, and its
 * public half may be known to all.
 */
function distinctiveOfKey(value: string): string {
  const upTo = (share: number): number => Math.floor(value.length * share);
  if (opensshKey.test(value)) return value.slice(upTo(0.6), upTo(0.9));
  if (curveKey.test(value)) return value.slice(12, upTo(0.31));
  const preamble = value.length > 96 ? 48 : 24;
  return value.length > 2 * preamble ? value.slice(preamble) : value;
}

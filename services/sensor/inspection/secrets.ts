import { looksAssigned, looksLikeSecretNearby, looksRandom } from './randomness.ts';
import { evidenceOfName } from './secret-names.ts';
import type { NameEvidence } from './secret-names.ts';
import { findShapedSecrets } from './secret-shapes.ts';
import type { Secret, SecretKind } from './secret-shapes.ts';
import { readTokens, runAt, trimToken } from './tokens.ts';
import type { Token } from './tokens.ts';

export interface SecretPlace {
  /** Nearest key above the text. */
  readonly key?: string | undefined;
  /** Text of a sibling that names the value. */
  readonly caption?: string | undefined;
  /** The text is a result of a tool that reads credentials. */
  readonly fromVault: boolean;
}

// How many words after a word such as "password" a value still belongs to it.
const reach = 8;
const valueLengthMin = 6;
const secretLengthMax = 4096;
const placeholders =
  /^(?:true|false|null|none|nil|undefined|required|optional|hidden|redacted|masked|removed|expired|invalid|unknown|missing|string|number|boolean|text|value|example|changeme|placeholder|bearer|basic|[*•x.…_-]+|<.*>|\$\{.*|\{\{.*)$/i;

/** Secrets of a text: by their own shape, by the name or the words beside them, and by their randomness. */
export function findSecrets(text: string, place: SecretPlace): Secret[] {
  const found = new Map<string, Secret>();
  const add = (kind: SecretKind, value: string): void => {
    if (!found.has(value)) found.set(value, { kind, value, distinctive: value });
  };
  for (const secret of findShapedSecrets(text)) found.set(secret.value, secret);
  const evidence = evidenceOfPlace(place);
  const whole = text.trim();
  if (whole !== '' && !/\s/.test(whole) && (splitPair(whole)?.value ?? '') === '') {
    const kind = kindOfWhole(whole, evidence, place.fromVault);
    if (kind !== undefined) add(kind, whole);
    if (kind !== undefined || evidence === 'identifier') return [...found.values()];
  } else if (isPhrase(whole, evidence)) {
    add('password', whole);
  }
  scanTokens(text, { evidence, fromVault: place.fromVault }, add);
  return withoutParts([...found.values()]);
}

function evidenceOfPlace({ key, caption }: SecretPlace): NameEvidence {
  const ofKey = key === undefined ? 'none' : evidenceOfName(key);
  if (ofKey !== 'none' || caption === undefined) return ofKey;
  return evidenceOfName(caption);
}

function kindOfWhole(whole: string, evidence: NameEvidence, fromVault: boolean): SecretKind | undefined {
  if (whole.length > secretLengthMax || placeholders.test(whole)) return undefined;
  if (isNamedSecret(evidence)) {
    const isUrl = whole.includes('://');
    return whole.length >= valueLengthMin && !isUrl && !/^(?:\d{1,5}|\d+\.\d+)$/.test(whole) ? evidence : undefined;
  }
  if (evidence === 'identifier') return undefined;
  if (fromVault && whole.length >= 8 && looksLikeSecretNearby(trimToken(whole))) return 'token';
  return looksRandom(whole) ? 'token' : undefined;
}

function isNamedSecret(evidence: NameEvidence): evidence is SecretKind {
  return evidence === 'password' || evidence === 'key' || evidence === 'token';
}

/** A pass phrase or a recovery phrase: words without a sentence's punctuation under a name that promises one. */
function isPhrase(whole: string, evidence: NameEvidence): boolean {
  return evidence === 'password' && /^[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+){2,23}$/u.test(whole) && whole.length <= 256;
}

type Add = (kind: SecretKind, value: string) => void;

interface Line {
  /** Evidence of the last name that a separator followed. */
  pending: NameEvidence;
  named: NameEvidence;
  since: number;
  previous: NameEvidence;
  word: string;
}

function scanTokens(text: string, place: { evidence: NameEvidence; fromVault: boolean }, add: Add): void {
  const start = isNamedSecret(place.evidence) ? place.evidence : 'none';
  const fresh = (): Line => ({ pending: 'none', named: start, since: 0, previous: 'none', word: '' });
  let line = fresh();
  for (const token of readTokens(text)) {
    // A name at the end of a line, with its colon, speaks of the next line.
    if (!token.sameLine && line.pending === 'none') line = fresh();
    readToken(text, token, { line, fromVault: place.fromVault, add });
  }
}

interface Scan {
  readonly line: Line;
  readonly fromVault: boolean;
  readonly add: Add;
}

function readToken(text: string, token: Token, scan: Scan): void {
  const { line } = scan;
  line.since++;
  const pair = splitPair(token.text);
  if (pair === undefined) {
    if (isSeparator(token.text)) line.pending = line.previous;
    else readValue(text, token, scan);
    return;
  }
  const evidence = evidenceOfWords(line, pair.name);
  const named = evidence === 'none' && pair.name === '' ? line.previous : evidence;
  if (isNamedSecret(named)) Object.assign(line, { named, since: 0 });
  if (pair.value === '') {
    Object.assign(line, { pending: named === 'none' ? promiseOf(line) : named, previous: named });
    return;
  }
  const start = token.start + token.text.length - pair.value.length;
  Object.assign(line, { pending: named });
  readValue(text, { text: pair.value, start, sameLine: true }, scan);
}

/** `Password for the archive:` promises a value though its last word is no name of a secret. */
function promiseOf(line: Line): NameEvidence {
  return line.since <= reach ? line.named : 'none';
}

function readValue(text: string, token: Token, { line, fromVault, add }: Scan): void {
  const value = trimToken(token.text);
  const { pending, previous } = line;
  const evidence = evidenceOfWords(line, value);
  Object.assign(line, { pending: 'none', previous: evidence, word: value });
  const run = trimToken(runAt(text, token.start));
  if (isNamedSecret(pending) && isAssigned(run)) {
    add(pending, run);
    return;
  }
  const isExcused = pending === 'identifier' || previous === 'identifier';
  const kind = isExcused ? undefined : kindInText({ value, run }, line, fromVault);
  if (kind !== undefined) add(kind, kind === 'token' && looksRandom(value) ? value : run);
  else if (isNamedSecret(evidence) && !/\d/.test(value)) Object.assign(line, { named: evidence, since: 0 });
}

function kindInText(
  { value, run }: { value: string; run: string },
  line: Line,
  fromVault: boolean,
): SecretKind | undefined {
  if (value.length < valueLengthMin || run.length < 8) return undefined;
  const isNear = looksLikeSecretNearby(run);
  if (isNear && isNamedSecret(line.named) && line.since <= reach) return line.named;
  return (isNear && fromVault) || looksRandom(value) ? 'token' : undefined;
}

function isAssigned(run: string): boolean {
  return run.length <= secretLengthMax && !run.includes('\uFFFD') && !placeholders.test(run) && looksAssigned(run);
}

/** `access code` names what neither of its words does. */
function evidenceOfWords(line: Line, name: string): NameEvidence {
  const alone = evidenceOfName(name);
  return alone === 'none' && line.word !== '' ? evidenceOfName(`${line.word} ${name}`) : alone;
}

/** `name=value` and `name: value`; an address is no pair. */
function splitPair(token: string): { name: string; value: string } | undefined {
  const at = token.search(/[:=]/);
  if (at === -1 || at > 64 || token.startsWith('://', at)) return undefined;
  const name = token.slice(0, at);
  if (name !== '' && !/^[\p{L}_$%@.-][\p{L}\p{N}_.$%-]*$/u.test(name)) return undefined;
  return { name, value: token.slice(at).replace(/^[:=>]+/, '') };
}

function isSeparator(token: string): boolean {
  return /^(?:=|:|:=|=>|->|→|—|–|-|is|was|equals|reads)$/i.test(token);
}

/** Drops what is part of a longer secret, such as the segments of a web token. */
function withoutParts(secrets: readonly Secret[]): Secret[] {
  if (secrets.length > 64) return [...secrets];
  return secrets.filter(
    (one) => !secrets.some((other) => other.value.length > one.value.length && other.value.includes(one.value)),
  );
}

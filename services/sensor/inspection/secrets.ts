import { looksAssigned, looksLikeSecretNearby, looksRandom } from './randomness.ts';
import { evidenceOfName, isNamedSecret } from './secret-names.ts';
import type { NameEvidence } from './secret-names.ts';
import { findShapedSecrets } from './secret-shapes.ts';
import type { Secret, SecretKind } from './secret-shapes.ts';
import { readTokens, runAt, trimToken } from './tokens.ts';
import type { Token } from './tokens.ts';
import { isPlaceholder, kindOfWhole } from './whole-secret.ts';

export interface SecretPlace {
  /** Nearest key above the text. */
  readonly key?: string | undefined;
  /** Text of a sibling that names the value. */
  readonly caption?: string | undefined;
  /** The text is a result of a tool that reads credentials. */
  readonly fromVault: boolean;
  /** It is all that the result says: then it is the credential, if it can be one at all. */
  readonly isSole?: boolean | undefined;
}

// How many words after a word such as "password" a value still belongs to it.
const reach = 8;
const valueLengthMin = 6;
const secretLengthMax = 4096;
// Where credentials are read, what these name is the credential.
const valueNames = /^(?:secret_?)?(?:value|content|data|payload|plain_?text)$/i;

/** Secrets of a text: by their own shape, by the name or the words beside them, and by their randomness. */
export function findSecrets(text: string, place: SecretPlace): Secret[] {
  const { fromVault } = place;
  const found = new Map<string, Secret>();
  const add = (kind: SecretKind, value: string): void => {
    if (!found.has(value)) found.set(value, { kind, value, distinctive: value });
  };
  for (const secret of findShapedSecrets(text)) found.set(secret.value, secret);
  const evidence = evidenceOfPlace(place);
  const whole = text.trim();
  const isPair = (splitPair(whole)?.value ?? '') !== '';
  const isStated = fromVault && (place.isSole === true || valueNames.test(place.key ?? ''));
  const kind = kindOfWhole({ text: whole, isPair, evidence, fromVault, isStated });
  const isSettled = !isPair && !/\s/.test(whole) && (kind !== undefined || evidence === 'identifier');
  if (!isSettled) scanTokens(text, { evidence, fromVault }, add);
  const parts = withoutParts([...found.values()]);
  return kind === undefined || found.has(whole) ? parts : [...parts, { kind, value: whole, distinctive: whole }];
}

function evidenceOfPlace({ key, caption }: SecretPlace): NameEvidence {
  const ofKey = key === undefined ? 'none' : evidenceOfName(key);
  if (ofKey !== 'none' || caption === undefined) return ofKey;
  return evidenceOfName(caption);
}

type Add = (kind: SecretKind, value: string) => void;

interface Line {
  /** Evidence of the last name that a separator followed. */
  pending: NameEvidence;
  named: NameEvidence;
  since: number;
  /** The name was followed by its value. */
  isKept: boolean;
  previous: NameEvidence;
  word: string;
}

function scanTokens(text: string, place: { evidence: NameEvidence; fromVault: boolean }, add: Add): void {
  const start = isNamedSecret(place.evidence) ? place.evidence : 'none';
  const fresh = (): Line => ({ pending: 'none', named: start, since: 0, isKept: false, previous: 'none', word: '' });
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
    if (isSeparator(token.text)) line.pending = isVerb(token.text) ? promiseOf(line) : line.previous;
    else readValue(text, token, scan);
    return;
  }
  const evidence = evidenceOfWords(scan, pair.name);
  const named = evidence === 'none' && pair.name === '' ? line.previous : evidence;
  if (isNamedSecret(named)) Object.assign(line, { named, since: 0, isKept: false });
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
  if (line.previous !== 'none') return line.previous;
  return line.since <= reach && !line.isKept ? line.named : 'none';
}

function readValue(text: string, token: Token, { line, fromVault, add }: Scan): void {
  const value = trimToken(token.text);
  const { pending, previous } = line;
  const evidence = evidenceOfWords({ line, fromVault }, value);
  Object.assign(line, { pending: 'none', previous: evidence, word: value });
  const run = trimToken(runAt(text, token.start));
  if (isNamedSecret(pending) && isAssigned(run)) {
    add(pending, run);
    line.isKept = true;
    return;
  }
  const isExcused = pending === 'identifier' || previous === 'identifier';
  const kind = isExcused ? undefined : kindInText({ value, run }, line, fromVault);
  if (kind !== undefined) add(kind, kind === 'token' && looksRandom(value) ? value : run);
  else if (isNamedSecret(evidence) && !/\d/.test(value))
    Object.assign(line, { named: evidence, since: 0, isKept: false });
}

function kindInText(
  { value, run }: { value: string; run: string },
  line: Line,
  fromVault: boolean,
): SecretKind | undefined {
  if (value.length < valueLengthMin || run.length < 8) return undefined;
  const isNear = looksLikeSecretNearby(run);
  if (isNear && isNamedSecret(line.named) && line.since <= reach) return line.named;
  // A number alone is that of an order or an account.
  return (isNear && fromVault && !/^\d+$/.test(run)) || looksRandom(value) ? 'token' : undefined;
}

function isAssigned(run: string): boolean {
  return run.length <= secretLengthMax && !run.includes('\uFFFD') && !isPlaceholder(run) && looksAssigned(run);
}

/** `access code` names what neither of its words does. */
function evidenceOfWords({ line, fromVault }: Pick<Scan, 'line' | 'fromVault'>, name: string): NameEvidence {
  if (fromVault && valueNames.test(name)) return 'token';
  const alone = evidenceOfName(name);
  return alone === 'none' && line.word !== '' ? evidenceOfName(`${line.word} ${name}`) : alone;
}

/** `name=value` and `name: value`; an address is no pair. */
function splitPair(token: string): { name: string; value: string } | undefined {
  const at = token.search(/[:=]/);
  if (at === -1 || at > 64 || token.startsWith('://', at)) return undefined;
  const name = token.slice(0, at);
  if (name !== '' && !/^[\p{L}_$%@.-][\p{L}\p{N}_.$%-]*$/u.test(name)) return undefined;
  const value = token.slice(at).replace(/^[:=>]+/, '');
  // The padding of an encoded value is no separator.
  const isPadding = token[at] === '=' && !/[\p{L}\p{N}]/u.test(value) && looksRandom(name);
  return isPadding ? undefined : { name, value };
}

function isSeparator(token: string): boolean {
  return /^(?:=|:|:=|=>|->|→|—|–|-)$/.test(token) || isVerb(token);
}

function isVerb(token: string): boolean {
  return /^(?:is|was|equals|reads)$/i.test(token);
}

/** Drops what is part of a longer secret, such as the segments of a web token. */
function withoutParts(secrets: readonly Secret[]): Secret[] {
  if (secrets.length > 64) return [...secrets];
  return secrets.filter(
    (one) => !secrets.some((other) => other.value.length > one.value.length && other.value.includes(one.value)),
  );
}

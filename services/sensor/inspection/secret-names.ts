import { alphanumeric, classOf, digit, lower, upper, wide } from './character-classes.ts';

/** What the name of a place says about the value in it. */
export type NameEvidence = 'password' | 'key' | 'token' | 'identifier' | 'none';

const passwords = new Set(
  'password passwords passwd passwort pwd pass passphrase passcode passkey pin otp totp mnemonic seed unlock combination'.split(
    ' ',
  ),
);
const secrets = new Set(
  'secret secrets token apikey credential credentials creds authorization bearer jwt cookie dsn pat authkey accesskey secretkey privatekey sessionkey auth login'.split(
    ' ',
  ),
);
const keyOwners = new Set(
  'api access private secret signing encryption master service account auth deploy license licence ssh storage shared security bot app client webhook session root admin vault crypto wallet recovery backup unlock entry'.split(
    ' ',
  ),
);
const keyNouns = new Set(['key', 'keys', 'code', 'codes', 'phrase', 'phrases', 'word', 'string', 'material']);
// The last word of a name decides: `token_type` and `secret_name` hold no secret.
const identifiers = new Set(
  'id ids uid uuid guid name names hash sha sha1 sha256 md5 digest checksum etag cursor page count size limit max min total usage budget commit revision version date time at timestamp created updated expires expiry expiration type kind path file filename email url uri link href arn public fingerprint thumbprint status state enabled required length policy hint title description scope scopes label mime format order ref reference number line sku'.split(
    ' ',
  ),
);
const pagination = new Set(['next', 'page', 'cursor', 'continuation', 'previous', 'sync', 'resume']);

export function isNamedSecret(evidence: NameEvidence): evidence is 'password' | 'key' | 'token' {
  return evidence === 'password' || evidence === 'key' || evidence === 'token';
}

/** What the words of names are, as bits: which a name has, and which its first and last word are. */
const identifier = 1;
const shown = 2;
const password = 4;
const secret = 8;
const privateWord = 16;
const owner = 32;
const noun = 64;
export const wordMask = 127;
export const nameLengthMax = 128;

/** Bits of the words that decide what a name promises; part of the table of known words. */
export const nameWords: ReadonlyMap<string, number> = bitsOf([
  [identifiers, identifier],
  [new Set([...pagination, 'public']), shown],
  [passwords, password],
  [secrets, secret],
  [new Set(['private']), privateWord],
  [keyOwners, owner],
  [keyNouns, noun],
]);

function bitsOf(sets: readonly (readonly [ReadonlySet<string>, number])[]): Map<string, number> {
  const bits = new Map<string, number>();
  for (const [words, bit] of sets) for (const word of words) bits.set(word, (bits.get(word) ?? 0) | bit);
  return bits;
}

/** What the words of a name are, in one number, so that two names can be read as one without putting them together. */
export type NameMakeup = number;

const firstShift = 8;
const lastShift = 16;
const ownedKey = 1 << 24;
const hasWords = 1 << 25;

export const noName: NameMakeup = 0;

/** A name that is one word, by the bits of the table of known words. */
export function makeupOfWord(tableBits: number): NameMakeup {
  const bits = tableBits & wordMask;
  return bits | (bits << firstShift) | (bits << lastShift) | hasWords;
}

export function makeupOfName(name: string): NameMakeup {
  let makeup = noName;
  const end = Math.min(name.length, nameLengthMax);
  let start = -1;
  let before = 0;
  for (let at = 0; at <= end; at++) {
    const kind = at === end ? 0 : classOf(name.charCodeAt(at));
    if ((kind & wide) !== 0) return makeupOfWords(foldedWords(name));
    const isInner = (kind & alphanumeric) !== 0;
    const isHump = (kind & upper) !== 0 && (before & (lower | digit)) !== 0;
    if (start !== -1 && (!isInner || isHump)) {
      makeup = joinedMakeup(makeup, makeupOfWord(nameWords.get(name.slice(start, at).toLowerCase()) ?? 0));
      start = -1;
    }
    if (isInner && start === -1) start = at;
    before = kind;
  }
  return makeup;
}

function makeupOfWords(words: readonly string[]): NameMakeup {
  return words.reduce((makeup, word) => joinedMakeup(makeup, makeupOfWord(nameWords.get(word) ?? 0)), noName);
}

/** Of the words of one name and then those of another. */
export function joinedMakeup(first: NameMakeup, second: NameMakeup): NameMakeup {
  if (first === noName || second === noName) return first | second;
  const isOwned = ((first >> lastShift) & owner) !== 0 && ((second >> firstShift) & noun) !== 0;
  const ends = (first & (wordMask << firstShift)) | (second & (wordMask << lastShift));
  const anywhere = (first | second) & (wordMask | ownedKey);
  return anywhere | ends | hasWords | (isOwned ? ownedKey : 0);
}

export function evidenceOfMakeup(makeup: NameMakeup): NameEvidence {
  if (makeup === noName) return 'none';
  const last = makeup >> lastShift;
  if ((last & identifier) !== 0 || (makeup & shown) !== 0) return 'identifier';
  if ((makeup & password) !== 0) return 'password';
  if ((makeup & privateWord) !== 0 && (last & noun) !== 0) return 'key';
  return (makeup & (secret | ownedKey)) === 0 ? 'none' : 'token';
}

export function evidenceOfName(name: string): NameEvidence {
  return evidenceOfMakeup(makeupOfName(name));
}

/** Letters beyond ASCII may fold to ASCII. */
function foldedWords(name: string): string[] {
  return name
    .slice(0, nameLengthMax)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** What a token is made of. `rest` is the token without the segments that read as words. */
interface Makeup {
  readonly rest: string;
  readonly digits: boolean;
  readonly upper: boolean;
  readonly lower: boolean;
  readonly symbols: boolean;
}

const tokenLengthMax = 512;
const lettersMin = 20;
const identifierShapes = [
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/,
  /^(?:sha\d{1,3}|md5)[-:]/i,
  /^#?[0-9a-f]+$/i,
  /^(?:0x)[0-9a-f]+$/i,
  /^urn:/i,
];
const plainShapes = [
  /^[\d.,:/_+-]+$/,
  /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/,
  /^v?\d+(?:\.\d+){1,3}(?:[-+][\w.]+)?$/,
  /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i,
  /^[a-z][a-z0-9+.-]*:\/\//i,
];
// Hosts, and numbers of orders and tickets.
const namedThings = [
  /^(?=.*\.[a-z]{2,24}(?::|$))[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}(?::\d{1,5})?$/,
  /^[A-Z]{1,6}-\d{2,10}(?:-[A-Z0-9]{1,4})?$/,
];
const nameSeparators = /[_./:@$-]/;
const oddCharactersMax = 12;
// Object ids of many services: a short lower-case prefix, an underscore and a short random part.
const prefixedId = /^[a-z]{2,8}_[A-Za-z0-9]{8,27}$/;
const secretPrefix = /^(?:sk|rk|pk|pat|key|tok|token|secret|api|pwd|pass|auth|live|priv)_/;

/** Reads as a random secret with nothing said about it: high entropy, several classes, no shape of an identifier. */
export function looksRandom(token: string): boolean {
  if (token.length < 14 || token.length > tokenLengthMax || isPlainShape(token) || isIdentifier(token)) return false;
  if (token.includes('/') && !isBase64Like(token)) return false;
  const { rest, digits, upper, lower } = makeupOf(token);
  if (!digits) return isRandomLetters(rest);
  if (!(upper || lower)) return false;
  const [lengthMin, changesMin, bitsMin] = upper && lower ? [14, 0.3, 3.1] : [18, 0.2, 3];
  return rest.length >= lengthMin && classChanges(rest) >= changesMin * rest.length && entropyBits(rest) >= bitsMin;
}

/**
 * One in some hundred random values has no digit. Of letters in both cases few stand in runs of one case: in a name of
 * several words nearly all do.
 */
function isRandomLetters(rest: string): boolean {
  if (rest.length < lettersMin || !/[A-Z]/.test(rest) || !/[a-z]/.test(rest)) return false;
  const inRuns = (rest.match(/[a-z]{3,}|[A-Z]{4,}/g) ?? []).join('').length;
  return inRuns <= 0.55 * rest.length && entropyBits(rest) >= 3.6;
}

/** Could be a secret where the place says that one stands there. Words, dates, numbers and addresses are not. */
export function looksLikeSecretNearby(token: string): boolean {
  if (token.length < 6 || token.length > tokenLengthMax || isPlainShape(token)) return isLongDigits(token);
  if (namedThings.some((shape) => shape.test(token))) return false;
  const { rest, digits, symbols, upper, lower } = makeupOf(token);
  const hasDigit = /\d/.test(token);
  const hasBothCases = /\p{Lu}/u.test(token) && /\p{Ll}/u.test(token);
  if (symbols && token.length >= 8 && (hasDigit || hasBothCases)) return true;
  if (hasDigit && hasBothCases && token.length >= 10) return true;
  const classes = [digits, upper, lower].filter(Boolean).length;
  return rest.length >= (classes >= 2 ? 4 : 12) && entropyBits(token) >= 2.2;
}

/** Could be the value that a name such as `password` promises: anything but a plain word or a short number. */
export function looksAssigned(value: string): boolean {
  if (value.length < 6 || isPlainShape(value)) return isLongDigits(value);
  return /\d/.test(value) || /[^\p{L}\p{N}\s._:/-]/u.test(value) || /\p{Ll}\p{Lu}/u.test(value);
}

/**
 * Reads as a name that somebody thought of: what holds digits is short or made of words. Stricter than `looksRandom`,
 * which lets pass what is random by chance alone hardly visible; a name that is hashed needlessly costs little.
 */
export function looksNamed(name: string): boolean {
  const odd = name.split(nameSeparators).filter((part) => /\d/.test(part) && !isWordy(part));
  return odd.join('').length <= oddCharactersMax;
}

function isIdentifier(token: string): boolean {
  if (identifierShapes.some((shape) => shape.test(token))) return true;
  return prefixedId.test(token) && !secretPrefix.test(token);
}

function isLongDigits(token: string): boolean {
  return /^\d{6,32}$/.test(token);
}

function isPlainShape(token: string): boolean {
  return plainShapes.some((shape) => shape.test(token));
}

function isBase64Like(token: string): boolean {
  return /^[A-Za-z0-9+/]{20,}={0,2}$/.test(token) && token.split('/').every((part) => !isWord(part) || part.length < 4);
}

function makeupOf(token: string): Makeup {
  const rest = token
    .split(/[^A-Za-z0-9\u0080-\uFFFF]+/)
    .filter((segment) => !isWordy(segment))
    .join('');
  return {
    rest,
    digits: /\d/.test(rest),
    upper: /\p{Lu}/u.test(rest),
    lower: /\p{Ll}/u.test(rest),
    symbols: /[^\p{L}\p{N}\s._:/-]/u.test(token),
  };
}

/** A segment that is made of words alone, such as `Monday`, `API` or `getUserName`. */
function isWordy(segment: string): boolean {
  const parts = segment.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
  let words = 0;
  for (const part of parts) if (isWord(part)) words += part.length;
  const numbers = parts.filter((part) => /^\d/.test(part));
  if (numbers.length > 1) return false;
  const digits = numbers.join('').length;
  return words > 0 && words * 10 >= segment.length * 8 - Math.min(digits, 4) * 10;
}

/** Letters that can be spoken: neither a long run of consonants nor hardly a vowel. */
function isWord(part: string): boolean {
  if (part.length < 3 || !/^[A-Za-z]+$/.test(part)) return false;
  const vowels = part.replace(/[^aeiouy]/gi, '').length;
  if (part.length <= 4) return vowels > 0;
  return vowels * 5 >= part.length && vowels * 10 <= part.length * 7 && !/[^aeiouy]{5}/i.test(part);
}

function classChanges(text: string): number {
  let changes = 0;
  let previous = '';
  for (const character of text) {
    const kind = /\d/.test(character) ? 'd' : /\p{Lu}/u.test(character) ? 'u' : 'l';
    if (previous !== '' && kind !== previous) changes++;
    previous = kind;
  }
  return changes;
}

/** Shannon entropy of the characters, in bits a character. */
function entropyBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Finds secrets in running text: by the name or the words before them, and by their randomness. */
import { joiningWord } from './known-words.ts';
import { looksAssigned, looksLikeSecretNearby, looksRandom } from './randomness.ts';
import {
  evidenceOfMakeup,
  isNamedSecret,
  joinedMakeup,
  makeupOfName,
  makeupOfWord,
  nameLengthMax,
  noName,
  wordMask,
} from './secret-names.ts';
import type { NameEvidence, NameMakeup } from './secret-names.ts';
import type { SecretKind } from './secret-shapes.ts';
import type { Steps } from './steps.ts';
import { onNewLine, pairToken, simpleToken, tokenSize, trailingOf, wordOf } from './text-survey.ts';
import type { TextSurvey } from './text-survey.ts';
import { runAt, trimToken } from './tokens.ts';
import { isPlaceholder } from './whole-secret.ts';

export interface TokenPlace {
  readonly evidence: NameEvidence;
  readonly fromVault: boolean;
}

type Add = (kind: SecretKind, value: string) => void;

// How many words after a word such as "password" a value still belongs to it.
const reach = 8;
const valueLengthMin = 6;
const runLengthMin = 8;
const secretLengthMax = 4096;
const tokensPerStep = 256;
// Where credentials are read, what these name is the credential.
export const valueNames = /^(?:secret_?)?(?:value|content|data|payload|plain_?text)$/i;
const joiningSigns = /^(?:=|:|:=|=>|->|→|—|–|-)$/;
const joiningVerbs = /^(?:is|was|equals|reads)$/i;
const joiningLengthMax = 6;

/** Reads the tokens of a text in their order. */
export function* scanTokens(survey: TextSurvey, place: TokenPlace, add: Add): Steps<void> {
  const scan = new TokenScan(survey, place, add);
  const count = survey.tokenCount;
  for (let index = 0; index < count;) {
    const end = Math.min(count, index + tokensPerStep);
    while (index < end) {
      index = scan.passPlain(index, end);
      if (index < end) scan.read(index++);
    }
    if (index < count) yield;
  }
}

/** A word or a value, where it stands; its text is cut out only where it is asked for. */
interface Part {
  readonly start: number;
  readonly end: number;
}

const plainWord = makeupOfWord(0);
const meaningful = wordMask | joiningWord;
const nowhere: Part = { start: 0, end: 0 };

class TokenScan {
  readonly #survey: TextSurvey;
  readonly #place: TokenPlace;
  readonly #add: Add;
  readonly #named: NameEvidence;
  /** Evidence of the last name that a separator followed. */
  #pending: NameEvidence = 'none';
  #lineNamed: NameEvidence;
  #since = 0;
  /** The name was followed by its value. */
  #isKept = false;
  #previous: NameEvidence = 'none';
  #word = nowhere;
  #wordMakeup: NameMakeup = noName;

  constructor(survey: TextSurvey, place: TokenPlace, add: Add) {
    this.#survey = survey;
    this.#place = place;
    this.#add = add;
    this.#named = isNamedSecret(place.evidence) ? place.evidence : 'none';
    this.#lineNamed = this.#named;
  }

  /**
   * Words that mean nothing, which most are, change nothing where no name promises a value: passes over them as `read`
   * would. Tells where the next token stands that is to be read.
   */
  passPlain(from: number, to: number): number {
    if (!this.#isIdle()) return from;
    const { tokens } = this.#survey;
    let index = from;
    for (; index < to; index++) {
      const mark = tokens[index * tokenSize + 2] ?? 0;
      if ((mark & simpleToken) === 0 || (wordOf(mark) & meaningful) !== 0) break;
      if ((mark & onNewLine) !== 0) this.#begin();
      this.#since++;
    }
    if (index === from) return from;
    const last = (index - 1) * tokenSize;
    const start = tokens[last] ?? 0;
    this.#previous = 'none';
    this.#word = { start, end: (tokens[last + 1] ?? 0) - trailingOf(tokens[last + 2] ?? 0) };
    this.#wordMakeup = plainWord;
    return index;
  }

  #isIdle(): boolean {
    const isPlain = this.#wordMakeup === plainWord || this.#wordMakeup === noName;
    return isPlain && this.#pending === 'none' && this.#named === 'none' && !this.#place.fromVault && !this.#isNear();
  }

  read(index: number): void {
    const { text, tokens } = this.#survey;
    const at = index * tokenSize;
    const start = tokens[at] ?? 0;
    const end = tokens[at + 1] ?? 0;
    const mark = tokens[at + 2] ?? 0;
    // A name at the end of a line, with its colon, speaks of the next line.
    if ((mark & onNewLine) !== 0 && this.#pending === 'none') this.#begin();
    this.#since++;
    if ((mark & simpleToken) !== 0 && !this.#place.fromVault) {
      this.#readWord({ start, end: end - trailingOf(mark) }, wordOf(mark), end);
      return;
    }
    const token = text.slice(start, end);
    const pair = (mark & pairToken) === 0 ? undefined : splitPair(token);
    if (pair !== undefined) this.#readPair(pair, { start, end });
    else if (token.length <= joiningLengthMax && joiningSigns.test(token)) this.#pending = this.#previous;
    else if (token.length <= joiningLengthMax && joiningVerbs.test(token)) this.#pending = this.#promise();
    else this.#readValue(token, start);
  }

  #begin(): void {
    this.#pending = 'none';
    this.#lineNamed = this.#named;
    this.#since = 0;
    this.#isKept = false;
    this.#previous = 'none';
    this.#word = nowhere;
    this.#wordMakeup = noName;
  }

  /** A word of letters alone, by far the most frequent token: it is read without being cut out. */
  #readWord(word: Part, bits: number, tokenEnd: number): void {
    if ((bits & joiningWord) !== 0 && word.end === tokenEnd) {
      this.#pending = this.#promise();
      return;
    }
    const pending = this.#pending;
    const previous = this.#previous;
    const makeup = makeupOfWord(bits);
    const evidence = this.#evidenceOf(word, makeup);
    this.#take(word, makeup, evidence);
    if (isNamedSecret(pending) || (this.#isNear() && word.end - word.start >= valueLengthMin)) {
      const value = this.#survey.text.slice(word.start, word.end);
      this.#judge({ value, start: word.start }, { pending, previous, evidence });
    } else if (isNamedSecret(evidence)) this.#name(evidence);
  }

  #readPair(pair: { readonly name: string; readonly value: string }, { start, end }: Part): void {
    const name = { start, end: start + pair.name.length };
    const evidence = this.#isValueName(pair.name) ? 'token' : this.#evidenceOf(name, makeupOfName(pair.name));
    const named = evidence === 'none' && pair.name === '' ? this.#previous : evidence;
    if (isNamedSecret(named)) this.#name(named);
    if (pair.value === '') {
      this.#pending = named === 'none' ? this.#promise() : named;
      this.#previous = named;
      return;
    }
    this.#pending = named;
    this.#readValue(pair.value, end - pair.value.length);
  }

  #readValue(token: string, start: number): void {
    const value = trimToken(token);
    const pending = this.#pending;
    const previous = this.#previous;
    const from = start + token.indexOf(value);
    const word = { start: from, end: from + value.length };
    const makeup = makeupOfName(value);
    const evidence = this.#isValueName(value) ? 'token' : this.#evidenceOf(word, makeup);
    this.#take(word, makeup, evidence);
    this.#judge({ value, start }, { pending, previous, evidence });
  }

  #take(word: Part, makeup: NameMakeup, evidence: NameEvidence): void {
    this.#pending = 'none';
    this.#previous = evidence;
    this.#word = word;
    this.#wordMakeup = makeup;
  }

  #judge(
    { value, start }: { readonly value: string; readonly start: number },
    { pending, previous, evidence }: Readonly<Record<'pending' | 'previous' | 'evidence', NameEvidence>>,
  ): void {
    if (isNamedSecret(pending)) {
      const run = trimToken(runAt(this.#survey.text, start));
      if (isAssigned(run)) {
        this.#add(pending, run);
        this.#isKept = true;
        return;
      }
    }
    const isExcused = pending === 'identifier' || previous === 'identifier';
    if (!isExcused && this.#addIfSecret(value, start)) return;
    if (isNamedSecret(evidence) && !/\d/.test(value)) this.#name(evidence);
  }

  #addIfSecret(value: string, start: number): boolean {
    if (value.length < valueLengthMin) return false;
    const isRandom = looksRandom(value);
    if (!isRandom && !this.#isNear() && !this.#place.fromVault) return false;
    const run = trimToken(runAt(this.#survey.text, start));
    const kind = run.length < runLengthMin ? undefined : this.#kindOf(run, isRandom);
    if (kind !== undefined) this.#add(kind, kind === 'token' && isRandom ? value : run);
    return kind !== undefined;
  }

  #kindOf(run: string, isRandom: boolean): SecretKind | undefined {
    const { fromVault } = this.#place;
    const isLikely = (this.#isNear() || fromVault) && looksLikeSecretNearby(run);
    if (isLikely && this.#isNear() && isNamedSecret(this.#lineNamed)) return this.#lineNamed;
    // A number alone is that of an order or an account.
    return isRandom || (isLikely && fromVault && !/^\d+$/.test(run)) ? 'token' : undefined;
  }

  #isNear(): boolean {
    return isNamedSecret(this.#lineNamed) && this.#since <= reach;
  }

  #name(evidence: NameEvidence): void {
    this.#lineNamed = evidence;
    this.#since = 0;
    this.#isKept = false;
  }

  /** `Password for the archive:` promises a value though its last word is no name of a secret. */
  #promise(): NameEvidence {
    if (this.#previous !== 'none') return this.#previous;
    return this.#since <= reach && !this.#isKept ? this.#lineNamed : 'none';
  }

  #isValueName(name: string): boolean {
    return this.#place.fromVault && valueNames.test(name);
  }

  /** `access code` names what neither of its words does. */
  #evidenceOf(name: Part, makeup: NameMakeup): NameEvidence {
    const alone = evidenceOfMakeup(makeup);
    const { start, end } = this.#word;
    if (alone !== 'none' || end === start) return alone;
    const isShort = end - start + 1 + name.end - name.start <= nameLengthMax;
    if (isShort) return evidenceOfMakeup(joinedMakeup(this.#wordMakeup, makeup));
    const { text } = this.#survey;
    return evidenceOfMakeup(makeupOfName(`${text.slice(start, end)} ${text.slice(name.start, name.end)}`));
  }
}

function isAssigned(run: string): boolean {
  return run.length <= secretLengthMax && !run.includes('\uFFFD') && !isPlaceholder(run) && looksAssigned(run);
}

/** `name=value` and `name: value`; an address is no pair. */
export function splitPair(token: string): { name: string; value: string } | undefined {
  const at = token.search(/[:=]/);
  if (at === -1 || at > 64 || token.startsWith('://', at)) return undefined;
  const name = token.slice(0, at);
  if (name !== '' && !/^[\p{L}_$%@.-][\p{L}\p{N}_.$%-]*$/u.test(name)) return undefined;
  const value = token.slice(at).replace(/^[:=>]+/, '');
  // The padding of an encoded value is no separator.
  const isPadding = token[at] === '=' && !/[\p{L}\p{N}]/u.test(value) && looksRandom(name);
  return isPadding ? undefined : { name, value };
}

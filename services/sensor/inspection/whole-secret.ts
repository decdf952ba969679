import { looksAssigned, looksLikeSecretNearby, looksRandom } from './randomness.ts';
import { isNamedSecret } from './secret-names.ts';
import type { NameEvidence } from './secret-names.ts';
import type { SecretKind } from './secret-shapes.ts';
import { trimToken } from './tokens.ts';

export interface WholeText {
  /** Trimmed. */
  readonly text: string;
  /** It could be a name and its value. */
  readonly isPair: boolean;
  readonly evidence: NameEvidence;
  readonly fromVault: boolean;
  /** It is what a vault answers, with nothing beside it: the credential, if it can be one at all. */
  readonly isStated: boolean;
}

const valueLengthMin = 6;
const phraseLengthMax = 256;
const secretLengthMax = 4096;
const placeholders =
  /^(?:true|false|null|none|nil|undefined|required|optional|hidden|redacted|masked|removed|expired|invalid|unknown|missing|string|number|boolean|text|value|example|changeme|placeholder|bearer|basic|[*•x.…_-]+|<.*>|\$\{.*|\{\{.*)$/i;
const sentenceWords =
  /\b(?:the|an?|is|are|was|were|be|been|has|have|had|no|not|none|of|to|for|in|on|at|by|from|or|and|with|without|this|that|there|such|your|you|it|its|please|could|can|cannot|must|found|error|entry|secret|value)\b/i;

/** Whether a text is a secret from end to end. */
export function kindOfWhole(whole: WholeText): SecretKind | undefined {
  const { text, evidence, isPair, isStated } = whole;
  if (text === '' || text.length > secretLengthMax || isPlaceholder(text) || /^[[{]/.test(text)) return undefined;
  if (/\s/.test(text)) return isPhrase(whole) ? 'password' : undefined;
  if (!isPair && isNamedSecret(evidence)) return isNamedValue(text) ? evidence : undefined;
  if (evidence === 'identifier') return undefined;
  const kind = isPair ? undefined : kindOfUnnamed(whole);
  return kind ?? (isStated && looksStated(text) ? 'password' : undefined);
}

export function isPlaceholder(text: string): boolean {
  return placeholders.test(text);
}

function isNamedValue(text: string): boolean {
  return text.length >= valueLengthMin && !text.includes('://') && !/^(?:\d{1,5}|\d+\.\d+)$/.test(text);
}

function kindOfUnnamed({ text, fromVault }: WholeText): SecretKind | undefined {
  const isNear = fromVault && text.length >= 8 && !/^\d+$/.test(text) && looksLikeSecretNearby(trimToken(text));
  return isNear || looksRandom(text) ? 'token' : undefined;
}

/** All but a word, a name of a few words, a version and an address. */
function looksStated(text: string): boolean {
  if (/^\p{L}+(?:-\p{L}+){3,23}$/u.test(text)) return true;
  if (/^[\w.-]+\.[\w-]+:\d{2,5}$/.test(text)) return false;
  return looksAssigned(text) && !/^(?=.{1,15}$)\p{L}+(?:[-_.]\p{L}+){0,2}[-_.]v?\d{1,2}$/u.test(text);
}

/** A pass phrase or a recovery phrase: words without a sentence's punctuation where one is promised. */
function isPhrase({ text, evidence, isStated }: WholeText): boolean {
  if (text.length > phraseLengthMax || !/^[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+){2,23}$/u.test(text)) return false;
  if (evidence === 'password') return true;
  return (isStated || isNamedSecret(evidence)) && text.split(' ').length >= 4 && !sentenceWords.test(text);
}

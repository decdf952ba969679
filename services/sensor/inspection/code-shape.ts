import { wide } from './character-classes.ts';
import {
  commands,
  commandWord,
  declaring,
  declaringWord,
  flow,
  flowWord,
  imports,
  importWord,
  queryPartWord,
  queryWord,
} from './code-words.ts';
import type { TextSurvey } from './text-survey.ts';

interface Sign {
  readonly pattern: RegExp;
  /** Costs much less than the pattern, and is false only where the pattern cannot match. */
  readonly mayMatch: (survey: TextSurvey, sample: string) => boolean;
}

const operators = ['=>', '&&', '||', '!=', '==', '::', '->'];

const signs: readonly Sign[] = [
  {
    pattern: new RegExp(String.raw`^\s{0,32}(?:${imports})\b.{0,120}[;"'<>)]?\s{0,8}$`, 'm'),
    mayMatch: (survey) => beginsLine(survey, importWord),
  },
  {
    pattern: new RegExp(String.raw`\b(?:${declaring})\s{1,4}[A-Za-z_$][\w$]{0,64}\s{0,4}[({=:<]`),
    mayMatch: ({ words }) => (words & declaringWord) !== 0,
  },
  {
    pattern: /(?:=>|&&|\|\||!==?|===|::|->)\s{0,4}[\w({[]/,
    mayMatch: (_survey, sample) => operators.some((operator) => sample.includes(operator)),
  },
  {
    pattern: new RegExp(String.raw`^\s{0,32}(?:${flow})\b.{0,120}[:{;)]\s{0,8}$`, 'm'),
    mayMatch: (survey) => beginsLine(survey, flowWord),
  },
  {
    pattern: /^#!\/|^```[a-z]{1,16}\s*$/m,
    mayMatch: (_survey, sample) => sample.includes('#!/') || sample.includes('```'),
  },
  {
    pattern: /\b(?:SELECT\b.{1,200}\bFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|DROP\s+TABLE)\b/i,
    mayMatch: ({ words }) => (words & queryWord) !== 0 && (words & queryPartWord) !== 0,
  },
  {
    pattern: new RegExp(String.raw`^\s{0,32}\$?\s?(?:${commands})\s+-{0,2}[\w./-]`, 'm'),
    mayMatch: ({ words }) => (words & commandWord) !== 0,
  },
  {
    pattern: /[;{}]\s{0,8}$/m,
    mayMatch: (_survey, sample) => sample.includes(';') || sample.includes('{') || sample.includes('}'),
  },
];

const sampleLength = 16_384;
const lengthMin = 16;
const signsMin = 2;

/** Source code or commands: two signs of it, or one that hardly stands elsewhere. */
export function looksLikeCode(survey: TextSurvey): boolean {
  const { text } = survey;
  if (text.length < lengthMin) return false;
  const sample = text.length > sampleLength ? text.slice(0, sampleLength) : text;
  let possible = 0;
  for (const { mayMatch } of signs) if (mayMatch(survey, sample)) possible++;
  if (possible < signsMin) return false;
  return signs.filter(({ mayMatch, pattern }) => mayMatch(survey, sample) && pattern.test(sample)).length >= signsMin;
}

/** Lines begin elsewhere too in patterns than the survey notes: after a lone carriage return, and beyond ASCII. */
function beginsLine({ words, lineWords, text, classes }: TextSurvey, bit: number): boolean {
  if ((words & bit) === 0) return false;
  return (lineWords & bit) !== 0 || (classes & wide) !== 0 || text.includes('\r');
}

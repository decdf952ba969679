import { codeWords } from './code-words.ts';
import { instructionWords } from './instruction-words.ts';
import { nameWords } from './secret-names.ts';
import { WordTable } from './word-table.ts';

/** Joins a name and its value, as in `the password is …`. */
export const joiningWord = 1 << 16;
/** A word of the names of papers that states give to persons. */
export const paperWord = 1 << 17;
export const localhostWord = 1 << 18;

const joining = 'is was equals reads'.split(' ');
const papers =
  'ssn social security national passport tax taxpayer nino personnummer dni nif aadhaar license licence identity'.split(
    ' ',
  );

const bits = new Map<string, number>();
const addAll = (words: Iterable<readonly [string, number]>): void => {
  for (const [word, bit] of words) bits.set(word, (bits.get(word) ?? 0) | bit);
};
addAll(nameWords);
addAll(instructionWords);
addAll(codeWords);
addAll(joining.map((word) => [word, joiningWord] as const));
addAll(papers.map((word) => [word, paperWord] as const));
addAll([['localhost', localhostWord]]);

/** Every word that some part of the inspector asks for. */
export const wordBits = new WordTable(bits);

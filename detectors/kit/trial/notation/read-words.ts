/** Puts the words of a line, one after the other, into what the line becomes. */
import { type Fault, isFault, type Words } from './draft.ts';
import type { TraceFault } from './fault.ts';
import { nearestTo } from '../../../../schemas/nearest.ts';
import type { Token } from './tokens.ts';
import type { Override } from './trace.ts';
import { readOverride } from './values.ts';
import { bareWords } from './words.ts';

export interface WordReading<Draft> {
  readonly line: number;
  readonly words: Words<Draft>;
  /** Takes a `path=value`. */
  readonly override: (draft: Draft, override: Override) => Draft;
}

export interface Read<Draft> {
  readonly draft: Draft;
  readonly faults: readonly TraceFault[];
}

export function readWords<Draft extends object>(
  tokens: readonly Token[],
  begun: Draft,
  reading: WordReading<Draft>,
): Read<Draft> {
  let draft = begun;
  const faults: TraceFault[] = [];
  for (const token of tokens) {
    const read = readWord(token, draft, reading);
    if (isFault(read)) faults.push(placed(read, token, reading.line));
    else draft = read;
  }
  return { draft, faults };
}

function readWord<Draft extends object>(token: Token, draft: Draft, reading: WordReading<Draft>): Draft | Fault {
  const { words } = reading;
  const [, name = '', value] = /^([a-z-]+)(?::(.*))?$/.exec(token.text) ?? [];
  const override = readOverride(token.text);
  if (override !== undefined) return reading.override(draft, override);
  if (!Object.hasOwn(words, name)) return unknownWord(token.text, Object.keys(words));
  const read = words[name]?.(value ?? '', draft) ?? draft;
  if (value === undefined && !bareWords.has(name)) return { fault: `${name} needs a value: ${name}:…` };
  if (!isFault(read) || value === undefined || value === '') return read;
  return { fault: read.fault, at: name.length + 1 + (read.at ?? 0), length: read.length ?? value.length };
}

function unknownWord(text: string, known: readonly string[]): Fault {
  const [name = '', ...rest] = text.split(':');
  const isNamed = rest.length > 0;
  const nearest = nearestTo(name, known);
  if (nearest !== undefined) return { fault: `is ${nearest}${isNamed ? ':' : ''} meant?`, length: name.length };
  return { fault: `there is no such word here; there are ${known.join(', ')}, and path=value`, length: name.length };
}

export function placed({ fault, at = 0, length }: Fault, token: Token, line: number): TraceFault {
  return { line, column: token.column + at, length: length ?? token.text.length - at, message: fault };
}

import { quoted, type Fault } from './diagnostic.ts';
import { numberOf, unitNames } from './units.ts';
import { suggestion } from '../../../schemas/nearest.ts';

export type Token =
  | {
      readonly kind: 'name' | 'capture' | 'operator';
      readonly text: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'text'; readonly value: string; readonly start: number; readonly end: number }
  | { readonly kind: 'number'; readonly value: number; readonly start: number; readonly end: number }
  | { readonly kind: 'end'; readonly start: number; readonly end: number };

const shapes = {
  space: /[ \t\r\n]+/y,
  // The second part of steps.ID.FIELD may hold dashes, as ids of steps do.
  name: /steps\.[a-z][a-z0-9-]*(?:\.[A-Za-z_]\w*)*|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y,
  capture: /\$[A-Za-z_]\w*/y,
  number: /(\d+(?:\.\d+)?)([A-Za-z]*)/y,
  text: /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y,
  operator: /&&|\|\||==|!=|<=|>=|[<>!+\-*/%()[\],]/y,
} as const;

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
};
/** Spellings of other languages. */
const spelledHere: Readonly<Record<string, string>> = { '&': '&&', '|': '||', '=': '==', '.': 'a name before the dot' };

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly faults: readonly Fault[];
}

/** Cuts an expression into tokens; the first fault ends it. */
export function tokenise(text: string): Tokens {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const found = tokenAt(text, at);
    if ('fault' in found) return { tokens, faults: [found.fault] };
    if (found.token !== undefined) tokens.push(found.token);
    at = found.end;
  }
  tokens.push({ kind: 'end', start: text.length, end: text.length });
  return { tokens, faults: [] };
}

type Found = { readonly token: Token | undefined; readonly end: number } | { readonly fault: Fault };

function matchAt(shape: RegExp, text: string, at: number): RegExpExecArray | null {
  shape.lastIndex = at;
  return shape.exec(text);
}

function tokenAt(text: string, start: number): Found {
  const space = matchAt(shapes.space, text, start);
  if (space !== null) return { token: undefined, end: start + space[0].length };
  for (const kind of ['name', 'capture', 'operator'] as const) {
    const match = matchAt(shapes[kind], text, start);
    if (match === null) continue;
    const end = start + match[0].length;
    return { token: { kind, text: match[0], start, end }, end };
  }
  const number = matchAt(shapes.number, text, start);
  if (number !== null) return numberToken(number, start);
  const quote = matchAt(shapes.text, text, start);
  return quote === null ? { fault: unexpected(text, start) } : textToken(quote[0], start);
}

function numberToken([whole, digits = '', unit = '']: RegExpExecArray, start: number): Found {
  const end = start + whole.length;
  const span = { start, end };
  if (unit !== '' && !unitNames.includes(unit)) {
    const message = `There is no unit ${quoted(unit)}; there are ${unitNames.join(', ')}.${suggestion(unit, unitNames)}`;
    return { fault: { rule: 'number', message, span } };
  }
  const value = numberOf(digits, unit);
  if (value === undefined) {
    const message = `${quoted(whole)} is beyond the numbers that are computed exactly, up to 9007199254740991.`;
    return { fault: { rule: 'number', message, span } };
  }
  return { token: { kind: 'number', value, start, end }, end };
}

function textToken(source: string, start: number): Found {
  const end = start + source.length;
  const inner = source.slice(1, -1);
  if (source.startsWith("'")) return { token: { kind: 'text', value: inner, start, end }, end };
  let wrong: string | undefined;
  const value = inner.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (whole, escape: string) => {
    if (escape.length === 5) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    const meant = escapes[escape];
    if (meant === undefined) wrong ??= whole;
    return meant ?? '';
  });
  if (wrong !== undefined) {
    const message = `${quoted(wrong)} is no escape; write a backslash as \\\\, or put the text in single quotes, where nothing is escaped.`;
    return { fault: { rule: 'syntax', message, span: { start, end } } };
  }
  return { token: { kind: 'text', value, start, end }, end };
}

function unexpected(text: string, start: number): Fault {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const span = { start, end: start + character.length };
  if (character === '"' || character === "'")
    return { rule: 'syntax', message: 'The text has no end: a quote is missing.', span: { start, end: text.length } };
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const isPlain = /^[\x20-\x7e]$/.test(character);
  const meant = spelledHere[character];
  const told = isPlain ? quoted(character) : `the character U+${code}, which only looks like one that is`;
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  const message = isPlain
    ? `${told} is not part of the language here.${hint}`
    : `Here stands ${told} part of the language.`;
  return { rule: 'syntax', message, span };
}

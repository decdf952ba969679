/** Reads the text of an expression. What the names in it mean is for `resolve` to find out. */
import { formLimits } from '../form/limits.ts';
import type { ArithmeticOperator, ComparisonOperator } from '../form/form.ts';
import type { Fault, Span } from './diagnostic.ts';
import { quoted } from './diagnostic.ts';
import { tokenise, type Token } from './tokens.ts';

export type Syntax = Span &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'capture'; readonly name: string }
    | { readonly kind: 'list'; readonly items: readonly Syntax[] }
    | { readonly kind: 'call'; readonly name: string; readonly nameEnd: number; readonly given: readonly Syntax[] }
    | { readonly kind: 'not' | 'minus'; readonly of: Syntax }
    | { readonly kind: 'all' | 'any'; readonly of: readonly Syntax[] }
    | { readonly kind: 'compare'; readonly by: ComparisonOperator; readonly of: readonly [Syntax, Syntax] }
    | { readonly kind: 'arithmetic'; readonly by: ArithmeticOperator; readonly of: readonly [Syntax, Syntax] }
    | { readonly kind: 'in'; readonly of: Syntax; readonly list: Syntax }
  );

export type ReadSyntax = { readonly syntax: Syntax } | { readonly faults: readonly Fault[] };

class SyntaxFault extends Error {
  readonly fault: Fault;

  constructor(rule: Fault['rule'], message: string, span: Span) {
    super(message);
    this.fault = { rule, message, span };
  }
}

/** The expression that a text is, or why it is none. */
export function readSyntax(text: string): ReadSyntax {
  const { tokens, faults } = tokenise(text);
  if (faults.length > 0) return { faults };
  try {
    return { syntax: new Reader(tokens).read() };
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    return { faults: [error.fault] };
  }
}

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
const words: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!' };

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  #nodes = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): Syntax {
    const syntax = this.#any();
    const rest = this.#peek();
    if (rest.kind !== 'end') throw this.#unexpected(rest, 'an operator, or the end');
    return syntax;
  }

  #any(): Syntax {
    return this.#joined('any', '||', () => this.#joined('all', '&&', () => this.#comparison()));
  }

  #joined(kind: 'all' | 'any', operator: string, next: () => Syntax): Syntax {
    const first = next();
    const of = [first];
    while (this.#skip(operator)) of.push(next());
    return of.length === 1 ? first : this.#made({ kind, of, ...across(first, of.at(-1) ?? first) });
  }

  #comparison(): Syntax {
    const left = this.#sum();
    const token = this.#peek();
    if (token.kind === 'name' && token.text === 'in') {
      this.#at += 1;
      const list = this.#primary();
      return this.#made({ kind: 'in', of: left, list, ...across(left, list) });
    }
    if (token.kind !== 'operator' || !comparisons.has(token.text)) return left;
    this.#at += 1;
    const right = this.#sum();
    const again = this.#peek();
    if (again.kind === 'operator' && comparisons.has(again.text))
      throw new SyntaxFault('syntax', 'Comparisons do not chain: join two of them with &&.', again);
    const by = token.text as ComparisonOperator;
    return this.#made({ kind: 'compare', by, of: [left, right], ...across(left, right) });
  }

  #sum(): Syntax {
    return this.#calculation(['+', '-'], () => this.#calculation(['*', '/', '%'], () => this.#unary()));
  }

  #calculation(operators: readonly ArithmeticOperator[], next: () => Syntax): Syntax {
    let left = next();
    for (;;) {
      const token = this.#peek();
      const by = token.kind === 'operator' ? operators.find((operator) => operator === token.text) : undefined;
      if (by === undefined) return left;
      this.#at += 1;
      const right = next();
      left = this.#made({ kind: 'arithmetic', by, of: [left, right], ...across(left, right) });
    }
  }

  #unary(): Syntax {
    const token = this.#peek();
    const kind =
      token.kind !== 'operator' ? undefined : token.text === '!' ? 'not' : token.text === '-' ? 'minus' : undefined;
    if (kind === undefined) return this.#primary();
    this.#at += 1;
    const of = this.#deeper(token, () => this.#unary());
    return this.#made({ kind, of, start: token.start, end: of.end });
  }

  #primary(): Syntax {
    const token = this.#peek();
    this.#at += 1;
    switch (token.kind) {
      case 'text':
      case 'number':
        return this.#made({ kind: 'literal', value: token.value, start: token.start, end: token.end });
      case 'capture':
        return this.#made({ kind: 'capture', name: token.text.slice(1), start: token.start, end: token.end });
      case 'name':
        return this.#named(token);
      case 'operator':
        if (token.text === '(') return this.#group(token);
        if (token.text === '[') return this.#list(token);
        throw this.#unexpected(token, 'a value');
      case 'end':
        throw this.#unexpected(token, 'a value');
    }
  }

  #group(open: Token): Syntax {
    const inner = this.#deeper(open, () => this.#any());
    const close = this.#expect(')', open);
    return { ...inner, start: open.start, end: close.end };
  }

  #list(open: Token): Syntax {
    const items = this.#deeper(open, () => this.#items(']'));
    const close = this.#expect(']', open);
    return this.#made({ kind: 'list', items, start: open.start, end: close.end });
  }

  #named(token: Token & { readonly text: string }): Syntax {
    const { text: name, start, end } = token;
    if (name === 'true' || name === 'false') return this.#made({ kind: 'literal', value: name === 'true', start, end });
    const next = this.#peek();
    if (next.kind !== 'operator' || next.text !== '(') return this.#made({ kind: 'name', name, start, end });
    this.#at += 1;
    const given = this.#deeper(next, () => this.#items(')'));
    const close = this.#expect(')', next);
    return this.#made({ kind: 'call', name, nameEnd: end, given, start, end: close.end });
  }

  #items(close: string): readonly Syntax[] {
    const items: Syntax[] = [];
    while (!this.#is(close)) {
      items.push(this.#any());
      if (!this.#skip(',')) break;
    }
    return items;
  }

  #deeper<T>(token: Span, read: () => T): T {
    this.#depth += 1;
    if (this.#depth > formLimits.depth)
      throw new SyntaxFault('size', `The expression is nested deeper than ${String(formLimits.depth)} levels.`, token);
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #made(syntax: Syntax): Syntax {
    this.#nodes += 1;
    if (this.#nodes > formLimits.nodes)
      throw new SyntaxFault('size', `The expression has more than ${String(formLimits.nodes)} parts.`, syntax);
    return syntax;
  }

  #peek(): Token {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] ?? { kind: 'end', start: 0, end: 0 };
  }

  #is(operator: string): boolean {
    const token = this.#peek();
    return token.kind === 'operator' && token.text === operator;
  }

  #skip(operator: string): boolean {
    const isThere = this.#is(operator);
    if (isThere) this.#at += 1;
    return isThere;
  }

  #expect(operator: string, open: Span): Token {
    const token = this.#peek();
    if (!this.#skip(operator)) {
      if (token.kind === 'end')
        throw new SyntaxFault('syntax', `The bracket opened here has no end: ${operator} is missing.`, open);
      throw this.#unexpected(token, `${operator} or an operator`);
    }
    return token;
  }

  #unexpected(token: Token, wanted: string): SyntaxFault {
    if (token.kind === 'end')
      return new SyntaxFault('syntax', `The expression ends where ${wanted} is expected.`, token);
    const text = 'text' in token ? token.text : String(token.value);
    const meant = Object.hasOwn(words, text) ? ` Write ${words[text] ?? ''} instead.` : '';
    return new SyntaxFault('syntax', `Here stands ${quoted(text)}, where ${wanted} is expected.${meant}`, token);
  }
}

function across(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}

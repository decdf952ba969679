/** Gives the names in an expression their meaning: from what was read to the intermediate form. */
import { eventFields } from '../../../schemas/generated/fields.ts';
import type { Expression, TextTest } from '../form/form.ts';
import { typeOfExpression, type KnownCaptures } from '../form/value-type.ts';
import { suggestion } from '../../../schemas/nearest.ts';
import { quoted, type DiagnosticRule, type Fault, type Span } from './diagnostic.ts';
import { isFunctionName, languageFunctions, type FunctionName } from './functions.ts';
import type { Syntax } from './syntax.ts';

export interface ResolveContext {
  readonly captures: KnownCaptures;
  /** Where each part stands in the text, for the checks that follow. */
  readonly spans: Map<Expression, Span>;
  /** The name under which an earlier step captures one of its fields, or why it cannot. */
  readonly stepField: (step: string, path: string) => { readonly name: string } | { readonly why: string };
}

export type Resolved = { readonly expression: Expression } | { readonly faults: readonly Fault[] };

class ResolveFault extends Error {
  readonly fault: Fault;

  constructor(rule: DiagnosticRule, message: string, { start, end }: Span) {
    super(message);
    this.fault = { rule, message, span: { start, end } };
  }
}

export function resolveSyntax(syntax: Syntax, context: ResolveContext): Resolved {
  const faults: Fault[] = [];
  const expression = new Resolver(context, faults).resolve(syntax);
  return faults.length > 0 ? { faults } : { expression };
}

/** Stands for what could not be resolved, so that the rest is looked at too. */
const unresolved: Expression = { op: 'probe', at: 0 };
const textTests: Readonly<Partial<Record<FunctionName, TextTest>>> = {
  startsWith: 'starts-with',
  endsWith: 'ends-with',
  contains: 'contains',
  matches: 'matches',
};

class Resolver {
  readonly #context: ResolveContext;
  readonly #faults: Fault[];

  constructor(context: ResolveContext, faults: Fault[]) {
    this.#context = context;
    this.#faults = faults;
  }

  resolve(syntax: Syntax): Expression {
    try {
      const expression = this.#expression(syntax);
      this.#context.spans.set(expression, { start: syntax.start, end: syntax.end });
      return expression;
    } catch (error) {
      if (!(error instanceof ResolveFault)) throw error;
      this.#faults.push(error.fault);
      return unresolved;
    }
  }

  #expression(syntax: Syntax): Expression {
    switch (syntax.kind) {
      case 'literal':
        return { op: 'literal', value: syntax.value };
      case 'name':
        return this.#name(syntax.name, syntax);
      case 'capture':
        return { op: 'captured', name: syntax.name };
      case 'list':
        throw new ResolveFault('type', 'A list stands only after in, or in intersects(…).', syntax);
      case 'call':
        return this.#call(syntax);
      case 'not':
        return { op: 'not', of: this.resolve(syntax.of) };
      case 'minus':
        return this.#minus(syntax.of);
      case 'all':
      case 'any':
        return { op: syntax.kind, of: syntax.of.map((part) => this.resolve(part)) };
      case 'compare':
        return { op: 'compare', by: syntax.by, of: [this.resolve(syntax.of[0]), this.resolve(syntax.of[1])] };
      case 'arithmetic':
        return { op: 'arithmetic', by: syntax.by, of: [this.resolve(syntax.of[0]), this.resolve(syntax.of[1])] };
      case 'in':
        return { op: 'in', of: this.resolve(syntax.of), values: this.#list(syntax.list) };
    }
  }

  #minus(of: Syntax): Expression {
    if (of.kind === 'literal' && typeof of.value === 'number') return { op: 'literal', value: negated(of.value) };
    return { op: 'arithmetic', by: '-', of: [{ op: 'literal', value: 0 }, this.resolve(of)] };
  }

  #name(name: string, span: Span): Expression {
    if (Object.hasOwn(eventFields, name)) return { op: 'field', path: name };
    const [, step, path] = /^steps\.([a-z][a-z0-9-]*)\.(.+)$/.exec(name) ?? [];
    if (step !== undefined && path !== undefined) return this.#stepField(step, path, span);
    if (name === 'steps' || name.startsWith('steps.'))
      throw new ResolveFault('syntax', 'Write steps.ID.FIELD: the id of an earlier step and one of its fields.', span);
    if (this.#context.captures.has(name))
      throw new ResolveFault(
        'unknown-field',
        `There is no field ${quoted(name)}. Did you mean the capture $${name}?`,
        span,
      );
    if (isFunctionName(name))
      throw new ResolveFault('syntax', `${name} is a function: write ${languageFunctions[name].example}`, span);
    throw unknownField(name, span);
  }

  #stepField(step: string, path: string, span: Span): Expression {
    const field = Object.hasOwn(eventFields, path) ? eventFields[path] : undefined;
    if (field === undefined) throw unknownField(path, { start: span.end - path.length, end: span.end });
    const found = this.#context.stepField(step, path);
    if ('name' in found) return { op: 'captured', name: found.name };
    throw new ResolveFault('unknown-step', found.why, span);
  }

  #list(list: Syntax): readonly (string | number)[] {
    if (list.kind !== 'list') throw new ResolveFault('type', 'After in stands a list: ["one", "other"].', list);
    return list.items.map((item) => {
      const value =
        item.kind === 'literal'
          ? item.value
          : item.kind === 'minus' && item.of.kind === 'literal' && typeof item.of.value === 'number'
            ? negated(item.of.value)
            : true;
      if (typeof value === 'boolean') throw new ResolveFault('type', 'A list holds texts in quotes, or numbers.', item);
      return value;
    });
  }

  #call({ name, nameEnd, given, start, end }: Extract<Syntax, { kind: 'call' }>): Expression {
    const span = { start, end: nameEnd };
    if (!isFunctionName(name)) {
      const hint = asFunction(name, given) ?? suggestion(name, Object.keys(languageFunctions));
      throw new ResolveFault('unknown-function', `There is no function ${quoted(name)}.${hint}`, span);
    }
    const {
      given: [fewest, most],
      parameters,
      example,
    } = languageFunctions[name];
    if (given.length < fewest || given.length > most) {
      const told = parameters.join(', ');
      throw new ResolveFault(
        'type',
        `${name} takes (${told}), and here it is given ${String(given.length)}: ${example}`,
        { start, end },
      );
    }
    return this.#apply(name, given, { start, end });
  }

  #apply(name: FunctionName, given: readonly Syntax[], span: Span): Expression {
    const [first, second] = given;
    switch (name) {
      case 'call.can':
        return { op: 'can', capability: textOf(first, span) };
      case 'arguments.has':
      case 'result.has':
        return { op: 'has', side: sideOf(name), label: textOf(first, span) };
      case 'arguments.fingerprints':
      case 'result.fingerprints':
        return {
          op: 'fingerprints',
          side: sideOf(name),
          ...(first === undefined ? {} : { role: textOf(first, span) }),
        };
      case 'arguments.value':
        return { op: 'argument', path: textOf(first, span) };
      case 'number':
      case 'size':
      case 'certain':
        return { op: name, of: this.#given(first, span) };
      case 'intersects':
        return this.#intersects([first, second], span);
      default:
        return this.#textTest(name, [first, second], span);
    }
  }

  #given(syntax: Syntax | undefined, span: Span): Expression {
    if (syntax === undefined) throw new ResolveFault('type', 'A value is missing here.', span);
    return this.resolve(syntax);
  }

  /** With a list the question is whether a value of the set stands in it. */
  #intersects([one, other]: readonly [Syntax | undefined, Syntax | undefined], span: Span): Expression {
    if (one?.kind === 'list' && other?.kind === 'list')
      throw new ResolveFault('type', 'One of the two must be a set of the event or a capture.', span);
    if (one?.kind === 'list') return { op: 'in', of: this.#given(other, span), values: this.#list(one) };
    if (other?.kind === 'list') return { op: 'in', of: this.#given(one, span), values: this.#list(other) };
    return { op: 'intersects', of: [this.#given(one, span), this.#given(other, span)] };
  }

  #textTest(
    name: FunctionName,
    [one, other]: readonly [Syntax | undefined, Syntax | undefined],
    span: Span,
  ): Expression {
    const of = this.#given(one, span);
    const pattern = textOf(other, span);
    if (name === 'contains' && typeOfExpression(of, this.#context.captures) === 'set')
      return { op: 'in', of, values: [pattern] };
    return { op: 'text', by: textTests[name] ?? 'contains', of, pattern };
  }
}

/** Other languages have methods of texts where this one has functions. */
function asFunction(name: string, given: readonly Syntax[]): string | undefined {
  const dot = name.lastIndexOf('.');
  const [owner, method] = [name.slice(0, dot), name.slice(dot + 1)];
  if (dot < 0 || !isFunctionName(method) || !Object.hasOwn(eventFields, owner)) return undefined;
  return ` Write ${method}(${owner}${given.length > 0 ? ', …' : ''}).`;
}

/** A form is plain data, in which there is one zero. */
function negated(value: number): number {
  return 0 - value;
}

function sideOf(name: string): 'arguments' | 'result' {
  return name.startsWith('arguments.') ? 'arguments' : 'result';
}

/** What decides how an expression is compiled cannot depend on an event. */
function textOf(syntax: Syntax | undefined, span: Span): string {
  if (syntax?.kind === 'literal' && typeof syntax.value === 'string') return syntax.value;
  throw new ResolveFault(
    'type',
    'Here must stand a text in quotes: it is compiled before any event is seen.',
    syntax ?? span,
  );
}

function unknownField(name: string, span: Span): ResolveFault {
  const names = Object.keys(eventFields);
  const head = name.split('.', 1)[0] ?? '';
  const members = names.filter((known) => known.startsWith(`${name}.`));
  const hint =
    members.length > 0
      ? ` It has ${members.slice(0, 8).join(', ')}${members.length > 8 ? ', …' : ''}.`
      : suggestion(name, names) ||
        suggestion(
          name,
          names.filter((known) => known.startsWith(`${head}.`)),
        );
  const fromCall = isFunctionName(name) ? '' : hint;
  return new ResolveFault('unknown-field', `There is no field ${quoted(name)}.${fromCall}`, span);
}

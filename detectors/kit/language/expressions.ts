import { eventFields } from '../../../schemas/generated/fields.ts';
import type { Capture, Expression } from '../form/form.ts';
import { typeOfExpression, type KnownCapture } from '../form/value-type.ts';
import { suggestion } from '../../../schemas/nearest.ts';
import { quoted, type Fault, type Span } from './diagnostic.ts';
import { resolveSyntax, type ResolveContext } from './resolve.ts';
import { readSyntax } from './syntax.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** Stands where a text could not be read; the checks say nothing of it. */
const unreadable: Expression = { op: 'probe', at: 0 };
const textMax = 4096;

/** Reads the expressions of one file, in the order in which steps follow each other. */
export class ExpressionReader {
  /** Where each part of each expression stands in the file. */
  readonly places = new Map<Expression, Span>();
  readonly faults: Fault[] = [];
  readonly #source: YamlSource;
  readonly #steps: ReadonlySet<string>;
  readonly #known = new Map<string, KnownCapture>();
  /** Fields of steps that later steps read, by step. */
  readonly #fieldsRead = new Map<string, Map<string, Capture>>();

  constructor(source: YamlSource, steps: ReadonlySet<string>) {
    this.#source = source;
    this.#steps = steps;
  }

  read(text: unknown, path: YamlPath): Expression {
    if (typeof text !== 'string' || text === '' || text.length > textMax) return unreadable;
    const read = readSyntax(text);
    if ('faults' in read) return this.#refuse(read.faults, path);
    const spans = new Map<Expression, Span>();
    const resolved = resolveSyntax(read.syntax, this.#context(spans));
    for (const [expression, span] of spans) this.places.set(expression, this.#source.spanInText(path, span));
    return 'faults' in resolved ? this.#refuse(resolved.faults, path) : resolved.expression;
  }

  /** Whether the arguments carry one of the values captured under `$name`. */
  carries(name: string, path: YamlPath): Expression {
    const captured: Expression = { op: 'captured', name: name.replace(/^\$/, '') };
    const carries: Expression = { op: 'intersects', of: [captured, { op: 'fingerprints', side: 'arguments' }] };
    for (const part of [captured, carries]) this.places.set(part, this.#source.spanOf(path));
    return carries;
  }

  /** A value that later expressions can read under the name. */
  capture(name: string, text: unknown, path: YamlPath): Capture {
    const value = this.read(text, path);
    const type = typeOfExpression(value, this.#known);
    if (!this.#known.has(name)) this.#known.set(name, { type, item: 0, mayBeMissing: false });
    return { name, value, type: type === 'set' ? 'set' : 'scalar' };
  }

  /** What later steps read of this one. */
  fieldsReadOf(step: string): readonly Capture[] {
    return [...(this.#fieldsRead.get(step)?.values() ?? [])];
  }

  #refuse(faults: readonly Fault[], path: YamlPath): Expression {
    for (const one of faults) this.faults.push({ ...one, span: this.#source.spanInText(path, one.span) });
    return unreadable;
  }

  #context(spans: Map<Expression, Span>): ResolveContext {
    return { captures: this.#known, spans, stepField: (step, path) => this.#stepField(step, path) };
  }

  #stepField(step: string, path: string): { readonly name: string } | { readonly why: string } {
    if (!this.#steps.has(step)) return { why: `There is no step ${quoted(step)}.${suggestion(step, this.#steps)}` };
    const name = `${step}:${path}`;
    const fields = this.#fieldsRead.get(step) ?? new Map<string, Capture>();
    const type = eventFields[path]?.type;
    const value: Expression = { op: 'field', path };
    if (!fields.has(name)) fields.set(name, { name, value, type: type === 'set' ? 'set' : 'scalar' });
    this.#fieldsRead.set(step, fields);
    this.#known.set(name, { type, item: 0, mayBeMissing: false });
    return { name };
  }
}

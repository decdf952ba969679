/** What the compiler says of a file, and where. */

/** Kinds of faults, each with what it means; reference documentation and SARIF show this table. */
export const diagnosticRules = {
  file: 'The file is too large, is no UTF-8 text, or cannot be read.',
  yaml: 'The text is not YAML, or uses what detectors may not: anchors, aliases, tags, merge keys, several documents, names twice, deep nesting.',
  structure: 'A name is not known, is missing, or has a value of another form than the schema asks for.',
  syntax: 'An expression cannot be read.',
  'unknown-field': 'There is no such field of an event.',
  'unknown-function': 'There is no such function.',
  'unknown-capability': 'There is no such capability or family of capabilities.',
  'unknown-label': 'There is no such label or family of labels.',
  'unknown-role': 'There is no such role of fingerprints.',
  'unknown-value': 'The field never has that value.',
  'unknown-step': 'There is no such step, or it does not come earlier.',
  'unknown-capture': 'No earlier step captures that name.',
  'unknown-technique': 'The framework has no such version or id.',
  type: 'An operator or function is given a value of another type than it takes.',
  number: 'A number or time is beyond what is computed exactly.',
  pattern: 'A regular expression cannot be compiled, or would become too large.',
  size: 'An expression, a list or a text is larger than fits.',
  event: 'The condition asks for what events of that type do not tell.',
  duplicate: 'Two things have one name.',
  order: 'An item refers to one that does not stand where it must.',
  optional: 'What must happen may be left out.',
  unbounded: 'The detector would have to keep more than is bounded.',
  arm: 'The step cannot be armed.',
  never: 'The sequence can never match.',
  'may-be-missing':
    'A capture may be missing, because its step is optional or one of several; then comparisons with it do not hold.',
  runs: 'More than the newest start decides which partial matches are kept: some are kept apart, up to a bound.',
  test: 'A test has a trace that cannot be read, or names a call, a step or a value that is not there.',
  exception: 'An exception names no step, has ended, reads what it may not, or names nobody whom it is for.',
} as const;

export type DiagnosticRule = keyof typeof diagnosticRules;

/** Places in a text, from the first character to the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A note says what the detector costs, and is no fault. */
export type Severity = 'error' | 'warning' | 'note';

/** A fault before it is known in which file it is. */
export interface Fault {
  readonly rule: DiagnosticRule;
  readonly message: string;
  readonly span: Span;
  readonly severity?: Severity;
}

export interface Diagnostic {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Characters on that line. */
  readonly length: number;
  readonly severity: Severity;
  readonly rule: DiagnosticRule;
  readonly message: string;
  /** The line, cut where it is long and without what could move a terminal's cursor. */
  readonly excerpt: string;
}

const excerptMax = 200;

/** Faults of one file as diagnostics, in the order of their places, each once. */
export function diagnose(file: string, text: string, faults: readonly Fault[]): readonly Diagnostic[] {
  const starts = lineStarts(text);
  const sorted = faults.toSorted((one, other) => one.span.start - other.span.start);
  const told = new Set<string>();
  return sorted.flatMap((fault) => {
    const diagnostic = locate(fault, { file, text, starts });
    const key = JSON.stringify(diagnostic);
    if (told.has(key)) return [];
    told.add(key);
    return [diagnostic];
  });
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

interface Source {
  readonly file: string;
  readonly text: string;
  readonly starts: readonly number[];
}

function locate({ rule, message, span, severity = 'error' }: Fault, { file, text, starts }: Source): Diagnostic {
  const start = Math.min(Math.max(0, span.start), text.length);
  const line = Math.max(
    0,
    starts.findLastIndex((at) => at <= start),
  );
  const lineStart = starts[line] ?? 0;
  const lineEnd = (starts[line + 1] ?? text.length + 1) - 1;
  const length = Math.max(1, Math.min(span.end, lineEnd) - start);
  const excerpt = printable(text.slice(lineStart, Math.min(lineEnd, lineStart + excerptMax)));
  const place = { line: line + 1, column: start - lineStart + 1, length };
  return { file, ...place, severity, rule, message: printable(message), excerpt };
}

/** A text as it can be shown: one character stays one, so that columns hold. */
export function printable(text: string): string {
  return text
    .replace(/\r$/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => '\ufffd'.repeat(character.length));
}

/** What stands in a file, shown in a message: bounded and in quotes. */
export function quoted(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return JSON.stringify(printable(shown));
}

/** One diagnostic as text: place, message, and the line with a caret under it. */
export function renderDiagnostic({ file, line, column, length, severity, rule, message, excerpt }: Diagnostic): string {
  const head = `${printable(file)}:${String(line)}:${String(column)}: ${severity}: ${message} [${rule}]\n`;
  if (excerpt === '' || column > excerpt.length + 1) return head;
  const number = String(line).padStart(5);
  const carets = '^'.repeat(Math.max(1, Math.min(length, excerpt.length - column + 1)));
  return `${head}${number} | ${excerpt}\n${' '.repeat(5)} | ${' '.repeat(column - 1)}${carets}\n`;
}

export function fault(rule: DiagnosticRule, message: string, span: Span): Fault {
  return { rule, message, span };
}

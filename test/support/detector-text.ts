import { compileSequence } from '../../detectors/kit/language/compile-file.ts';
import type { Diagnostic } from '../../detectors/kit/language/diagnostic.ts';
import type { SequenceForm } from '../../detectors/kit/form/form.ts';

export interface DetectorParts {
  readonly head?: string;
  /** What stands below `sequence:`, indented by two. */
  readonly sequence?: string;
  readonly tail?: string;
}

const head = `id: sequence.example
version: 1.0.0
title: An example
description: An example.
status: experimental
severity: low
maps: [{ framework: mitre-attack, version: '19.2', id: T1041 }]`;
const sequence = `by: [tenant, session]
  within: 15m
  steps:
    - id: read
      where: call.can("read.untrusted")
    - id: send
      where: call.can("egress.*")`;
const tail = `text: It happened.
falsepositives: [An honest cause.]
triage: [Who was it?]
tests: [{ title: stays silent, trace: 0s a/b, fires: [] }]`;

/** A detector that compiles, unless a part of it is replaced by one that does not. */
export function detectorText(parts: DetectorParts = {}): string {
  return `${parts.head ?? head}\nsequence:\n  ${parts.sequence ?? sequence}\n${parts.tail ?? tail}\n`;
}

/** The same with these steps, each an indented list item. */
export function withSteps(steps: string, more = ''): string {
  return detectorText({ sequence: `by: [tenant, session]\n  within: 15m\n  steps:\n${steps}\n${more}` });
}

/** The same with a first step that takes calls which meet the condition, written as one line. */
export function withWhere(where: string): string {
  return withSteps(`    - id: first\n      where: ${where}\n    - id: last\n      where: call.can("pay")`);
}

export function compiled(text: string): SequenceForm {
  const { value, diagnostics } = compileSequence({ file: 'example.yaml', text });
  if (value === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return value.form;
}

export function diagnosticsOf(text: string): readonly Diagnostic[] {
  return compileSequence({ file: 'example.yaml', text }).diagnostics;
}

/** Rule, place and message of each, for comparisons. */
export function told(text: string): readonly string[] {
  return diagnosticsOf(text).map(
    ({ rule, line, column, message }) => `${rule} ${String(line)}:${String(column)} ${message}`,
  );
}

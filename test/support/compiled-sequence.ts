import { compileSequence } from '../../detectors/kit/language/compile-file.ts';
import type { SequenceForm } from '../../detectors/kit/form/form.ts';
import { detectorTemplate } from '../../services/cli/detector/template.ts';

/** The form of a sequence of which only the logic is written. */
export function sequenceOf(logic: string): SequenceForm {
  const text = `id: sequence.example
version: 1.0.0
title: An example
description: An example.
status: stable
severity: low
maps: [{ framework: mitre-attack, version: "19.2", id: T1552 }]
text: An example.
falsepositives: [None.]
triage: [Why?]
tests: [{ title: None., trace: "0s a/b", fires: [] }]
${logic}`;
  const { value, diagnostics } = compileSequence({ file: 'example.yaml', text });
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value.form;
}

/** What `detector new` writes. */
export function newDetector(id = 'sequence.example'): string {
  return detectorTemplate({ id, schema: 'sequence.v1.schema.json' });
}

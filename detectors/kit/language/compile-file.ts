/** Compiles the text of one file of a detector. */
import type { DetectorTest, SequenceFile } from '../../../schemas/generated/types.ts';
import { validateSequenceFile } from '../../../schemas/generated/validators.js';
import { checkForm } from '../form/check-form.ts';
import type { FormFault } from '../form/fault.ts';
import type { SequenceForm } from '../form/form.ts';
import { stateLimits } from '../form/limits.ts';
import { semanticHash } from '../form/semantic-hash.ts';
import { runsOf, type Runs } from '../sequence/run-reasons.ts';
import { buildForm, yamlPathOf, type BuiltForm } from './build-form.ts';
import { diagnose, quoted, type Diagnostic, type Fault } from './diagnostic.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { describeStructure, type SchemaError } from './structure.ts';
import { testFaults } from './test-faults.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** A file as an adapter read it. */
export interface DetectorText {
  /** As the user names it. */
  readonly file: string;
  readonly text: string;
}

export interface CompiledSequence {
  readonly file: string;
  readonly form: SequenceForm;
  /** The same for two spellings of one meaning. */
  readonly hash: string;
  readonly tests: readonly DetectorTest[];
  /** Where more partial matches are kept than the newest. */
  readonly notes: readonly Diagnostic[];
}

export interface Compiled<T> {
  /** Absent when there is an error. */
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a detector of a sequence, or says all that is wrong with it. */
export function compileSequence({ file, text }: DetectorText): Compiled<CompiledSequence> {
  const yaml = readYaml(text);
  if (!yaml.ok) return { diagnostics: diagnose(file, text, yaml.faults) };
  return compileSequenceSource({ file, text }, yaml.source);
}

export function compileSequenceSource(
  { file, text }: DetectorText,
  source: YamlSource,
  { withTests = false }: { readonly withTests?: boolean } = {},
): Compiled<CompiledSequence> {
  const structure = validateSequenceFile(source.values)
    ? []
    : describeStructure(validateSequenceFile.errors as readonly SchemaError[], { kind: 'sequence', source });
  const built = buildForm(source);
  const early = [...hiddenCharacters(source), ...structure, ...built.faults];
  // What follows from a fault that has been told would only hide it.
  const faults = early.length > 0 ? early : checkForm(built.form).map((fault) => placed(fault, built));
  const compiled = diagnose(file, text, faults);
  if (compiled.some(({ severity }) => severity === 'error')) return { diagnostics: compiled };
  const { tests } = source.values as SequenceFile;
  const inTests = withTests ? diagnose(file, text, testFaults(tests, { form: built.form, source })) : [];
  const notes = diagnose(
    file,
    text,
    runsOf(built.form).map((runs) => noteOf(runs, built)),
  );
  return {
    value: { file, form: built.form, hash: semanticHash(built.form), tests, notes },
    diagnostics: [...compiled, ...inTests],
  };
}

function noteOf({ item, id, reasons }: Runs, { form, source }: BuiltForm): Fault {
  const { runsPerPosition, armedRunsPerPosition } = stateLimits;
  const most = form.arm === undefined || form.match.kind === 'all' ? runsPerPosition : armedRunsPerPosition;
  const kept = `up to ${String(most)} partial matches of a key are kept apart; what does not fit is merged, and takes more, never less`;
  const message = `Before ${quoted(id)} more than the newest start decides (${reasons.join('; ')}): ${kept}.`;
  return { rule: 'runs', message, span: source.spanOf(['sequence', 'steps', item, 'id']), severity: 'note' };
}

function placed(
  { rule, message, path, expression, severity }: FormFault,
  { form, expressions, source }: BuiltForm,
): Fault {
  const known = expression === undefined ? undefined : expressions.places.get(expression);
  const span = known ?? source.spanOf(yamlPathOf(form, path));
  return { rule, message, span, severity: severity ?? 'error' };
}

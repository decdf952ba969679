/** Compiles the files of detectors and of exceptions that belong together. */
import { validateExceptionsFile } from '../../../schemas/generated/validators.js';
import { compileSequenceSource, type CompiledSequence, type DetectorText } from './compile-file.ts';
import { diagnose, fault, quoted, type Diagnostic } from './diagnostic.ts';
import { applyExceptions, readExceptions, type ReadException } from './exceptions.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { describeStructure, type SchemaError } from './structure.ts';
import { recordOf } from './values.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

export interface CompiledSet {
  /** Those without an error, in the order of the files, with the exceptions that hold; first those that are built in. */
  readonly detectors: readonly CompiledSequence[];
  /** Those of them that an exception narrows. */
  readonly excepted: readonly CompiledSequence[];
  /**
   * Those whose tests are to pass: of the files, and what is built in and narrowed. Exceptions hold in every tenant here,
   * since nothing follows from the tenant of a trace.
   */
  readonly tested: readonly CompiledSequence[];
  /** Of all files, in their order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly files: number;
  readonly exceptions: number;
}

export interface CompileSetOptions {
  /** For the ends of exceptions. */
  readonly nowMs: number;
  /** Ids that are taken, and by what, in words. */
  readonly taken?: ReadonlyMap<string, string>;
  /** Detectors that run beside the files, so that exceptions may name them; a file with the id of one replaces it. */
  readonly builtIn?: readonly CompiledSequence[];
  /** Whether tests are looked at too: what they are, not what comes of them. */
  readonly withTests?: boolean;
}

interface ExceptionsText extends DetectorText {
  readonly exceptions: readonly ReadException[];
}

export function compileAll(
  texts: readonly DetectorText[],
  { nowMs, taken = new Map(), builtIn = [], withTests = false }: CompileSetOptions,
): CompiledSet {
  const diagnostics: Diagnostic[] = [];
  const sequences: CompiledSequence[] = [];
  const exceptionFiles: ExceptionsText[] = [];
  const owners = new Map(taken);
  for (const text of texts) {
    const yaml = readYaml(text.text);
    if (!yaml.ok) diagnostics.push(...diagnose(text.file, text.text, yaml.faults));
    else if (recordOf(yaml.source.values)['exceptions'] !== undefined)
      exceptionFiles.push(compileExceptions(text, yaml.source, diagnostics));
    else {
      const compiled = compileSequenceSource(text, yaml.source, { withTests });
      diagnostics.push(...compiled.diagnostics);
      if (compiled.value !== undefined)
        addOnce(compiled.value, { text, source: yaml.source, owners, sequences, diagnostics });
    }
  }
  const ids = new Set(sequences.map(({ form }) => form.id));
  const plain = [...builtIn.filter(({ form }) => !ids.has(form.id)), ...sequences];
  let detectors: readonly CompiledSequence[] = plain;
  let narrowed = detectors;
  for (const { file, text, exceptions } of exceptionFiles) {
    const applied = applyExceptions(detectors, exceptions, { nowMs });
    detectors = applied.detectors;
    narrowed = applyExceptions(narrowed, exceptions, { nowMs, inEveryTenant: true }).detectors;
    diagnostics.push(...diagnose(file, text, applied.faults));
  }
  const exceptions = exceptionFiles.reduce((count, file) => count + file.exceptions.length, 0);
  const excepted = detectors.filter((detector) => !plain.includes(detector));
  const untouched = new Set(builtIn);
  const tested = narrowed.filter((detector) => !untouched.has(detector));
  return { detectors, excepted, tested, diagnostics, files: texts.length, exceptions };
}

interface Adding {
  readonly text: DetectorText;
  readonly source: YamlSource;
  readonly owners: Map<string, string>;
  readonly sequences: CompiledSequence[];
  readonly diagnostics: Diagnostic[];
}

/** An id names one detector: of two, the first counts. */
function addOnce(value: CompiledSequence, { text, source, owners, sequences, diagnostics }: Adding): void {
  const { id } = value.form;
  const owner = owners.get(id);
  if (owner === undefined) {
    owners.set(id, text.file);
    sequences.push(value);
    return;
  }
  const message = `The id ${quoted(id)} is taken already, by ${owner}.`;
  diagnostics.push(...diagnose(text.file, text.text, [fault('duplicate', message, source.spanOf(['id']))]));
}

function compileExceptions(text: DetectorText, source: YamlSource, diagnostics: Diagnostic[]): ExceptionsText {
  const structure = validateExceptionsFile(source.values)
    ? []
    : describeStructure(validateExceptionsFile.errors as readonly SchemaError[], { kind: 'exceptions', source });
  const { exceptions, faults } = readExceptions(source);
  const all = [...hiddenCharacters(source), ...structure, ...faults];
  diagnostics.push(...diagnose(text.file, text.text, all));
  return { ...text, exceptions: all.length > 0 ? [] : exceptions };
}

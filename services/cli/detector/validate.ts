import type { Diagnostic } from '../../../detectors/kit/language/diagnostic.ts';
import { renderDiagnostic } from '../../../detectors/kit/language/diagnostic.ts';
import type { CompiledSet } from '../../../detectors/kit/language/compile-all.ts';
import type { FileFault } from '../../adapters/detectors/read-detector-texts.ts';
import type { CommandIo } from '../command.ts';
import { plural } from '../plural.ts';
import { parseOptions, usageFault } from '../usage.ts';
import { readVersion } from '../version.ts';
import { compileFiles, pathsOrOwn } from './detector-files.ts';
import { sarifOf } from './sarif.ts';

const help = `Usage: shearpin detector validate [PATHS] [--json | --sarif]

Compiles the detectors and exceptions in files and below folders (none named: in the folder \`detectors\`, or the current
one where there is no such) beside those of the catalogue, as a worker would. Says all that is wrong with them and with
their tests at once: where, why, and what was probably meant. Nothing is run.

  --json   one JSON object
  --sarif  SARIF 2.1.0, for code scanning
  --help   print this text and exit

Exit codes: 0 no errors, 1 errors, 2 wrongly called.
`;

interface ValidateOptions {
  readonly paths: readonly string[];
  readonly as: 'text' | 'json' | 'sarif';
}

/** `shearpin detector validate`. Resolves to the exit code. */
export async function runDetectorValidate(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    io.stdout.write(help);
    return 0;
  }
  const compiled = await compileFiles(options.paths);
  const notes = compiled.detectors.flatMap((detector) => detector.notes);
  const diagnostics = [...compiled.unread.map(unreadable), ...compiled.diagnostics, ...notes];
  if (options.as === 'sarif') io.stdout.write(`${JSON.stringify(sarifOf(diagnostics, readVersion()))}\n`);
  else if (options.as === 'json') io.stdout.write(`${JSON.stringify(reportOf(compiled, diagnostics))}\n`);
  else tell(compiled, diagnostics, io);
  return countOf(diagnostics, 'error') > 0 ? 1 : 0;
}

function readOptions(args: readonly string[]): ValidateOptions | 'help' {
  const { values, positionals } = parseOptions('detector validate', {
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      sarif: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  if (values.json && values.sarif) throw usageFault('detector validate', '--json and --sarif exclude each other.');
  const paths = pathsOrOwn(positionals);
  return { paths, as: values.json ? 'json' : values.sarif ? 'sarif' : 'text' };
}

function unreadable({ file, message }: FileFault): Diagnostic {
  return { file, line: 1, column: 1, length: 1, severity: 'error', rule: 'file', message, excerpt: '' };
}

function countOf(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}

function reportOf({ detectors, exceptions, files }: CompiledSet, diagnostics: readonly Diagnostic[]) {
  return {
    files,
    detectors: detectors.map(({ file, form, hash }) => ({ file, id: form.id, version: form.version, hash })),
    exceptions,
    errors: countOf(diagnostics, 'error'),
    warnings: countOf(diagnostics, 'warning'),
    notes: countOf(diagnostics, 'note'),
    diagnostics,
  };
}

function tell({ detectors, exceptions }: CompiledSet, diagnostics: readonly Diagnostic[], io: CommandIo): void {
  for (const diagnostic of diagnostics) io.stderr.write(renderDiagnostic(diagnostic));
  const told = [
    plural(detectors.length, 'detector'),
    ...(exceptions === 0 ? [] : [plural(exceptions, 'exception')]),
    plural(countOf(diagnostics, 'error'), 'error'),
    plural(countOf(diagnostics, 'warning'), 'warning'),
  ];
  io.stdout.write(`${told.join(', ')}.\n`);
}

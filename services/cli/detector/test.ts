import { ShearpinError } from '../../../schemas/errors.ts';
import { systemClock } from '../../adapters/clock/system-clock.ts';
import { watchFiles } from '../../adapters/detectors/watch-files.ts';
import type { CommandIo } from '../command.ts';
import { plural } from '../plural.ts';
import { listenForStop } from '../signals.ts';
import { parseOptions, usageFault } from '../usage.ts';
import { pathsOrOwn, readDetectorFiles } from './detector-files.ts';
import { runSuite, type SuiteReport, totalsOf } from './suite.ts';
import { junitOf } from './test-junit.ts';
import { suiteText, totalsText } from './test-text.ts';

const help = `Usage: shearpin detector test [PATHS] [OPTIONS]

Runs the tests that stand in files of detectors. A trace at which a detector fires is changed as well in every way whose
outcome follows from the sequence alone: an honest call between two steps, another session, a step left out, swapped,
overlapping, late, twice, a restart between any two events, a millisecond past the window, other values, what must not
happen. What comes out otherwise has survived, and fails the test. PATHS are files and folders; none: the folder
\`detectors\`, or the current one where there is no such. A detector of the catalogue that an exception among them narrows is put to its tests as well.

  --watch       go on, and run what changed again as soon as it changes
  --no-mutants  run the tests alone
  --json        one JSON object; with --watch one a line for each run
  --junit       JUnit XML, for CI
  --help        print this text and exit

Exit codes: 0 all passed, 1 something failed or cannot be read, 2 wrongly called.
`;

interface TestOptions {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json' | 'junit';
  readonly isWatching: boolean;
  readonly withMutants: boolean;
}

/** `shearpin detector test`. Resolves to the exit code. */
export async function runDetectorTest(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    io.stdout.write(help);
    return 0;
  }
  const isGood = await runTests(options, io);
  if (!options.isWatching) return isGood ? 0 : 1;
  return watchAndTest(options, io);
}

async function watchAndTest(options: TestOptions, io: CommandIo): Promise<number> {
  using stop = listenForStop();
  const failed = Promise.withResolvers<never>();
  const onChange = async (changed: readonly string[]): Promise<void> => {
    await runTests(options, io, changed);
  };
  try {
    watchFiles(options.paths, { signal: stop.signal, keepsAlive: true, onFault: failed.reject, onChange });
  } catch {
    throw new ShearpinError('E_USAGE', 'What is not there cannot be watched.');
  }
  io.stderr.write('shearpin detector test: waiting for changes; Ctrl-C ends\n');
  await Promise.race([stop.told, failed.promise]);
  return 0;
}

/** With the files that changed: only what is in them, or everything when no detector is. */
async function runTests(
  { paths, format, withMutants }: TestOptions,
  io: CommandIo,
  changed: readonly string[] = [],
): Promise<boolean> {
  const startMs = systemClock.nowMs();
  const { tested, faults } = await readDetectorFiles(paths);
  const meant = tested.filter(({ file }) => changed.includes(file));
  const suites = (meant.length > 0 ? meant : tested).map((sequence) => runSuite(sequence, { withMutants }));
  const elapsedMs = systemClock.nowMs() - startMs;
  write({ faults, suites, elapsedMs }, format, io);
  return faults.length === 0 && totalsOf(suites).failed === 0;
}

interface Results {
  readonly faults: readonly string[];
  readonly suites: readonly SuiteReport[];
  readonly elapsedMs: number;
}

function write({ faults, suites, elapsedMs }: Results, format: TestOptions['format'], io: CommandIo): void {
  if (format === 'json') {
    io.stdout.write(`${JSON.stringify({ detectors: suites, faults, totals: totalsOf(suites) })}\n`);
    return;
  }
  for (const fault of faults) io.stderr.write(fault);
  if (format === 'junit') {
    io.stdout.write(junitOf(suites, faults));
    return;
  }
  io.stdout.write(suites.map(suiteText).join(''));
  const told = faults.length === 0 ? '' : `${plural(faults.length, 'fault')} in the files\n`;
  io.stdout.write(`${totalsText(totalsOf(suites), elapsedMs)}${told}`);
}

function readOptions(args: readonly string[]): TestOptions | 'help' {
  const { values, positionals } = parseOptions('detector test', {
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: {
      watch: { type: 'boolean', default: false },
      mutants: { type: 'boolean', default: true },
      json: { type: 'boolean', default: false },
      junit: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const { json, junit, watch, mutants } = values;
  if (json && junit) throw usageFault('detector test', '--json and --junit exclude each other.');
  if (junit && watch) throw usageFault('detector test', '--junit and --watch exclude each other.');
  return {
    paths: pathsOrOwn(positionals),
    format: json ? 'json' : junit ? 'junit' : 'text',
    isWatching: watch,
    withMutants: mutants,
  };
}

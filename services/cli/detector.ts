import { nearestTo } from '../../schemas/nearest.ts';
import type { Command, CommandIo } from './command.ts';
import { usageFault } from './usage.ts';

/** Each is loaded when it is called. */
const subcommands: readonly Command[] = [
  {
    name: 'new',
    summary: 'write a detector to begin with, which passes its tests',
    run: async (args, io) => (await import('./detector/new.ts')).runDetectorNew(args, io),
  },
  {
    name: 'validate',
    summary: 'compile detectors and exceptions, and say all that is wrong with them',
    run: async (args, io) => (await import('./detector/validate.ts')).runDetectorValidate(args, io),
  },
  {
    name: 'test',
    summary: 'run the tests in the files, and mutants of every trace that fires',
    run: async (args, io) => (await import('./detector/test.ts')).runDetectorTest(args, io),
  },
  {
    name: 'explain',
    summary: 'which step waits, what would complete it, and why a call took none',
    run: async (args, io) => (await import('./detector/explain.ts')).runExplain(args, io),
  },
  {
    name: 'coverage',
    summary: 'which techniques are looked for, as tables or as a layer of the ATT&CK or ATLAS Navigator',
    run: async (args, io) => (await import('./detector/coverage.ts')).runCoverage(args, io),
  },
  {
    name: 'pack',
    summary: 'one file of several detectors, to hand on as they were tested',
    run: async (args, io) => (await import('./detector/pack.ts')).runPack(args, io),
  },
];

const help = `Usage: shearpin detector SUBCOMMAND [OPTIONS]

The bench of a detection engineer: works on files of detectors, offline.

Subcommands:
${subcommands.map(({ name, summary }) => `  ${name.padEnd(9)} ${summary}`).join('\n')}

  --help    print this text and exit; after a subcommand, its own
`;

/** `shearpin detector`. Resolves to the exit code. */
export async function runDetector([name, ...rest]: readonly string[], io: CommandIo): Promise<number> {
  if (name === '--help' || name === '-h') {
    io.stdout.write(help);
    return 0;
  }
  const subcommand = subcommands.find((candidate) => candidate.name === name);
  if (subcommand !== undefined) return subcommand.run(rest, io);
  const names = subcommands.map((candidate) => candidate.name);
  const nearest = name === undefined ? undefined : nearestTo(name, names);
  const hint = nearest === undefined ? `The subcommands are ${names.join(', ')}.` : `Is ${nearest} meant?`;
  throw usageFault('detector', name === undefined ? hint : `There is no such subcommand. ${hint}`);
}

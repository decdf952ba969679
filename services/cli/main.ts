import { isRetryable, ShearpinError } from '../../schemas/errors.ts';
import { nearestTo } from '../../schemas/nearest.ts';
import type { Command, CommandIo } from './command.ts';
import { readVersion } from './version.ts';

/** Each command is loaded when it is called, so that a gateway does not wait for what only the demo needs. */
const commands: readonly Command[] = [
  {
    name: 'start',
    summary: 'the real thing in one process, with demo servers and a scripted agent',
    run: async (args, io) => (await import('./start.ts')).runStart(args, io),
  },
  {
    name: 'up',
    summary: 'the same pipeline in one command, on your Kafka and Redis',
    run: async (args, io) => (await import('./up.ts')).runUp(args, io),
  },
  {
    name: 'gateway',
    summary: 'an MCP gateway: stands between agents and servers',
    run: async (args, io) => (await import('./gateway.ts')).runGatewayCommand(args, io),
  },
  {
    name: 'worker',
    summary: 'a detector worker: reads calls, writes alerts and commands',
    run: async (args, io) => (await import('../worker/main.ts')).runWorker(args, io.env, { version: readVersion() }),
  },
  {
    name: 'topics',
    summary: 'create the topics of the stream, or tell what is wrong with them: plan, apply',
    run: async (args, io) => (await import('./topics.ts')).runTopics(args, io),
  },
  {
    name: 'acls',
    summary: 'grant each process just its topics, or tell who has too much: plan, apply',
    run: async (args, io) => (await import('./acls.ts')).runAcls(args, io),
  },
  {
    name: 'keys',
    summary: 'make or rotate the keys of a tenant: keys new, keys rotate',
    run: async (args, io) => (await import('./keys.ts')).runKeys(args, io),
  },
  {
    name: 'status',
    summary: 'each live command, and which gateway applied it',
    run: async (args, io) => (await import('./status.ts')).runStatus(args, io),
  },
  {
    name: 'capabilities',
    summary: 'the tools that gateways saw and what they can do, as a file to correct',
    run: async (args, io) => (await import('./capabilities.ts')).runCapabilities(args, io),
  },
  {
    name: 'detector',
    summary: 'write detectors: new, validate, test, explain, coverage, pack',
    run: async (args, io) => (await import('./detector.ts')).runDetector(args, io),
  },
  {
    name: 'replay',
    summary: 'run the engine over events of the past, in files or in Kafka',
    run: async (args, io) => (await import('./replay.ts')).runReplay(args, io),
  },
  {
    name: 'dlq',
    summary: 'records that were not taken: list, show, replay',
    run: async (args, io) => (await import('./dlq.ts')).runDlq(args, io),
  },
  {
    name: 'bench',
    summary: 'measure: bench NAME (in a checkout)',
    run: async (args, io) => (await import('./bench.ts')).runBench(args, io),
  },
];

const help = `Usage: shearpin COMMAND [OPTIONS]

Watches what AI agents do through MCP tools and breaks a dangerous chain of calls before its last link runs.

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}

  --version  print the version and exit
  --help     print this text and exit; after a command, the command's own

Exit codes: 0 fine, 1 not done, 2 wrongly called or configured.
`;

/** Runs the command line and resolves to the exit code. */
export async function main(args: readonly string[], io: CommandIo = process): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || ['--version', '--help', '-h', 'help'].includes(name)) {
    io.stdout.write(name === '--version' ? `${readVersion()}\n` : help);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    io.stderr.write(`shearpin: There is no command "${printable(name)}".${suggest(name)}\n`);
    return 2;
  }
  try {
    return await command.run(rest, io);
  } catch (fault) {
    io.stderr.write(`shearpin ${command.name}: ${describe(fault)}\n`);
    return exitCodeOf(fault);
  }
}

function suggest(name: string): string {
  const nearest = nearestTo(name, [...commands.map((command) => command.name), '--version', '--help']);
  return nearest === undefined ? ' Run `shearpin --help` for the commands.' : ` Is ${nearest} meant?`;
}

function describe(fault: unknown): string {
  if (!(fault instanceof ShearpinError)) return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  const why = fault.cause instanceof Error ? fault.cause.message : '';
  const cause = fault.message.includes(why) ? '' : ` (${why})`;
  return `${fault.message}${cause} [${fault.code}]${isRetryable(fault) ? ' Trying again may help.' : ''}`;
}

function exitCodeOf(fault: unknown): number {
  const isCallersFault = fault instanceof ShearpinError && ['E_CONFIG', 'E_USAGE', 'E_KEY'].includes(fault.code);
  return isCallersFault ? 2 : 1;
}

/** A name that a caller made up is shown without what could move a terminal's cursor. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 80);
}

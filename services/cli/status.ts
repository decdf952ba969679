import { systemClock } from '../adapters/clock/system-clock.ts';
import { describeConfig } from '../adapters/config/describe-config.ts';
import { type CommandStatus, readStatus, type StatusReport } from '../worker/wiring.ts';
import type { CommandIo } from './command.ts';
import { plural } from './plural.ts';
import { readFromLog, readingSchema } from './read-from-log.ts';
import { parseOptions, readWholeNumber } from './usage.ts';

const help = `Usage: shearpin status [--json] [--timeout-ms N]

Lists each live command with the gateways that applied it, rejected it, or did not answer, and tells which partitions of
the calls nobody judges.

  --json          one JSON object
  --timeout-ms N  give Kafka so long to answer (default 10000)
  --help          print this text and exit

`;

/** `shearpin status`. Resolves to the exit code: 0 when every live gateway applied every live command, else 1. */
export async function runStatus(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    io.stdout.write(help + describeConfig(readingSchema));
    return 0;
  }
  const report = await readFromLog({
    command: 'status',
    env: io.env,
    timeoutMs: options.timeoutMs,
    read: (from) => readStatus({ ...from, clock: systemClock }),
  });
  io.stdout.write(options.json ? `${JSON.stringify(report)}\n` : tell(report));
  return report.commands.some(({ gateways }) => gateways.some(({ status }) => status !== 'applied')) ? 1 : 0;
}

interface StatusOptions {
  readonly help: boolean;
  readonly json: boolean;
  readonly timeoutMs: number;
}

function readOptions(args: readonly string[]): StatusOptions {
  const {
    help: isAsked,
    json,
    'timeout-ms': timeout,
  } = parseOptions('status', {
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      'timeout-ms': { type: 'string', default: '10000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
  const bounds = { command: 'status', option: '--timeout-ms', min: 100, max: 600_000 };
  return { help: isAsked, json, timeoutMs: readWholeNumber(timeout, bounds) };
}

/** As gateways have it unless they are told otherwise. */
const unwatchedAfterMs = 2000;

function tell({ commands, gateways, partitions }: StatusReport): string {
  const live = gateways.filter(({ isLive }) => isLive).length;
  const unwatched = partitions.filter(isUnwatched);
  const watched = `${String(partitions.length - unwatched.length)} of ${plural(partitions.length, 'partition')} watched`;
  const head = `${plural(commands.length, 'live command')}, ${plural(live, 'live gateway')}, ${watched}\n`;
  const idle = live === 0 ? 'no gateway runs, so no call waits for anybody\n' : '';
  return head + idle + unwatched.map(tellPartition).join('') + commands.map(tellCommand).join('');
}

type PartitionStatus = StatusReport['partitions'][number];

function isUnwatched({ silentMs, behindMs }: PartitionStatus): boolean {
  return Math.max(silentMs, behindMs) > unwatchedAfterMs;
}

function tellPartition({ partition, silentMs, behindMs }: PartitionStatus): string {
  const seconds = (ms: number): string => `${String(Math.round(ms / 1000))} s`;
  if (silentMs > unwatchedAfterMs)
    return `partition ${String(partition)}: no worker has told of it for ${seconds(silentMs)}\n`;
  return `partition ${String(partition)}: its worker is ${seconds(behindMs)} behind\n`;
}

function tellCommand({ id, action, mode, scope, detector, expiresAt, gateways }: CommandStatus): string {
  const until = new Date(expiresAt).toISOString();
  const head = `\n${id}  ${action} ${mode}  until ${until}\n  ${scope.kind} ${scope.id} of ${scope.tenant}, by ${detector}\n`;
  if (gateways.length === 0) return `${head}  no live gateway is known\n`;
  return head + gateways.map((answer) => `  ${tellAnswer(answer)}\n`).join('');
}

function tellAnswer({ gateway, status, reason, latencyMs, isLive }: CommandStatus['gateways'][number]): string {
  if (status === 'silent') return `${gateway}: did not answer`;
  const why = reason === undefined ? '' : ` (${reason})`;
  const when = latencyMs === undefined ? '' : ` after ${String(latencyMs)} ms`;
  return `${gateway}: ${status}${why}${when}${isLive ? '' : ', and has ended'}`;
}

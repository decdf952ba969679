import type { LogStart } from '../../engine/ports/log.ts';
import { readDuration } from '../duration.ts';
import { parseOptions, readWholeNumber, usageFault } from '../usage.ts';

export const replayHelp = `Usage: shearpin replay FILE… [OPTIONS]
       shearpin replay --from WHEN [--to WHEN] [OPTIONS]

Runs the engine over events of the past, as fast as it goes, and prints the alerts that come of them. FILE holds events,
one JSON object a line, as the calls topic holds them or inside CloudEvents; - is the standard input. With --from the
events come from the calls topic in Kafka, or from the log of your own gateways when no Kafka is named; WHEN is a time
(2026-03-01T12:00:00Z), how long ago (90s, 30m, 2h, 7d), or offset:N, the same in every partition.

  --detectors DIR    add the detectors of this folder to the catalogue; one with the id of another replaces it. May be
                     given again
  --only ID          run only this detector; may be given again
  --diff OLD         run the catalogue with the detectors of folder OLD over the same events, and tell which alerts are
                     gained and lost against it. Without --detectors the catalogue alone is the new one
  --budget N         exit 1 when there are more than N alerts; with --diff, when more than N are gained
  --max-sessions N   keep what so many sessions did, at once (default 100000); one that was silent longest makes room
  --json             one JSON object instead of lines
  --timeout-ms N     give Kafka so long to answer, and to go on (default 10000)
  --help             print this text and exit

Exit codes: 0 fine, 1 over budget, or not all was judged: a line is no event, or a session had to make room before it was
over; 2 wrongly called or configured.

`;

export interface ReplayOptions {
  readonly files: readonly string[];
  readonly from: LogStart | undefined;
  readonly to: LogStart | undefined;
  readonly detectors: readonly string[];
  readonly only: readonly string[];
  readonly diff: string | undefined;
  readonly budget: number | undefined;
  readonly sessionsMax: number;
  readonly json: boolean;
  readonly timeoutMs: number;
}

export function readReplayOptions(args: readonly string[], nowMs: number): ReplayOptions | 'help' {
  const { values, positionals: files } = parse(args);
  if (values.help) return 'help';
  const from = values.from === undefined ? undefined : readWhen(values.from, '--from', nowMs);
  const to = values.to === undefined ? undefined : readWhen(values.to, '--to', nowMs);
  if (files.length > 0 && (from ?? to) !== undefined) {
    throw usageFault('replay', 'Events come from files or from the topic: name files, or --from and --to.');
  }
  if (files.length === 0 && from === undefined) throw usageFault('replay', 'Name files, or --from.');
  if (from !== undefined && to !== undefined && isEmptyRange(from, to)) {
    throw usageFault('replay', '--to does not lie behind --from.');
  }
  const { budget, only, diff, json, 'timeout-ms': timeout, 'max-sessions': sessionsMax } = values;
  return {
    files,
    from,
    to,
    detectors: values.detectors,
    only,
    diff,
    json,
    budget: budget === undefined ? undefined : readWholeNumber(budget, { ...bounds, option: '--budget' }),
    sessionsMax: readWholeNumber(sessionsMax, { ...bounds, option: '--max-sessions', min: 1 }),
    timeoutMs: readWholeNumber(timeout, { ...bounds, option: '--timeout-ms', min: 100 }),
  };
}

const bounds = { command: 'replay', min: 0, max: 999_999_999 };

function parse(args: readonly string[]) {
  return parseOptions('replay', {
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      detectors: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', multiple: true, default: [] },
      diff: { type: 'string' },
      budget: { type: 'string' },
      'max-sessions': { type: 'string', default: '100000' },
      json: { type: 'boolean', default: false },
      'timeout-ms': { type: 'string', default: '10000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

/** An offset and a time cannot be compared. */
function isEmptyRange(from: LogStart, to: LogStart): boolean {
  if (from.kind === 'time' && to.kind === 'time') return from.timeMs >= to.timeMs;
  return from.kind === 'offset' && to.kind === 'offset' && from.offset >= to.offset;
}

function readWhen(text: string, option: string, nowMs: number): LogStart {
  const [, offset] = /^offset:(\d{1,18})$/.exec(text) ?? [];
  if (offset !== undefined) return { kind: 'offset', offset: BigInt(offset) };
  if (/^\d+[smhd]$/.test(text)) {
    return { kind: 'time', timeMs: nowMs - readDuration(text, { command: 'replay', option }) };
  }
  const [, day] = /^(\d{4}-\d{2}-\d{2})/.exec(text) ?? [];
  const timeMs = day === undefined || !isDay(day) ? Number.NaN : Date.parse(text);
  if (Number.isFinite(timeMs)) return { kind: 'time', timeMs };
  throw usageFault('replay', `${option} takes a time such as 2026-03-01T12:00:00Z, 2h for two hours ago, or offset:N.`);
}

/** The thirtieth of February is none. */
function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return Number.isFinite(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

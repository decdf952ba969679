import { systemClock } from '../adapters/clock/system-clock.ts';
import { createSigner } from '../adapters/crypto/signer.ts';
import { describeConfig } from '../adapters/config/describe-config.ts';
import type { EngineInput } from '../engine/input.ts';
import { defaultWorkerSettings, readCalls, riskSettings } from '../worker/wiring.ts';
import type { CommandIo } from './command.ts';
import { readFromLog, readingSchema } from './read-from-log.ts';
import { alertLine, isIncomplete, isOverBudget, onlyIn, type ReplayReport, summary } from './replay/report.ts';
import { Backtest } from './replay/backtest.ts';
import { readDetectorSets } from './replay/detector-set.ts';
import { readEventFiles } from './replay/event-files.ts';
import { readReplayOptions, replayHelp, type ReplayOptions } from './replay/options.ts';
import { Progress } from './replay/progress.ts';

/** Unreadable lines that are told one by one. */
const toldMax = 10;

/** `shearpin replay`. Resolves to the exit code. */
export async function runReplay(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readReplayOptions(args, systemClock.nowMs());
  if (options === 'help') {
    io.stdout.write(replayHelp + describeConfig(readingSchema));
    return 0;
  }
  const report = await replay(options, io);
  return isIncomplete(report) || isOverBudget(report) ? 1 : 0;
}

async function replay(options: ReplayOptions, io: CommandIo): Promise<ReplayReport> {
  const progress = new Progress(io, systemClock);
  const sets = await readDetectorSets(options);
  const settings = defaultWorkerSettings();
  const { sessionIdleMs } = settings;
  const bounds = { sessionsMax: options.sessionsMax, sessionIdleMs, risk: riskSettings(settings) };
  const current = new Backtest(sets.current, bounds);
  const old = sets.old === undefined ? undefined : new Backtest(sets.old, bounds);
  const unread = await readInto(options, io, (input) => {
    current.take(input);
    old?.take(input);
    progress.count(input.data.timeMs);
  });
  progress.end();
  const { alerts, quarantined } = current.result();
  const before = old?.result().alerts;
  const report: ReplayReport = {
    events: progress.events,
    sessions: current.sessions,
    unread,
    forgotten: Math.max(current.forgotten, old?.forgotten ?? 0),
    alerts,
    ...(before === undefined ? {} : { gained: onlyIn(alerts, before), lost: onlyIn(before, alerts) }),
    quarantined,
    ...(options.budget === undefined ? {} : { budget: options.budget }),
  };
  if (report.events === 0) io.stderr.write('shearpin replay: There were no events.\n');
  print(report, { options, io, elapsedMs: progress.elapsedMs });
  return report;
}

/** Resolves to how much could not be read. */
async function readInto(
  { files, from, to, timeoutMs }: ReplayOptions,
  io: CommandIo,
  onEvent: (input: EngineInput) => void,
): Promise<number> {
  let unread = 0;
  let read = 0;
  const note = (text: string): void => {
    unread += 1;
    if (unread <= toldMax) io.stderr.write(`shearpin replay: ${text}\n`);
  };
  if (files.length > 0) {
    const onUnread = ({ file, line, why }: { file: string; line: number; why: string }): void =>
      note(`${file}:${String(line)} ${why}`);
    await readEventFiles({ files, stdin: io.stdin, onEvent, onUnread });
    return unread;
  }
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  await readFromLog({
    command: 'replay',
    env: io.env,
    timeoutMs,
    progress: () => read + unread,
    read: ({ log, keys, recordBytesMax }) =>
      readCalls({
        log,
        keys,
        signer: createSigner({ ...keys.signing, deployment: keys.trust.deployment }),
        range,
        recordBytesMax,
        onEvent: (input) => {
          read += 1;
          onEvent(input);
        },
        onRejected: (reason) => note(`a record is refused: ${reason}`),
      }),
  });
  return unread;
}

interface Printing {
  readonly options: ReplayOptions;
  readonly io: CommandIo;
  readonly elapsedMs: number;
}

function print(report: ReplayReport, { options, io, elapsedMs }: Printing): void {
  if (options.json) {
    io.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const { alerts, gained, lost } = report;
  const shown = gained === undefined ? alerts.map((alert) => alertLine(alert)) : diffLines(gained, lost ?? []);
  io.stdout.write(
    shown.map((line) => `${line}\n`).join('') + (shown.length > 0 ? '\n' : '') + summary(report, elapsedMs),
  );
}

function diffLines(gained: ReplayReport['alerts'], lost: ReplayReport['alerts']): readonly string[] {
  return [...gained.map((alert) => `+ ${alertLine(alert)}`), ...lost.map((alert) => `- ${alertLine(alert)}`)];
}

/**
 * What the sensor costs by itself: calls a second on one core, one long result, texts that are made to be slow, and how
 * long small calls wait beside long results. Figures of work are processor time, so that other load hardly matters.
 */
import { parseArgs } from 'node:util';
import { percentile, round } from './enforce/percentile.ts';
import { Reporter } from './report/reporter.ts';
import { measureBeside } from './sensor/beside-large.ts';
import { measureGrowth } from './sensor/hostile-growth.ts';
import { leastMs } from './sensor/processor-time.ts';
import { callOf, connectTo, createSensor, type Kind, kinds } from './sensor/watched-calls.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const reporter = new Reporter(values);

const callsPerRun = 200;
const runs = 15;
const resultLength = 262_000;

if (values.help) {
  reporter.help(`Usage: shearpin bench sensor [--json]

Measures the inspection of calls: of 1 KB arguments with 4 KB results, of one result of 256 KiB, of hostile texts at a
size and at four times that size, and of small calls beside 50 results of 256 KiB at a time.
`);
} else {
  await measure();
}

async function measure(): Promise<void> {
  const callsOf = byKind((kind) => Math.round((1000 * callsPerRun) / msOfCalls(kind)));
  const inspectOf = byKind((kind) => round(msOfResult(kind)));
  tell('calls a second and core', callsOf);
  tell('ms for a result of 256 KiB', inspectOf);
  const growth = measureGrowth();
  for (const { name, smallMs, largeMs, ratio } of growth.slice(0, 5)) {
    reporter.say(`${name.padEnd(28)} ${smallMs} ms, four times as long ${largeMs} ms: ratio ${ratio}`);
  }
  const { aloneP99Ms, besideP99Ms } = await measureBeside();
  const besideLargeAddedP99Ms = round(besideP99Ms - aloneP99Ms);
  reporter.say(`small calls beside 50 long results: added p99 ${String(besideLargeAddedP99Ms)} ms`);
  const result = {
    callsPerSecond: callsOf.prose,
    inspect256KiBMs: inspectOf.prose,
    worstCaseRatio: growth[0]?.ratio,
    worstCase: growth[0]?.name,
    worstHostileMs: Math.max(...growth.map(({ largeMs }) => largeMs)),
    besideLargeAddedP99Ms,
    callsPerSecondOf: callsOf,
    inspect256KiBMsOf: inspectOf,
  };
  reporter.report(result, []);
}

function byKind(figureOf: (kind: Kind) => number): Record<Kind, number> {
  return Object.fromEntries(kinds.map((kind) => [kind, figureOf(kind)])) as Record<Kind, number>;
}

function tell(what: string, figures: Record<Kind, number>): void {
  const told = kinds.map((kind) => `${kind} ${String(figures[kind])}`).join(', ');
  reporter.say(`${what.padEnd(28)} ${told}`);
}

/** The least of several runs, after a warm-up. */
function msOfCalls(kind: Kind): number {
  const { observer } = createSensor();
  const connection = connectTo(observer, 'calls');
  const calls = Array.from({ length: callsPerRun }, (_, id) => callOf(kind, id, { args: 900, result: 4000 }));
  return leastMs(runs, () => {
    for (const { request, answer } of calls) {
      void connection.fromClient(request);
      void connection.fromServer(answer);
    }
  });
}

function msOfResult(kind: Kind): number {
  const { observer } = createSensor();
  const connection = connectTo(observer, 'long');
  const { request, answer } = callOf(kind, 1, { args: 64, result: resultLength });
  const took = Array.from({ length: runs }, () => {
    void connection.fromClient(request);
    return leastMs(1, () => void connection.fromServer(answer));
  });
  return percentile(took, 20);
}

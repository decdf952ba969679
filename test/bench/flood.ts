/**
 * What a worker takes in memory against the budget that it is given, while clients make it hold as much as they can:
 * sessions, names of agents and tools, partial matches, records as large as may be, and calls as honest agents make them.
 * Each is sent to a worker of its own, in a process of its own, until its budget is used up, and then on.
 *
 * The heap is what is left after a forced collection, with the bytes of buffers; its base is that of the worker before it
 * has judged anything. The ratio is by how much it grew for each byte that is counted against the budget: the budget is the
 * truth as long as that is not above 1. The worker's heap has the limit that operators are told to set, within which it
 * must live.
 */
import { parseArgs } from 'node:util';
import type { SharedServers } from '../support/servers/describe-with-servers.ts';
import { startServers } from '../support/servers/start-servers.ts';
import { round } from './enforce/percentile.ts';
import { FloodedWorker } from './flood/flooded-worker.ts';
import { type FloodKind, floodKinds } from './flood/floods.ts';
import { Reporter } from './report/reporter.ts';
import type { WorkerFigures } from './pipeline/measured-worker.ts';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '32' },
    turnover: { type: 'string', default: '0.5' },
    kinds: { type: 'string', default: floodKinds.join(',') },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const reporter = new Reporter(values);

/** Records that are sent before it is looked again. */
const atOnce = 1_000;

if (values.help) {
  reporter.help(`Usage: shearpin bench flood [--megabytes 32] [--turnover 0.5] [--kinds ${floodKinds.join(',')}] [--json]

Measures what a worker takes in memory, against a budget of so many megabytes (SHEARPIN_CACHE_BYTES_MAX), when it is
flooded with one kind of thing after the other, until turnover times the budget has left its memory for others.
`);
} else {
  await measure();
}

async function measure(): Promise<void> {
  await using servers = await startServers();
  const report: Partial<Record<FloodKind, object>> = {};
  for (const kind of kindsOf(values.kinds)) report[kind] = await measureKind(servers, kind);
  reporter.report(report);
}

async function measureKind(servers: SharedServers, kind: FloodKind): Promise<object> {
  const budgetBytes = numberOf('megabytes') * 2 ** 20;
  await using flooded = await FloodedWorker.start(servers, kind, budgetBytes);
  const idle = await flooded.figures();
  let now = idle;
  const dropped = numberOf('turnover') * budgetBytes;
  while (now.droppedBytes < dropped) now = await flooded.send(atOnce);
  const { countedBytes, residentBytes } = now;
  const [baseHeapBytes, heapBytes] = [taken(idle), taken(now)];
  const ratio = round((heapBytes - baseHeapBytes) / countedBytes);
  return { budgetBytes, countedBytes, heapBytes, baseHeapBytes, ratio, residentBytes, records: flooded.records };
}

function taken({ heapBytes, bufferBytes }: WorkerFigures): number {
  return heapBytes + bufferBytes;
}

function numberOf(name: 'megabytes' | 'turnover'): number {
  const number = Number(values[name]);
  if (number > 0 && number < Infinity) return number;
  throw new Error(`--${name} is a number above 0.`);
}

function kindsOf(text: string): readonly FloodKind[] {
  const named = text.split(',');
  const known = floodKinds.filter((kind) => named.includes(kind));
  if (known.length === named.length) return known;
  throw new Error(`--kinds are of ${floodKinds.join(', ')}.`);
}

/**
 * What an event costs a worker, and a session Redis, by how many sessions there are. Each number has a worker and a part
 * of Redis of its own, filled through the saving path with sessions of five calls; then slices of further calls come
 * through Kafka to one after the other, in rounds, so that whatever else the machine does meets all alike.
 *
 * A warm slice is of sessions that the worker has in memory, a cold one of sessions that it must load, with one call each.
 */
import { parseArgs } from 'node:util';
import { Ground } from '../support/pipeline/ground.ts';
import { startServers } from '../support/servers/start-servers.ts';
import { round } from './enforce/percentile.ts';
import { Reporter } from './report/reporter.ts';
import { Lane, leastSessions, type LaneFigures } from './scale/lane.ts';

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '1000,10000,100000,1000000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const reporter = new Reporter(values);

const callPartitions = 6;

if (values.help) {
  reporter.help(`Usage: shearpin bench scale [--sessions 1000,10000,100000,1000000] [--rounds 5] [--json]

Measures the time of an event and the bytes of a session for each of so many sessions, over real Kafka and Redis. A million
sessions take several gigabytes.
`);
} else {
  await measure(values.sessions.split(',').map(wholeNumber), wholeNumber(values.rounds));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Error(`${JSON.stringify(text)} is no whole number above 0.`);
}

async function measure(sizes: readonly number[], rounds: number): Promise<void> {
  if (sizes.some((size) => size < leastSessions)) throw new Error(`${String(leastSessions)} sessions are the least.`);
  await using servers = await startServers();
  await using stack = new AsyncDisposableStack();
  const lanes: Lane[] = [];
  for (const size of sizes) {
    const ground = stack.use(await new Ground(servers, { callPartitions }).open());
    lanes.push(stack.use(await Lane.open(ground, size)));
    reporter.say(`${String(size)} sessions stand in Redis`);
  }
  // The first round is not counted.
  for (let at = 0; at <= rounds; at += 1) for (const lane of lanes) await lane.run({ isCounted: at > 0 });
  report(lanes.map((lane) => lane.figures()));
}

function report(lanes: readonly LaneFigures[]): void {
  const growth = (name: 'warmMicros' | 'coldMicros' | 'bytesPerSession'): number =>
    round((lanes.at(-1)?.[name] ?? NaN) / (lanes[0]?.[name] ?? NaN));
  const figures = {
    lanes,
    warmGrowth: growth('warmMicros'),
    coldGrowth: growth('coldMicros'),
    bytesGrowth: growth('bytesPerSession'),
  };
  reporter.report(figures);
}

/**
 * What a hot key costs, in slices that take turns on the same worker.
 *
 * Delays: half of all calls are payments, which every detector over several sessions counts. They are made by everybody
 * alike, by the agents of one tenant, by one agent, or by one agent in one session; the total is the same. Measured is how
 * long others wait, whose sessions and principals are judged in the same partitions: from the append of an event that arms
 * to the append of the command that comes of it, both by the clock of the log. Past its ceiling each payment of whoever is
 * hot is an alert as well.
 *
 * Throughput: the time until one worker has judged all calls that wait for it, and until it has judged all that they told
 * on, of a hot agent and of as many agents as there are sessions.
 */
import { parseArgs } from 'node:util';
import { startServers } from '../support/servers/start-servers.ts';
import { Reporter } from './report/reporter.ts';
import { measureDelays } from './signals/delays.ts';
import { measureThroughput } from './signals/throughput.ts';

const { values } = parseArgs({
  options: {
    slices: { type: 'string', default: '5' },
    samples: { type: 'string', default: '100' },
    rate: { type: 'string', default: '100' },
    records: { type: 'string', default: '6000' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const reporter = new Reporter(values);

if (values.help) {
  reporter.help(`Usage: shearpin bench signals [--slices 5] [--samples 100] [--rate 100] [--records 6000] [--json]

Measures what a hot agent and a hot tenant cost others. neighbours: how long a session and a principal wait for their
commands that are judged in the same partitions, so many samples in each slice, while so many calls a second are made,
half of them by everybody, by one tenant, by one agent, or by one agent in one session. throughput: so many records that
wait for one worker, half of them payments of one agent or of 200. Slices take turns.
`);
} else {
  await measure();
}

async function measure(): Promise<void> {
  const load = { slices: numberOf('slices'), samples: numberOf('samples'), rate: numberOf('rate') };
  const records = numberOf('records');
  await using servers = await startServers();
  const neighbours = await measureDelays(servers, load);
  const throughput = await measureThroughput(servers, { slices: load.slices, records });
  const report = { neighbours, throughput };
  reporter.report(report);
}

function numberOf(name: 'slices' | 'samples' | 'rate' | 'records'): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Error(`--${name} is a whole number above 0.`);
}

/** How often the method of learned rates says that there is too much when there is not, and when there is: simulated. */
import { parseArgs } from 'node:util';
import { drawFrom } from './rates/draws.ts';
import { Reporter } from './report/reporter.ts';
import { simulate } from './rates/simulation.ts';

const { values } = parseArgs({
  options: {
    entities: { type: 'string', default: '200' },
    days: { type: 'string', default: '7' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const reporter = new Reporter(values);

if (values.help) {
  reporter.help(`Usage: shearpin bench rates [--entities 200] [--days 7] [--seed 1] [--json]

Simulates agents that call in bursts and by the hour of the day. Tells how often too much was said of days in which nothing
happened, how many bursts of ten times as much for five minutes were found, and how many rises of a twelfth each hour.
`);
} else {
  const plan = { entities: Number(values.entities), days: Number(values.days), seed: Number(values.seed) };
  const report = { ...plan, ...simulate(plan, drawFrom) };
  reporter.report(report);
}

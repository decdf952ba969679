/** `npm run chaos -- --seed S --faults N --json`. */
import { parseArgs } from 'node:util';
import { numbersFrom } from '../random-numbers.ts';
import { kinds, schedule } from './faults/kinds.ts';
import { faultsOf, tellReport } from './report.ts';
import { runChaos } from './run.ts';

const usage = `Usage: npm run chaos -- [--seed S] [--faults N] [--only KIND,…] [--brokers 1|3] [--json] [--logs DIR]

Real workers and gateways on servers of the run's own, a seeded load with planted chains, and N faults one after the
other; what was planned is compared with what the topics and the gateways say. Ends with 1 when anything was lost,
doubled, different or obeyed that must not be.

  --seed     what is planned and drawn follows from it (1)
  --faults   how many faults happen (10)
  --only     faults of these kinds alone
  --brokers  brokers of the log (1)
  --json     the report as JSON on stdout
  --logs     a folder for what each process writes
  --list     the kinds of faults
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      faults: { type: 'string', default: '10' },
      brokers: { type: 'string', default: '1' },
      only: { type: 'string' },
      logs: { type: 'string' },
      json: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return say(usage);
  const brokers = Number(values.brokers);
  const here = kinds.filter((fault) => (fault.brokers ?? 1) <= brokers);
  if (values.list) return say(here.map(({ kind }) => `${kind}\n`).join(''));
  const wanted = values.only?.split(',');
  const pool = wanted === undefined ? here : here.filter(({ kind }) => wanted.includes(kind));
  const seed = Number(values.seed);
  const count = Number(values.faults);
  const isWhole = Number.isSafeInteger(seed) && Number.isSafeInteger(count) && count >= 0;
  if (!isWhole || ![1, 3].includes(brokers) || pool.length === 0 || (wanted?.length ?? 0) > pool.length) {
    process.stderr.write(usage);
    return 2;
  }
  const report = await runChaos({
    seed,
    brokers,
    faults: schedule(pool, count, numbersFrom(seed)),
    quietMs: 500,
    sessionEveryMs: 250,
    pauseMaxMs: 400,
    logsDir: values.logs,
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  say(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : tellReport(report));
  const faults = faultsOf(report);
  for (const fault of faults) process.stderr.write(`chaos: ${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** `npm run chaos -- --seed S --faults N --json`. */
import { parseArgs } from 'node:util';
import { numbersFrom } from '../random-numbers.ts';
import { endOnSignals } from './end-on-signals.ts';
import type { Fault } from './faults/fault.ts';
import { kinds, kindsOn, schedule } from './faults/kinds.ts';
import { faultsOf, tellReport } from './report.ts';
import { runChaos, type RunOptions } from './run.ts';
import { type RedisKind, redisKinds } from './world/redis-ground.ts';

const usage = `Usage: npm run chaos -- [--seed S] [--faults N] [--only KIND,…] [--brokers 1|3]
                         [--redis single|cluster] [--json] [--logs DIR]

Real workers and gateways on servers of the run's own, a seeded load with planted chains, and N faults one after the
other; what was planned is compared with what the topics and the gateways say. Ends with 1 when anything was lost,
doubled, different or obeyed that must not be.

  --seed     what is planned and drawn follows from it (1)
  --faults   how many faults happen (10)
  --only     faults of these kinds alone
  --brokers  brokers of the log (3 where the run can have a fault that needs them, else 1)
  --redis    one server, or a cluster of three masters with a replica each (cluster where only its faults are asked for)
  --json     the report as JSON, which is all that it writes on stdout (npm adds two lines without -s)
  --logs     a folder for what each process writes
  --list     the kinds of faults
`;

const pace = { quietMs: 500, sessionEveryMs: 400, pauseMaxMs: 400, staggerMs: 6_000 };

endOnSignals();
process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      faults: { type: 'string', default: '10' },
      brokers: { type: 'string' },
      redis: { type: 'string' },
      only: { type: 'string' },
      logs: { type: 'string' },
      json: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return say(usage);
  if (values.list) return say(kinds.map(({ kind }) => `${kind}\n`).join(''));
  const [seed, count] = [values.seed, values.faults].map(Number) as [number, number];
  const wanted = values.only?.split(',');
  const redis = redisKinds.find((kind) => kind === (values.redis ?? redisFor(wanted)));
  const brokers = values.brokers === undefined ? brokersFor({ wanted, count, redis }) : Number(values.brokers);
  const pool = poolOf({ brokers, redis, wanted });
  if (
    ![seed, count].every((number) => Number.isSafeInteger(number) && number >= 0) ||
    redis === undefined ||
    pool.length === 0
  ) {
    process.stderr.write(usage);
    return 2;
  }
  // Of a number and the odd one behind it the same would be drawn.
  const faults = schedule(pool, count, numbersFrom(2 * seed + 1));
  return run({ seed, brokers, redis, faults, logsDir: values.logs }, values.json);
}

interface Wanted {
  readonly redis: RedisKind | undefined;
  readonly wanted: readonly string[] | undefined;
}

function redisFor(wanted: readonly string[] | undefined): RedisKind {
  return kinds.some(({ kind, redis }) => redis === 'cluster' && wanted?.includes(kind) === true) ? 'cluster' : 'single';
}

/** A run that has room for every kind has every kind. */
function brokersFor({ wanted, redis = 'single', count }: Wanted & { readonly count: number }): number {
  const here = kindsOn({ brokers: Infinity, redis });
  const possible = here.filter(({ kind }) => wanted?.includes(kind) ?? count >= here.length);
  return Math.max(1, ...possible.map(({ brokers = 1 }) => brokers));
}

/** Empty when something was asked for that there is not. */
function poolOf({ brokers, redis, wanted }: Wanted & { readonly brokers: number }): readonly Fault[] {
  const here = [1, 3].includes(brokers) && redis !== undefined ? kindsOn({ brokers, redis }) : [];
  if (wanted === undefined) return here;
  return wanted.every((kind) => here.some((fault) => fault.kind === kind))
    ? here.filter(({ kind }) => wanted.includes(kind))
    : [];
}

async function run(asked: Asked, asJson: boolean): Promise<number> {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const report = await runChaos({ ...asked, ...pace, tell });
  say(asJson ? `${JSON.stringify(report, undefined, 2)}\n` : tellReport(report));
  const faults = faultsOf(report);
  for (const fault of faults) tell(`chaos: ${fault}`);
  return faults.length === 0 ? 0 : 1;
}

type Asked = Pick<RunOptions, 'seed' | 'brokers' | 'redis' | 'faults' | 'logsDir'>;

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

import { expect, it } from 'vitest';
import { kindsOn, schedule } from '../support/chaos/faults/kinds.ts';
import { faultsOf } from '../support/chaos/report.ts';
import { runChaos } from '../support/chaos/run.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { numbersFrom } from '../support/random-numbers.ts';

const seed = 11;
const count = 10;
/** A run takes less than a minute of a machine that has nothing else to do. */
const testMs = 300_000;

describeWithServers('a short run of the chaos suite', () => {
  it(
    'loses nothing, doubles nothing and obeys no forger through ten kinds of faults',
    { timeout: testMs },
    async () => {
      const faults = schedule(kindsOn({ brokers: 1, redis: 'single' }), count, numbersFrom(seed));
      const report = await runChaos({
        ...{
          seed,
          brokers: 1,
          redis: 'single',
          faults,
          quietMs: 100,
          sessionEveryMs: 500,
          pauseMaxMs: 300,
          staggerMs: 0,
          tell: () => undefined,
        },
      });
      expect(faultsOf(report), JSON.stringify(report.details)).toEqual([]);
      expect(Object.keys(report.byKind)).toHaveLength(count);
      expect(report.expectedAlerts).toBeGreaterThan(0);
      expect(report.events).toBe(report.eventsSent - report.eventsDropped);
    },
  );
});

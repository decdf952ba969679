import { describe } from 'vitest';
import { LogFixture, type LogUnderTest } from './log-fixture.ts';
import { describeGroups } from './log-groups.contract.ts';
import { describeRecords } from './log-records.contract.ts';
import { describeTopics } from './log-topics.contract.ts';

/** What every log must do, whichever client is behind it. */
export function describeLog(name: string, create: () => Promise<LogUnderTest>): void {
  describe(`the log: ${name}`, () => {
    const fixture = new LogFixture(create);
    describeRecords(fixture);
    describeGroups(fixture);
    describeTopics(fixture);
  });
}

import { expect, it } from 'vitest';
import { createGatewayEvents } from '../../../../services/gateway/events.ts';
import { createGatewayMetrics } from '../../../../services/gateway/metrics.ts';
import { RepeatedLines } from '../../../../services/gateway/repeated-lines.ts';
import { FakeMetrics } from '../../../support/fake-metrics.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';

it('records that do not count are each counted, and told once a minute with the topic that they stand in', () => {
  const written: (readonly [object, string])[] = [];
  const write = (fields: object, message: string): void => void written.push([fields, message]);
  const logger = { debug: write, info: write, warn: write, error: write };
  const metrics = new FakeMetrics();
  const { signal } = new AbortController();
  const repeated = new RepeatedLines({ logger, timers: steppedTimers().timers, signal });
  const events = createGatewayEvents(logger, createGatewayMetrics(metrics), repeated);
  for (let count = 0; count < 100; count += 1) {
    for (const of of ['command', 'beacon', 'progress'])
      events.commandRecord({ of, status: 'rejected', reason: 'unsigned' });
    events.commandRecord({ of: 'command', status: 'applied' });
  }
  expect(written).toEqual([
    [{ of: 'command', reason: 'unsigned' }, 'a record of the command topic does not count'],
    [{ of: 'beacon', reason: 'unsigned' }, 'a record of the command topic does not count'],
    [{ of: 'progress', reason: 'unsigned' }, 'a record of the topic of progress does not count'],
  ]);
  const rejected = { of: 'progress', status: 'rejected', reason: 'unsigned' };
  expect(metrics.value('shearpin_gateway_command_records_total', rejected)).toBe(100);
});

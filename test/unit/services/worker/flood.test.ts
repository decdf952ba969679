import { describe, expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { LineLimit } from '../../../../services/worker/line-limit.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';

describe('a flood of records that do not count', () => {
  it('is one line a reason, and every record of it is counted', async () => {
    const world = await new WorkerWorld().open();
    const garbage = (topic: string) => ({ topic, key: 'x', value: Buffer.from('{'), headers: {} });
    const flood = Array.from({ length: 200 }, () => [topics.calls, topics.acks, topics.commands].map(garbage)).flat();
    await world.send(flood);
    const { worker, metrics, logged } = await world.start();
    await world.settled();
    const isCounted = (): boolean =>
      metrics.value('shearpin_acks_refused_total', { reason: 'no-mac' }) === 200 &&
      metrics.value('shearpin_commands_refused_total', { reason: 'malformed' }) === 200;
    while (!isCounted()) await new Promise((resolve) => setTimeout(resolve, 1));
    await worker.stop();
    const warnings = logged.filter(({ level }) => level === 'warn').map(({ message }) => message);
    expect(warnings.toSorted()).toEqual([
      'a record of the command topic does not count',
      'an ack does not count',
      'record rejected',
    ]);
    expect(metrics.value('shearpin_dlq_total', { reason: 'no-mac' })).toBe(200);
    expect(metrics.value('shearpin_acks_refused_total', { reason: 'no-mac' })).toBe(200);
    expect(metrics.value('shearpin_commands_refused_total', { reason: 'malformed' })).toBe(200);
  });
});

describe('the limit of lines', () => {
  it('tells with the next line of a kind how many were left out, and keeps the kinds apart', () => {
    const told: string[] = [];
    let nowMs = 0;
    const lines = new LineLimit(() => nowMs);
    const tell = (kind: string): void => lines.tell(kind, (count) => told.push(`${kind} ${String(count)}`));
    for (const kind of ['a', 'a', 'b', 'a']) tell(kind);
    nowMs = 10_000;
    for (const kind of ['a', 'a']) tell(kind);
    expect(told).toEqual(['a 1', 'b 1', 'a 3']);
  });
});

import { describe, expect, it } from 'vitest';
import { RepeatedLines } from '../../../../services/gateway/repeated-lines.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const written: (readonly [object, string])[] = [];
  const warn = (fields: object, message: string): void => void written.push([fields, message]);
  const logger = { debug: warn, info: warn, warn, error: warn };
  const { timers, step } = steppedTimers();
  const stopping = new AbortController();
  const minute = async (): Promise<void> => {
    step();
    await turn();
  };
  return { lines: new RepeatedLines({ logger, timers, signal: stopping.signal }), written, minute, stopping };
}

describe('a line that can be caused at will', () => {
  it('is written at once, and then once a minute with how often it came again', async () => {
    const { lines, written, minute } = setUp();
    for (let count = 0; count < 10_000; count += 1) lines.warn({ reason: 'host' }, 'request not taken');
    expect(written).toEqual([[{ reason: 'host' }, 'request not taken']]);
    await minute();
    expect(written.at(-1)).toEqual([{ reason: 'host', again: 9999 }, 'request not taken']);
    lines.warn({ reason: 'host' }, 'request not taken');
    expect(written).toHaveLength(2);
    await minute();
    expect(written.at(-1)).toEqual([{ reason: 'host', again: 1 }, 'request not taken']);
  });

  it('is written at once again after a minute without it', async () => {
    const { lines, written, minute } = setUp();
    lines.warn({ reason: 'host' }, 'request not taken');
    await minute();
    lines.warn({ reason: 'host' }, 'request not taken');
    expect(written).toEqual([
      [{ reason: 'host' }, 'request not taken'],
      [{ reason: 'host' }, 'request not taken'],
    ]);
  });

  it('does not hide another', () => {
    const { lines, written } = setUp();
    for (const reason of ['host', 'origin', 'host']) lines.warn({ reason }, 'request not taken');
    expect(written.map(([fields]) => fields)).toEqual([{ reason: 'host' }, { reason: 'origin' }]);
  });

  it('is counted with its kind when too many are different, and none is lost', async () => {
    const { lines, written, minute } = setUp();
    for (let command = 0; command < 1000; command += 1) lines.warn({ command }, 'call not let through');
    expect(written).toHaveLength(257);
    expect(written.at(-1)).toEqual([{}, 'call not let through']);
    await minute();
    expect(written.at(-1)).toEqual([{ again: 1000 - 257 }, 'call not let through']);
  });

  it('is told with its count when the gateway ends', async () => {
    const { lines, written, stopping } = setUp();
    for (let count = 0; count < 3; count += 1) lines.warn({ reason: 'host' }, 'request not taken');
    stopping.abort();
    await turn();
    expect(written.at(-1)).toEqual([{ reason: 'host', again: 2 }, 'request not taken']);
  });
});

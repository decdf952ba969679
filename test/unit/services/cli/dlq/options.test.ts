import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDlqOptions } from '../../../../../services/cli/dlq/options.ts';
import { listReport, tellFacts, tellList } from '../../../../../services/cli/dlq/report.ts';
import { main } from '../../../../../services/cli/main.ts';
import { type Letter, positionOf } from '../../../../../services/worker/wiring.ts';
import { captureIo } from '../../../../support/captured-io.ts';

const letter: Letter = {
  ...{ reason: 'bad-mac', topic: 'shearpin.calls.v1', partition: 0, offset: '17', bytes: 5, appendTimeMs: 0 },
  sha256: 'a'.repeat(64),
};

describe('options of shearpin dlq', () => {
  it('name letters in one way', () => {
    expect(readDlqOptions(['replay', 'shearpin.calls.v1/0/17'])).toMatchObject({ positions: [positionOf(letter)] });
    expect(readDlqOptions(['replay', '--all', '--dry-run'])).toMatchObject({ isAll: true, isDry: true });
    expect(readDlqOptions(['list', '--reason', 'bad-mac'])).toMatchObject({ reasons: ['bad-mac'], limit: 20 });
  });

  it.each([
    ...[[], ['drop'], ['list', 'a/0/1'], ['list', '--all'], ['list', '--reason', 'clock'], ['list', '--limit', 'x']],
    ...[['show'], ['show', 'a/0/1', 'a/0/2'], ['show', 'a b/0/1'], ['show', 'a/0/-1'], ['show', 'a/0/1', '--dry-run']],
    ...[['replay'], ['replay', '--all', 'a/0/1'], ['replay', '--all', '--reason', 'poison'], ['replay', 'a/0']],
  ])('are refused: %j %j %j', (...args) => {
    expect(() => readDlqOptions(args.filter(Boolean))).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });

  it('know every reason of the schema', () => {
    const file = new URL('../../../../../schemas/events/dlq-record.v1.schema.json', import.meta.url);
    const schema = JSON.parse(readFileSync(file, 'utf8')) as { properties: { reason: { enum: readonly string[] } } };
    for (const reason of schema.properties.reason.enum) {
      expect(readDlqOptions(['list', '--reason', reason])).toMatchObject({ reasons: [reason] });
    }
  });

  it('let replay write to Kafka only', async () => {
    const { io, stderr } = captureIo();
    expect(await main(['dlq', 'replay', '--all'], io)).toBe(2);
    expect(stderr()).toContain('SHEARPIN_KAFKA_BROKERS is missing');
  });
});

describe('what shearpin dlq tells', () => {
  it('counts by reason, the most frequent first, and names the newest', () => {
    const letters = ['1', '2', '3'].map((offset) => ({ ...letter, offset }));
    const report = listReport({ letters: [{ ...letter, reason: 'poison' }, ...letters], left: 2, unread: 1 }, 2);
    expect(report.reasons.map(({ reason, count }) => [reason, count])).toEqual([
      ['bad-mac', 3],
      ['poison', 1],
    ]);
    expect(report.positions.map(({ position }) => position)).toEqual([
      'shearpin.calls.v1/0/3',
      'shearpin.calls.v1/0/2',
    ]);
    expect(tellList(report)).toMatch(/2 {2}older letters[^]*1 {2}records that are no letters/);
  });

  it('survives what somebody made up', () => {
    const odd: Letter = { ...letter, detail: '\u001b[2J', appendTimeMs: Number.MAX_SAFE_INTEGER, topic: '\u0007' };
    const told = tellFacts({ letter: odd, state: { kind: 'gone' } });
    expect(told).toContain('no time');
    expect(told).not.toMatch(/[^\x20-\x7e\n]/);
  });

  it('says that there is nothing', () => {
    expect(tellList(listReport({ letters: [], left: 0, unread: 0 }, 20))).toBe('No letters.\n');
  });
});

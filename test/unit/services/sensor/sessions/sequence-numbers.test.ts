import { describe, expect, it } from 'vitest';
import { SequenceNumbers } from '../../../../../services/sensor/sessions/sequence-numbers.ts';

describe('sequence numbers', () => {
  it('count each session from 1', () => {
    const numbers = new SequenceNumbers(10);
    expect(['a', 'a', 'b', 'a'].map((session) => numbers.next(session))).toEqual([1, 2, 1, 3]);
  });

  it('are never given twice to a session that was forgotten', () => {
    const numbers = new SequenceNumbers(1);
    const given = [numbers.next('a'), numbers.next('a'), numbers.next('b'), numbers.next('a')];
    expect(given[3]).toBeGreaterThan(2);
  });
});

import { describe, expect, it } from 'vitest';
import { markSeen, marksMax, type SourceMark } from '../../../../services/engine/source-marks.ts';

function seen(seqs: readonly number[], boot = 'b1'): { marks: readonly SourceMark[]; verdicts: readonly string[] } {
  let marks: readonly SourceMark[] = [];
  const verdicts = seqs.map((seq, at) => {
    const marked = markSeen(marks, { id: 'gw', boot, seq, timeMs: at });
    marks = marked.marks;
    if (marked.isDuplicate) return 'duplicate';
    if (marked.isLate) return 'late';
    return marked.leapt > 0 ? `leapt ${String(marked.leapt)}` : 'new';
  });
  return { marks, verdicts };
}

describe('the marks of a gateway boot', () => {
  it('take each number once', () => {
    expect(seen([1, 2, 2, 1, 3]).verdicts).toEqual(['new', 'new', 'duplicate', 'duplicate', 'new']);
  });

  it('tell a gap, and that it was filled later', () => {
    const { marks, verdicts } = seen([1, 5, 3, 3]);
    expect(verdicts).toEqual(['new', 'leapt 3', 'late', 'duplicate']);
    expect(marks[0]?.missing).toBe(2);
  });

  it('know the last 256 numbers and take an older one for a repetition', () => {
    expect(seen([1, 257, 2]).verdicts).toEqual(['new', 'leapt 255', 'late']);
    expect(seen([1, 258, 2]).verdicts).toEqual(['new', 'leapt 256', 'duplicate']);
  });

  it('survive a leap of any size', () => {
    expect(seen([1, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]).verdicts).toEqual([
      'new',
      `leapt ${String(Number.MAX_SAFE_INTEGER - 2)}`,
      'duplicate',
    ]);
  });

  it('keep boots apart, and only the boots heard of last', () => {
    let marks: readonly SourceMark[] = [];
    for (let boot = 0; boot < marksMax + 4; boot += 1) {
      const marked = markSeen(marks, { id: 'gw', boot: `b${String(boot)}`, seq: 1, timeMs: boot });
      expect(marked.isDuplicate).toBe(false);
      marks = marked.marks;
    }
    expect(marks.map(({ boot }) => boot)).toEqual(Array.from({ length: marksMax }, (_, at) => `b${String(at + 4)}`));
  });
});

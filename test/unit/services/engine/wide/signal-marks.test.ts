import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  markSignal,
  type SignalMark,
  signalMarksMax,
  type SignalSource,
} from '../../../../../services/engine/wide/signal-marks.ts';

function source(partition: number, offset: number, incarnation = 1): SignalSource {
  return { incarnation, partition, offset: String(offset), appendTimeMs: 0 };
}

/** What is taken of a stream of signals. */
function taken(stream: readonly SignalSource[]): readonly SignalSource[] {
  let marks: readonly SignalMark[] = [];
  return stream.filter((one) => {
    const next = markSignal(marks, one);
    marks = next ?? marks;
    return next !== undefined;
  });
}

describe('rule 9: how far an entity is', () => {
  it('is kept for each partition by itself', () => {
    expect(taken([source(0, 9), source(1, 3), source(0, 9), source(1, 4), source(0, 8)])).toEqual([
      source(0, 9),
      source(1, 3),
      source(1, 4),
    ]);
  });

  it('compares offsets as numbers, not as texts', () => {
    expect(taken([source(0, 9), source(0, 10), source(0, 9)])).toHaveLength(2);
  });

  it('lets a topic that was made anew begin anew, and hides what is left of the one before', () => {
    expect(taken([source(0, 90), source(0, 1, 2), source(0, 91)])).toEqual([source(0, 90), source(0, 1, 2)]);
  });

  it('takes each signal once, wherever whoever publishes goes back to', () => {
    const lengths = fc.record({ count: fc.integer({ min: 1, max: 30 }), back: fc.array(fc.nat(40), { maxLength: 8 }) });
    fc.assert(
      fc.property(lengths, ({ count, back }) => {
        const stream = Array.from({ length: count }, (_, at) => source(0, at));
        // Each death publishes again from somewhere before, up to the end.
        const again = back.flatMap((from) => stream.slice(from % count));
        expect(taken([...stream, ...again])).toEqual(stream);
      }),
    );
  });

  it('is kept of a bounded number of partitions', () => {
    const marks = Array.from({ length: 2000 }, (_, partition) => source(partition, 1)).reduce<readonly SignalMark[]>(
      (known, one) => markSignal(known, one) ?? known,
      [],
    );
    expect(marks).toHaveLength(signalMarksMax);
  });
});

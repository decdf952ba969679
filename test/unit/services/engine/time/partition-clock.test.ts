import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClockState,
  type HeardRecord,
  newClock,
  PartitionClock,
} from '../../../../../services/engine/time/partition-clock.ts';

const settings = { latenessMs: 60_000, skewMs: 30_000 };
const baseMs = 1_760_000_000_000;
const minuteMs = 60_000;

/** One record: when it was appended, by whom it was sent and how far behind the sender's clock says it is. */
interface Sent {
  readonly atMs: number;
  readonly gateway?: string;
  readonly tenant?: string;
  readonly lagMs?: number;
}

function heard({ atMs, gateway = 'gw-1', tenant = 'acme', lagMs = 0 }: Sent): HeardRecord {
  return { tenant, gateway, timeMs: baseMs + atMs - lagMs, appendTimeMs: baseMs + atMs };
}

/** A gateway that sends every five seconds. */
function beats(from: number, to: number, sent: Omit<Sent, 'atMs'> = {}): readonly Sent[] {
  return Array.from({ length: (to - from) / 5000 + 1 }, (_, at) => ({ atMs: from + at * 5000, ...sent }));
}

/** In the order of append times. */
function interleaved(...lanes: readonly (readonly Sent[])[]): readonly Sent[] {
  return lanes.flat().toSorted((a, b) => a.atMs - b.atMs);
}

/** Where the watermark of a tenant stands after the records, against the beginning, and what moved it last. */
function after(records: readonly Sent[], tenant = 'acme') {
  const clock = new PartitionClock(settings);
  let last: { watermarkMs: number; isUnwatched: boolean } | undefined;
  for (const record of records) {
    for (const move of clock.take(heard(record))) {
      if (move.tenant === tenant) last = { watermarkMs: move.watermarkMs - baseMs, isUnwatched: move.isUnwatched };
    }
  }
  return last;
}

describe('rule 5: the watermark of a tenant', () => {
  it('follows its gateway, less the lateness that is allowed', () => {
    expect(after(beats(0, 5 * minuteMs))).toEqual({ watermarkMs: 4 * minuteMs, isUnwatched: false });
  });

  it('waits at the beginning until every live gateway could have been heard', () => {
    expect(after(beats(0, 10_000))).toBeUndefined();
    expect(after(beats(0, 15_000))).toBeDefined();
  });

  it('is that of the slowest live gateway', () => {
    const slow = beats(0, 5 * minuteMs, { gateway: 'gw-2', lagMs: 2 * minuteMs });
    expect(after(interleaved(beats(0, 5 * minuteMs), slow))?.watermarkMs).toBe(2 * minuteMs);
  });

  it('is held back by a silent gateway for a minute, and no longer', () => {
    const silent = beats(0, minuteMs, { gateway: 'gw-2' });
    const soon = interleaved(beats(0, 2 * minuteMs), silent);
    const later = interleaved(beats(0, 2 * minuteMs + 5000), silent);
    expect(after(soon)?.watermarkMs).toBe(0);
    expect(after(later)).toEqual({ watermarkMs: minuteMs + 5000, isUnwatched: false });
  });

  it('is held back by a gateway whose events waited while the log was away, however long that was', () => {
    const awayMs = 9 * minuteMs;
    const before = interleaved(beats(0, minuteMs), beats(0, minuteMs, { gateway: 'gw-2' }));
    // The first that comes again tells all that it kept; the other has not spoken yet.
    const back = beats(10 * minuteMs, 10 * minuteMs + 5000);
    expect(after([...before, ...back])?.watermarkMs).toBe(0);
    const kept = { atMs: 10 * minuteMs + 6000, gateway: 'gw-2', lagMs: awayMs };
    expect(after([...before, ...back, kept])?.watermarkMs).toBe(minuteMs + 6000 - minuteMs);
  });

  it('is held back by no gateway for more than ten minutes: a clock may be wrong', () => {
    const wrong = beats(0, 20 * minuteMs, { gateway: 'gw-2', lagMs: 1000 * minuteMs });
    expect(after(interleaved(beats(0, 20 * minuteMs), wrong))?.watermarkMs).toBe(9 * minuteMs);
  });

  it('is pushed forward by no gateway further than the skew that is allowed', () => {
    expect(after(beats(0, 5 * minuteMs, { lagMs: -1000 * minuteMs }))?.watermarkMs).toBe(4 * minuteMs + 30_000);
  });

  it('goes with the log when none of its gateways lives, and says that nobody watched', () => {
    const others = beats(0, 10 * minuteMs, { tenant: 'other', gateway: 'gw-9' });
    expect(after(interleaved(beats(0, minuteMs), others))).toEqual({ watermarkMs: 8 * minuteMs, isUnwatched: true });
  });

  it('is not touched by a slow gateway of another tenant', () => {
    const others = beats(0, 5 * minuteMs, { tenant: 'other', gateway: 'gw-9', lagMs: 3 * minuteMs });
    const records = interleaved(beats(0, 5 * minuteMs), others);
    expect(after(records)?.watermarkMs).toBe(4 * minuteMs);
    expect(after(records, 'other')?.watermarkMs).toBe(minuteMs);
  });
});

const sent = fc.record({
  gapMs: fc.integer({ min: 0, max: 40_000 }),
  gateway: fc.constantFrom('gw-1', 'gw-2', 'gw-3'),
  tenant: fc.constantFrom('acme', 'other'),
  lagMs: fc.integer({ min: -100_000, max: 1_000_000 }),
});

function timeline(steps: readonly { readonly gapMs: number }[]): readonly number[] {
  let atMs = 0;
  return steps.map(({ gapMs }) => (atMs += gapMs));
}

describe('a clock', () => {
  it('never goes back, and goes on from its state as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 60 }), (steps) => {
        const times = timeline(steps);
        const whole = new PartitionClock(settings);
        let state: ClockState = newClock;
        const highest = new Map<string, number>();
        for (const [at, step] of steps.entries()) {
          const record = heard({ ...step, atMs: times[at] ?? 0 });
          const moves = whole.take(record);
          const resumed = new PartitionClock(settings, JSON.parse(JSON.stringify(state)) as ClockState);
          expect(resumed.take(record)).toEqual(moves);
          state = resumed.state;
          for (const { tenant, watermarkMs } of moves) {
            expect(watermarkMs).toBeGreaterThan(highest.get(tenant) ?? 0);
            highest.set(tenant, watermarkMs);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

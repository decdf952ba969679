import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectorMetadata, Finding, Severity, TechniqueMap } from '../../../../detectors/contract.ts';
import {
  addRisk,
  riskAt,
  riskPartsMax,
  riskScoreMax,
  riskTechniquesMax,
  type RiskState,
  withdrawRisk,
} from '../../../../services/engine/risk.ts';
import { findingOf, scripted } from '../../../support/scripted-detector.ts';

const settings = { halfLifeMs: 1_000, throttleAt: 40, approvalAt: 80, openAt: 160 };

interface Found {
  readonly anchor: string;
  readonly atMs: number;
  readonly severity?: Severity;
  readonly techniques?: readonly string[];
  readonly certainty?: Finding['certainty'];
  readonly id?: string;
}

function mapOf(id: string): TechniqueMap {
  return { framework: 'mitre-attack', version: '19.2', id, name: id };
}

function add(state: RiskState | undefined, found: Found): RiskState {
  const { anchor, atMs, severity = 'high', techniques = [], certainty = 'yes', id = 'sequence.scripted' } = found;
  const metadata: DetectorMetadata = scripted({ metadata: { id, severity, maps: techniques.map(mapOf) } }).metadata;
  return addRisk(state, { metadata, finding: findingOf(anchor, { atMs, certainty }) }, settings.halfLifeMs);
}

function all(found: readonly Found[]): RiskState | undefined {
  return found.reduce<RiskState | undefined>(add, undefined);
}

function scoreOf(found: readonly Found[], nowMs: number): number {
  return riskAt(all(found), nowMs, settings).score;
}

describe('Semantics 15: what findings add up to', () => {
  it('is nothing where nothing was found', () => {
    expect(riskAt(undefined, 5, settings)).toEqual({ score: 0, level: 'none' });
  });

  it.each([
    ['informational', 0, 'none'],
    ['low', 6, 'none'],
    ['medium', 30, 'none'],
    ['high', 60, 'throttle'],
    ['critical', 120, 'approval'],
  ] as const)('is, after one finding that is %s, %d', (severity, score, level) => {
    const state = add(undefined, { anchor: 'one', atMs: 0, severity });
    expect(riskAt(state, 0, settings)).toEqual({ score, level });
  });

  it('is half of it after a half-life, and a quarter after two', () => {
    const found = [{ anchor: 'one', atMs: 0 }];
    expect([0, 1_000, 2_000, 60_000].map((nowMs) => scoreOf(found, nowMs))).toEqual([60, 30, 15, 0]);
  });

  it('knows nothing yet of what is found later', () => {
    const found = [
      { anchor: 'one', atMs: 0 },
      { anchor: 'two', atMs: 1_000 },
    ];
    expect(scoreOf(found, 999)).toBe(30);
    expect(scoreOf(found, 1_000)).toBe(70);
  });

  it('reaches each level at exactly its score', () => {
    const ladder = { ...settings, throttleAt: 60, approvalAt: 60, openAt: 61 };
    expect(riskAt(add(undefined, { anchor: 'one', atMs: 0 }), 0, ladder).level).toBe('approval');
    expect(riskAt(add(undefined, { anchor: 'one', atMs: 0 }), 0, { ...ladder, openAt: 60 }).level).toBe('open');
  });

  it('grows more by a technique that was not shown before', () => {
    const first = { anchor: 'one', atMs: 0, techniques: ['T1552', 'T1041'] };
    expect(scoreOf([first, { anchor: 'two', atMs: 0, techniques: ['T1552'] }], 0)).toBe(100);
    expect(scoreOf([first, { anchor: 'two', atMs: 0, techniques: ['T1552', 'T1059'] }], 0)).toBe(120);
  });

  it('takes a detector that names no technique for one of its own', () => {
    const found = (id: string) => ({ anchor: 'one', atMs: 0, id });
    expect(scoreOf([found('sequence.a'), found('sequence.b')], 0)).toBe(120);
    expect(scoreOf([found('sequence.a'), { ...found('sequence.a'), anchor: 'two' }], 0)).toBe(100);
  });

  it('is half as much for what is only perhaps so, until it is sure', () => {
    const perhaps = { anchor: 'one', atMs: 0, certainty: 'perhaps' } as const;
    expect(scoreOf([perhaps], 0)).toBe(30);
    expect(scoreOf([perhaps, { anchor: 'one', atMs: 0 }], 0)).toBe(60);
    expect(scoreOf([{ anchor: 'one', atMs: 0 }, perhaps], 0)).toBe(60);
  });

  it('counts a finding that is told again once, as of its newest time', () => {
    const again = [0, 1_000, 500].map((atMs) => ({ anchor: 'window', atMs }));
    expect(scoreOf(again, 1_000)).toBe(60);
  });

  it('loses what a withdrawn finding had added, and no more', () => {
    const state = all([
      { anchor: 'one', atMs: 0 },
      { anchor: 'two', atMs: 500 },
    ]);
    const left = withdrawRisk(state ?? { parts: [] }, 'sequence.scripted', 'one');
    expect(left).toEqual(all([{ anchor: 'two', atMs: 500 }]));
    expect(withdrawRisk(left, 'sequence.scripted', 'unknown')).toEqual(left);
  });
});

const arbitraryFound = fc.record({
  anchor: fc.integer({ min: 0, max: 999 }).map(String),
  atMs: fc.integer({ min: 0, max: 10_000 }),
  id: fc.constantFrom('sequence.a', 'sequence.b', 'rate.c'),
  severity: fc.constantFrom<Severity>('low', 'medium', 'high', 'critical'),
  techniques: fc.subarray(['T1552', 'T1041', 'T1059', 'AML.T0086']),
});

describe('the score', () => {
  it('does not depend on the order in which findings come', () => {
    const cases = fc.uniqueArray(arbitraryFound, {
      maxLength: riskPartsMax,
      selector: ({ id, anchor }) => `${id} ${anchor}`,
    });
    fc.assert(
      fc.property(
        cases.chain((found) => fc.tuple(fc.constant(found), fc.shuffledSubarray(found, { minLength: found.length }))),
        ([found, shuffled]) => {
          expect(all(shuffled)).toEqual(all(found));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('only falls while nothing is found', () => {
    fc.assert(
      fc.property(fc.array(arbitraryFound, { maxLength: 80 }), (found) => {
        const scores = [10_000, 10_500, 12_000, 20_000, 1_000_000].map((nowMs) => scoreOf(found, nowMs));
        expect(scores.toSorted((one, other) => other - one)).toEqual(scores);
        expect(scores.at(-1)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same, within rounding, when older findings have become one sum', () => {
    const found = Array.from({ length: 3 * riskPartsMax }, (_, at) => ({ anchor: String(at), atMs: at * 20 }));
    const nowMs = found.length * 20;
    const exact = found.reduce(
      (sum, { atMs }, at) => sum + (at === 0 ? 60 : 40) * 2 ** (-(nowMs - atMs) / settings.halfLifeMs),
      0,
    );
    expect(Math.abs(scoreOf(found, nowMs) - exact)).toBeLessThanOrEqual(0.5);
  });

  it('takes a finding that comes after newer ones became one sum at its own time', () => {
    const found = Array.from({ length: 2 * riskPartsMax }, (_, at) => ({ anchor: String(at), atMs: 5_000 + at }));
    const before = scoreOf(found, 6_000);
    expect(scoreOf([...found, { anchor: 'late', atMs: 0 }], 6_000) - before).toBeLessThanOrEqual(1);
  });
});

describe('what is kept', () => {
  it('is bounded, however much is found, and goes on from what was stored', () => {
    const count = 5_000;
    let state: RiskState | undefined;
    for (let at = 0; at < count; at += 1) {
      const found = { anchor: String(at), atMs: 0, severity: 'critical', techniques: [`T${String(at)}`] } as const;
      state = add(JSON.parse(JSON.stringify(state ?? { parts: [] })) as RiskState, found);
    }
    expect(state?.parts).toHaveLength(riskPartsMax);
    expect(state?.older?.techniques).toHaveLength(riskTechniquesMax);
    expect(riskAt(state, 0, settings)).toEqual({ score: count * 120, level: 'open' });
    const more = { ...state, parts: state?.parts ?? [], older: { weight: 1e12, atMs: 0, techniques: [] } };
    expect(riskAt(add(more, { anchor: 'x', atMs: 0 }), 0, settings).score).toBe(riskScoreMax);
  });

  it('keeps what a newer version keeps beside it', () => {
    const kept = { parts: [], tomorrow: ['kept'] } as RiskState;
    expect(add(kept, { anchor: 'one', atMs: 0 })).toMatchObject({ tomorrow: ['kept'] });
    expect(withdrawRisk(kept, 'sequence.scripted', 'one')).toMatchObject({ tomorrow: ['kept'] });
  });
});

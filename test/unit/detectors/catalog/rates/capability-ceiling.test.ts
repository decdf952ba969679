import { describe, expect, it } from 'vitest';
import { createCapabilityCeiling } from '../../../../../detectors/catalog/rates/capability-ceiling.ts';
import { engineOf, runEngine, type EngineRun } from '../../../../support/engine-runs.ts';
import { SessionEvents, type CallData, type RequestOptions } from '../../../../support/session-events.ts';

function pays(count: number, stepMs: number, options: Partial<RequestOptions> = {}): CallData[] {
  const session = new SessionEvents();
  return Array.from({ length: count }, (_, index) =>
    session.requested(index + 1, { atMs: index * stepMs, can: ['pay'], ...options }),
  );
}

function run(events: readonly CallData[], limit = 46): EngineRun {
  return runEngine(engineOf([createCapabilityCeiling({ limit })]), events);
}

describe('rate.capability-ceiling', () => {
  it('stays silent at exactly 46 calls', () => {
    expect(run(pays(46, 1)).outputs).toEqual([]);
  });

  it('fires at the 47th call and opens the session for 15 minutes', () => {
    const { alerts, commands } = run(pays(47, 1));
    expect(alerts).toMatchObject([{ unmapped: { shearpin: { measure: { value: 47, limit: 46, unit: 'calls' } } } }]);
    expect(commands).toMatchObject([
      { action: 'open', mode: 'deny', partial: '', reason: { code: 'ceiling-exceeded' }, scope: { kind: 'session' } },
    ]);
    const [open] = commands;
    expect((open?.expiresAt ?? 0) - (open?.issuedAt ?? 0)).toBe(15 * 60_000);
  });

  it('fires when the 47th call comes exactly 180 s after the first', () => {
    const early = pays(46, 1);
    const last = new SessionEvents({ boot: 2 }).requested(99, { atMs: 180_000, can: ['pay'] });
    expect(run([...early, last]).alerts).toHaveLength(1);
  });

  it('stays silent when the 47th call comes a millisecond later', () => {
    const early = pays(46, 1);
    const last = new SessionEvents({ boot: 2 }).requested(99, { atMs: 180_001, can: ['pay'] });
    expect(run([...early, last]).alerts).toEqual([]);
  });

  it('does not count refused calls', () => {
    expect(run(pays(80, 1, { verdict: { decision: 'refused', reason: 'open' } })).outputs).toEqual([]);
  });

  it('fires at a 47th call that only a stale feed refused, which counts for no later one', () => {
    const stale = { verdict: { decision: 'refused', reason: 'feed-stale' } } as const;
    const last = (options: Partial<RequestOptions>): CallData =>
      new SessionEvents({ boot: 2 }).requested(99, { atMs: 90, can: ['pay'], ...options });
    const { alerts } = run([...pays(46, 1), last(stale)]);
    expect(alerts).toMatchObject([{ unmapped: { shearpin: { refused: 1, measure: { value: 47 } } } }]);
    expect(run([...pays(45, 1), last(stale), last({})]).alerts).toEqual([]);
    expect(run(pays(80, 1, stale)).alerts).toEqual([]);
  });

  it('does not count a capability that was only assumed', () => {
    expect(run(pays(80, 1, { source: 'assumed' })).outputs).toEqual([]);
  });

  it('does not count calls that cannot pay', () => {
    expect(run(pays(80, 1, { can: ['write'] })).outputs).toEqual([]);
  });

  it('takes the limit that is set', () => {
    expect(run(pays(4, 1), 3).alerts).toHaveLength(1);
    expect(run(pays(3, 1), 3).alerts).toEqual([]);
  });

  it('folds what comes on top into one alert and one open', () => {
    const { alerts, commands } = run(pays(60, 10));
    expect(new Set(alerts.map(({ finding_info: { uid } }) => uid)).size).toBe(1);
    expect(alerts.at(-1)?.count).toBe(14);
    expect(commands).toHaveLength(1);
  });

  it('is not emptied by a call that claims to come from the future', () => {
    const session = new SessionEvents();
    const engine = engineOf([createCapabilityCeiling()]);
    const early = Array.from({ length: 45 }, (_, index) => session.requested(index + 1, { atMs: index, can: ['pay'] }));
    const fromFuture = session.requested(46, { atMs: 45, can: ['pay'] });
    const last = session.requested(47, { atMs: 46, can: ['pay'] });
    let state;
    const found: unknown[] = [];
    for (const [offset, data] of [...early, { ...fromFuture, timeMs: fromFuture.timeMs + 10 ** 9 }, last].entries()) {
      const position = { incarnation: 1, partition: 0, offset: String(offset), appendTimeMs: fromFuture.timeMs };
      const result = engine.process(state, { type: 'shearpin.call.requested.v1', data, position });
      state = result.state;
      found.push(...result.outputs.filter(({ kind }) => kind === 'alert'));
    }
    expect(found).toHaveLength(1);
  });
});

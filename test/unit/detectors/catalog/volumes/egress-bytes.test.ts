import { describe, expect, it } from 'vitest';
import { createEgressBytes } from '../../../../../detectors/catalog/volumes/egress-bytes.ts';
import { engineOf, runEngine, type EngineRun } from '../../../../support/engine-runs.ts';
import { SessionEvents, type CallData, type RequestOptions } from '../../../../support/session-events.ts';

const halfBytes = 512 * 1024;
const windowMs = 5 * 60_000;

function run(events: readonly CallData[], settings = {}): EngineRun {
  return runEngine(engineOf([createEgressBytes(settings)]), events);
}

function sends(sizes: readonly number[], options: Partial<RequestOptions> = {}): CallData[] {
  const session = new SessionEvents();
  return sizes.map((bytes, index) =>
    session.requested(index + 1, { atMs: index * 10, can: ['egress.share'], bytes, ...options }),
  );
}

describe('volume.egress-bytes', () => {
  it('stays silent at exactly 1 MiB', () => {
    expect(run(sends([halfBytes, halfBytes])).outputs).toEqual([]);
  });

  it('alerts one byte above, and commands nothing', () => {
    const { alerts, commands } = run(sends([halfBytes, halfBytes, 1]));
    expect(alerts).toMatchObject([
      { unmapped: { shearpin: { mode: 'alert', measure: { value: 1_048_577, limit: 1_048_576, unit: 'bytes' } } } },
    ]);
    expect(commands).toEqual([]);
  });

  it('counts what was sent exactly 5 minutes ago, and not a millisecond longer', () => {
    const at = (atMs: number): readonly CallData[] => {
      const session = new SessionEvents();
      const options = { can: ['egress.share'], bytes: halfBytes + 1 } as const;
      return [session.requested(1, { atMs: 0, ...options }), session.requested(2, { atMs, ...options })];
    };
    expect(run(at(windowMs)).alerts).toHaveLength(1);
    expect(run(at(windowMs + 1)).alerts).toEqual([]);
  });

  it('counts neither refused calls, nor assumed capabilities, nor calls that cannot send', () => {
    const huge = [halfBytes, halfBytes, halfBytes];
    expect(run(sends(huge, { verdict: { decision: 'refused', reason: 'open' } })).outputs).toEqual([]);
    expect(run(sends(huge, { source: 'assumed' })).outputs).toEqual([]);
    expect(run(sends(huge, { can: ['write'] })).outputs).toEqual([]);
  });

  it('fires at what only a stale feed kept from going beyond the limit', () => {
    const [within, beyond] = sends([halfBytes, halfBytes + 1]);
    const refused = { ...beyond, verdict: { decision: 'refused', reason: 'feed-stale' } } as CallData;
    expect(run([within, refused] as CallData[]).alerts).toMatchObject([{ unmapped: { shearpin: { refused: 1 } } }]);
  });

  it('takes the limit that is set', () => {
    expect(run(sends([6, 5]), { limitBytes: 10 }).alerts).toHaveLength(1);
  });

  it('forgets none of very many small calls', () => {
    const { alerts } = run(sends(Array.from({ length: 1_000 }, () => 1_050)));
    expect(alerts.length).toBeGreaterThan(0);
  });
});

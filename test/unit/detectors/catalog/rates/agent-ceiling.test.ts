import { describe, expect, it } from 'vitest';
import { createAgentCeiling } from '../../../../../detectors/catalog/rates/agent-ceiling.ts';
import type { Alert, CallRequested } from '../../../../../schemas/generated/types.ts';
import { putTogether } from '../../../../support/entity-runs.ts';
import { SessionEvents, type RequestOptions } from '../../../../support/session-events.ts';

const sessions = ['a1b2c3d4e5f60718.host.00000000000000a1', 'a1b2c3d4e5f60718.host.00000000000000b2'];

/** Payments in turn in these sessions. */
function pays(count: number, options: Partial<RequestOptions> = {}, keys = sessions): CallRequested[] {
  const events = keys.map((session, at) => new SessionEvents({ session, boot: at + 1 }));
  return Array.from({ length: count }, (_, at) => {
    const session = events[at % events.length] ?? new SessionEvents();
    return session.requested(at + 1, { atMs: at, can: ['pay'], ...options });
  });
}

function run(events: readonly CallRequested[], limit = 46): readonly Alert[] {
  return putTogether([createAgentCeiling({ limit })], events).alerts;
}

describe('rate.agent-ceiling', () => {
  it('stays silent at exactly 46 calls', () => {
    expect(run(pays(46))).toEqual([]);
  });

  it('fires at the 47th call, of whichever session it is', () => {
    expect(run(pays(47))).toMatchObject([
      {
        count: 1,
        unmapped: {
          shearpin: {
            scope: { kind: 'agent', id: 'agent-1' },
            measure: { value: 47, limit: 46, unit: 'calls', windowMs: 180_000 },
            commands: [],
          },
        },
      },
    ]);
  });

  it('stays silent about what one session does alone', () => {
    expect(run(pays(80, {}, sessions.slice(0, 1)))).toEqual([]);
  });

  it('folds each further call into the same alert', () => {
    const uids = run(pays(49)).map(({ finding_info: { uid } }) => uid);
    expect(uids).toHaveLength(3);
    expect(new Set(uids).size).toBe(1);
  });

  it('fires when the 47th call comes exactly 180 s after the first, and not a millisecond later', () => {
    const last = (atMs: number) => new SessionEvents({ boot: 3 }).requested(99, { atMs, can: ['pay'] });
    expect(run([...pays(46), last(180_000)])).toHaveLength(1);
    expect(run([...pays(46), last(180_001)])).toEqual([]);
  });

  it('counts neither refused calls nor capabilities that are only assumed, nor other ones', () => {
    expect(run(pays(80, { verdict: { decision: 'refused', reason: 'open' } }))).toEqual([]);
    expect(run(pays(80, { source: 'assumed' }))).toEqual([]);
    expect(run(pays(80, { can: ['write'] }))).toEqual([]);
  });

  it('keeps agents apart', () => {
    const [one, other] = [pays(30), pays(30)];
    expect(run([...one, ...other.map((call) => ({ ...call, agent: { id: 'agent-2' } }))])).toEqual([]);
  });
});

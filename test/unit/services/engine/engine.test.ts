import { describe, expect, it } from 'vitest';
import type { Detector, DetectorEvent } from '../../../../detectors/registry.ts';
import { stableDetectors } from '../../../support/catalog.ts';
import { ShearpinError } from '../../../../schemas/errors.ts';
import type { Discovery } from '../../../../schemas/generated/types.ts';
import type { SessionState } from '../../../../services/engine/state.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { recordOf, SessionEvents, type CallData } from '../../../support/session-events.ts';

const secretToEgress = 'sequence.secret-to-egress';

function chain(session = new SessionEvents()): CallData[] {
  return [
    session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    session.completed(1, { atMs: 1, can: ['read.untrusted'] }),
    session.requested(2, { atMs: 2 }),
    session.completed(2, { atMs: 3, secrets: [7] }),
    session.requested(3, { atMs: 4, can: ['egress.message'], carries: [7] }),
  ];
}

const broken: Detector = {
  metadata: { ...(stableDetectors()[1]?.metadata ?? failNow()), id: 'rate.broken' },
  react() {
    throw new Error('a fault in the detector');
  },
};

function failNow(): never {
  throw new Error('The catalogue is empty.');
}

describe('the engine', () => {
  it('goes on with the other detectors when one throws, and says which', () => {
    const engine = engineOf([broken, ...stableDetectors()]);
    const analytics = runEngine(engine, chain()).alerts.map(({ finding_info }) => finding_info.analytic.uid);
    expect(analytics).toContain(secretToEgress);
    const first = chain()[0];
    const { counts } = engine.process(undefined, recordOf(first ?? failNow(), 0));
    expect(counts.tallies.flatMap(({ detector, fault }) => (fault === undefined ? [] : [detector]))).toEqual([
      'rate.broken',
    ]);
  });

  it('only shows what a detector in shadow finds', () => {
    const { alerts, commands } = runEngine(engineOf(undefined, { modes: { [secretToEgress]: 'shadow' } }), chain());
    expect(commands).toEqual([]);
    expect(alerts).toMatchObject([{ is_alert: false, unmapped: { shearpin: { mode: 'shadow' } } }]);
  });

  it('commands nothing for a detector that may only alert', () => {
    const { alerts, commands } = runEngine(engineOf(undefined, { modes: { [secretToEgress]: 'alert' } }), chain());
    expect([alerts.length, commands.length]).toEqual([1, 0]);
  });

  it('does not run a detector that is off', () => {
    expect(runEngine(engineOf(undefined, { modes: { [secretToEgress]: 'off' } }), chain()).outputs).toEqual([]);
  });

  it('refuses a mode for a detector that does not exist, and names those that do', () => {
    expect(() => engineOf(undefined, { modes: { 'rate.nothing': 'off' } })).toThrow(/rate\.nothing.*secret-to-egress/);
  });

  it('refuses state of a format that it does not know, rather than reset it', () => {
    const { state } = runEngine(engineOf(), chain());
    const foreign = { ...state, format: 4 } as unknown as SessionState;
    const record = recordOf(chain()[0] ?? failNow(), 9);
    expect(() => engineOf().process(foreign, record)).toThrow(ShearpinError);
  });

  it('keeps the state of detectors that it does not run', () => {
    const { state } = runEngine(engineOf(), chain());
    const next = new SessionEvents({ boot: 2 }).requested(9, { atMs: 10 });
    const after = engineOf(stableDetectors().slice(1)).process(state, recordOf(next, 9));
    const kept = after.state.detectors.find(({ id }) => id === secretToEgress);
    expect(kept).toEqual(state?.detectors.find(({ id }) => id === secretToEgress));
  });

  it('counts duplicates, gaps and late events of a gateway', () => {
    const session = new SessionEvents();
    const [first, second, third] = [1, 2, 3].map((call) => session.requested(call, { atMs: call }));
    const engine = engineOf();
    let state: SessionState | undefined;
    const counts = [first, third, second, second].map((data, offset) => {
      const result = engine.process(state, recordOf(data ?? failNow(), offset));
      state = result.state;
      const { duplicates, gaps, late } = result.counts;
      return [duplicates, gaps, late];
    });
    expect(counts).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]);
  });

  it('puts approvals, notifications and discoveries to the detectors, and keeps them out of the call graph', () => {
    const { id, timeMs, tenant, gateway, session, server, principal, call } = new SessionEvents().requested(1, {
      atMs: 0,
    });
    const head = { id, timeMs, tenant, gateway, session };
    const position = { incarnation: 1, partition: 0, offset: '0', appendTimeMs: timeMs };
    const notification = {
      ...head,
      server,
      direction: 'to-client',
      bytes: 5,
      method: 'notifications/progress',
    } as const;
    const approval = { ...head, call, command: 'c'.repeat(32), decision: 'granted' } as const;
    const urls: Discovery['urls'] = [{ role: 'metadata', url: '0'.repeat(16), labels: ['internal'] }];
    const seen = { seen: 'challenge', document: 'protected-resource', urls, overflow: 0 } as const;
    const discovery = { ...head, server, principal, ...seen };
    const inputs = [
      { type: 'shearpin.notification.v1', data: notification, position },
      { type: 'shearpin.approval.v1', data: approval, position },
      { type: 'shearpin.discovery.v1', data: discovery, position },
    ] as const;
    const told: DetectorEvent[] = [];
    const listening: Detector = {
      ...broken,
      react(state, event) {
        told.push(event);
        return { state, findings: [], arms: [], overflow: 0 };
      },
    };
    for (const input of inputs) {
      const result = engineOf([listening]).process(undefined, input);
      expect(result.state.sources).toHaveLength(1);
      expect(result.state.graph.calls).toEqual([]);
    }
    expect(told.map(({ kind, data }) => [kind, data])).toEqual([
      ['notification', notification],
      ['approval', approval],
      ['discovery', discovery],
    ]);
  });

  it('lets an event that claims to come from the future end no window', () => {
    const events = chain();
    const dayMs = 86_400_000;
    const session = new SessionEvents({ boot: 2 });
    const stray = session.requested(9, { atMs: dayMs, can: ['discover'] });
    const engine = engineOf();
    let state: SessionState | undefined;
    const outputs = [...events.slice(0, 4), stray, ...events.slice(4)].flatMap((data, offset) => {
      const appendedMs = data === stray ? data.timeMs - dayMs + 3 : data.timeMs;
      const result = engine.process(state, recordOf(data, offset, appendedMs));
      state = result.state;
      return result.outputs;
    });
    expect(outputs.filter(({ kind }) => kind === 'alert')).toHaveLength(1);
  });

  it('gives one session of another name other ids', () => {
    const other = `${'b'.repeat(16)}.host.${'c'.repeat(16)}`;
    const [a, b] = [chain(), chain(new SessionEvents({ session: other }))].map((events) =>
      runEngine(engineOf(), events),
    );
    expect(a?.alerts[0]?.finding_info.uid).not.toBe(b?.alerts[0]?.finding_info.uid);
    expect(a?.commands[0]?.id).not.toBe(b?.commands[0]?.id);
  });
});

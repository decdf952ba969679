import { describe, expect, it } from 'vitest';
import type { Detector, DetectorEvent, Finding, Reaction } from '../../../../detectors/contract.ts';
import type { EngineOptions } from '../../../../services/engine/engine.ts';
import type { SessionState } from '../../../../services/engine/state.ts';
import { defaultWorkerSettings, riskSettings } from '../../../../services/worker/config.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { putTogether } from '../../../support/entity-runs.ts';
import { findingOf, quiet, scripted } from '../../../support/scripted-detector.ts';
import { principal, recordOf, SessionEvents } from '../../../support/session-events.ts';

type Said = Partial<Pick<Reaction<unknown>, 'findings' | 'withdrawn'>>;
type Script = readonly ((event: DetectorEvent) => Said)[];

/** Says at each event what stands there. */
function saying(script: Script, id = 'sequence.scripted'): Detector {
  return scripted<number>({
    metadata: { id },
    react: (state = 0, event) => ({ ...quiet(state + 1), ...script[state]?.(event) }),
  });
}

const found =
  (anchor: string, changed: Partial<Finding> = {}) =>
  ({ timeMs }: DetectorEvent): Said => ({ findings: [findingOf(anchor, { atMs: timeMs, ...changed })] });
const undone =
  (anchor: string) =>
  ({ timeMs }: DetectorEvent): Said => ({ withdrawn: [findingOf(anchor, { atMs: timeMs })] });
const silent = (): Said => ({});

const risk = { ...riskSettings(defaultWorkerSettings()), halfLifeMs: 1_000 };

function engineWith(detectors: readonly Detector[], options: Partial<EngineOptions> = {}) {
  return engineOf(detectors, { ...options, settings: { risk } });
}

function callsAt(times: readonly number[]) {
  const events = new SessionEvents();
  return times.map((atMs, at) => events.requested(at + 1, { atMs }));
}

function shown({ alerts }: Pick<ReturnType<typeof runEngine>, 'alerts'>) {
  return alerts.map(({ unmapped }) => unmapped.shearpin.risk);
}

describe('Semantics 15: the risk of a session', () => {
  it('stands in each alert as it is with this finding, and makes no command', () => {
    const script = [found('one'), found('two'), found('three'), found('four')];
    const engine = engineWith([saying(script)], { modes: { 'sequence.scripted': 'alert' } });
    const run = runEngine(engine, callsAt([0, 0, 0, 60_000]));
    expect(shown(run)).toEqual([
      { score: 60, level: 'throttle' },
      { score: 100, level: 'approval' },
      { score: 140, level: 'approval' },
      { score: 40, level: 'throttle' },
    ]);
    expect(run.commands).toEqual([]);
  });

  it('adds up what several detectors find', () => {
    const detectors = [saying([found('one')]), saying([found('one')], 'sequence.another')];
    expect(shown(runEngine(engineWith(detectors), callsAt([0])))).toEqual([
      { score: 60, level: 'throttle' },
      { score: 120, level: 'approval' },
    ]);
  });

  it('takes back what a withdrawn finding had added', () => {
    const run = runEngine(engineWith([saying([found('one'), undone('one')])]), callsAt([0, 1]));
    expect(shown(run)).toEqual([
      { score: 60, level: 'throttle' },
      { score: 0, level: 'none' },
    ]);
  });

  it('is not raised by a detector in shadow, whose alerts show it all the same', () => {
    const detectors = [saying([found('one')]), saying([found('one'), found('two')], 'sequence.another')];
    const engine = engineWith(detectors, { modes: { 'sequence.another': 'shadow' } });
    const run = runEngine(engine, callsAt([0, 0]));
    expect(shown(run).map((one) => one?.score)).toEqual([60, 60, 60]);
    expect(run.state?.risk?.parts).toHaveLength(1);
  });

  it('is not raised by what is said of a detector', () => {
    const flooded = scripted<number>({ react: (state = 0) => ({ ...quiet(state), overflow: 1 }) });
    const run = runEngine(engineWith([flooded]), callsAt([0]));
    expect(run.alerts.map(({ finding_info: { analytic } }) => analytic.uid)).toEqual(['health.detector-overflow']);
    expect(shown(run)).toEqual([{ score: 0, level: 'none' }]);
    expect(run.state?.risk).toBeUndefined();
  });

  it('is that of event time: findings that come late, in another order, add up to the same', () => {
    const calls = callsAt([0, 1_000]);
    const inOrder = runEngine(engineWith([saying([found('one'), found('two')])]), calls);
    const [first = 0, second = 0] = calls.map(({ timeMs }) => timeMs);
    const both = { findings: [findingOf('two', { atMs: second }), findingOf('one', { atMs: first, isLate: true })] };
    const late = runEngine(engineWith([saying([silent, () => both])]), calls);
    expect(shown(inOrder).at(-1)).toEqual({ score: 70, level: 'throttle' });
    expect(shown(late).at(-1)).toEqual(shown(inOrder).at(-1));
    expect(late.state?.risk).toEqual(inOrder.state?.risk);
  });

  it('is, at a deadline, that of the deadline, whichever record met it', () => {
    const [call] = callsAt([0]);
    if (call === undefined) throw new Error('There is a call.');
    const dueMs = call.timeMs + 1_000;
    const waiting = scripted<number>({
      react: (_, { timeMs }) => ({ ...quiet(1), findings: [findingOf('one', { atMs: timeMs })], dueMs }),
      advance: (state) => ({ ...quiet(state), findings: [findingOf('absent', { atMs: dueMs })] }),
    });
    const engine = engineWith([waiting]);
    const { state } = engine.process(undefined, recordOf(call, 0));
    const risks = [0, 5_000].map((moreMs) => {
      const { position } = recordOf(call, 1);
      const { outputs } = engine.advance(state, { position, watermarkMs: dueMs + moreMs, isUnwatched: false });
      return outputs.flatMap((output) => (output.kind === 'alert' ? [output.alert.unmapped.shearpin.risk] : []));
    });
    expect(risks).toEqual([[{ score: 70, level: 'throttle' }], [{ score: 70, level: 'throttle' }]]);
  });

  it('is apart from that of an agent, which adds up over its sessions', () => {
    const wide = scripted<number>({
      metadata: { id: 'sequence.wide', scope: 'agent' },
      takes: () => true,
      react: (state, { timeMs, data }) => ({ ...quiet(state ?? 1), findings: [findingOf(data.id, { atMs: timeMs })] }),
    });
    const events = ['1', '2'].map(
      (name, at) => new SessionEvents({ session: `${principal}.host.${name}`, boot: at + 1 }),
    );
    const calls = events.map((session, at) => session.requested(at + 1, { atMs: 0 }));
    const { alerts, states } = putTogether([saying([found('own')]), wide], calls, { settings: { risk } });
    expect(alerts.map(({ metadata, unmapped }) => [metadata.correlation_uid, unmapped.shearpin.risk?.score])).toEqual([
      [`${principal}.host.1`, 60],
      ['agent:agent-1', 60],
      [`${principal}.host.2`, 60],
      ['agent:agent-1', 100],
    ]);
    expect([...states.values()].map((state) => state.risk?.parts.length).toSorted()).toEqual([1, 1, 2]);
  });

  it('tells which levels were reached, once each', () => {
    const script = [found('one'), found('two'), found('three'), undone('three'), undone('two'), undone('one')];
    const engine = engineWith([saying(script)]);
    let state: SessionState | undefined;
    const levels = callsAt([0, 0, 0, 0, 0, 0]).map((data, offset) => {
      const result = engine.process(state, recordOf(data, offset));
      state = result.state;
      return result.counts.risks;
    });
    expect(levels).toEqual([['throttle'], ['approval'], [], [], ['throttle'], ['none']]);
  });

  it('goes on from what was stored, and stays as it is where nothing is added up', () => {
    const script = [found('one'), found('two')];
    const calls = callsAt([0, 0]);
    const stored = (state: SessionState) => JSON.parse(JSON.stringify(state)) as SessionState;
    const run = runEngine(engineWith([saying(script)]), calls, stored);
    expect(run).toEqual(runEngine(engineWith([saying(script)]), calls));
    const [first, second] = calls;
    if (first === undefined || second === undefined) throw new Error('There are two calls.');
    const { state } = engineWith([saying(script)]).process(undefined, recordOf(first, 0));
    const other = engineOf([saying(script)]).process(state, recordOf(second, 1));
    expect(other.state.risk).toEqual(state.risk);
    expect(other.outputs).not.toEqual([]);
  });
});

import fc from 'fast-check';
import { pack, unpack } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import type { EngineOutput } from '../../../services/engine/engine.ts';
import { callsMax, edgesPerCallMax, entitiesMax, valuesMax } from '../../../services/engine/graph/graph-state.ts';
import { chainsMax, liveMax, type SessionState } from '../../../services/engine/state.ts';
import { validateAlert, validateCommand } from '../../../schemas/generated/validators.js';
import { engineOf, runEngine } from '../../support/engine-runs.ts';
import { loadOcsf } from '../../support/ocsf.ts';
import { traces } from '../../support/random-traces.ts';
import { principal, recordOf, type CallData } from '../../support/session-events.ts';

const options = { secrets: 6, actions: 80, waitMsMax: 40_000 };
const engine = engineOf();
const ocsfFaults = loadOcsf();

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

function stored(state: SessionState): SessionState {
  return unpack(pack(state)) as SessionState;
}

describe('the engine', () => {
  it('gives the same outputs when its state is stored and read back after every record', () => {
    fc.assert(
      fc.property(traces(options), ({ events }) => {
        const whole = runEngine(engine, events);
        const cut = runEngine(engine, events, stored);
        expect(JSON.stringify(cut.outputs)).toBe(JSON.stringify(whole.outputs));
        expect(pack(cut.state)).toEqual(pack(whole.state));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps each call of a session or counts it, whatever came of it', () => {
    fc.assert(
      fc.property(traces({ ...options, actions: 240 }), ({ events }) => {
        const graph = runEngine(engineOf([]), events).state?.graph;
        const calls = Map.groupBy(events, ({ call }) => call);
        const refused = [...calls.values()].filter((one) => one.some((event) => event.verdict?.decision === 'refused'));
        const kept = graph?.calls ?? [];
        const asked = [...calls.values()].filter((one) => one.some((event) => 'arguments' in event));
        expect(kept.filter(({ isRequestKnown }) => isRequestKnown).length + (graph?.folded.calls ?? 0)).toBe(
          asked.length,
        );
        const isRefused = ({ verdict }: (typeof kept)[number]): boolean => verdict === 'refused';
        expect(kept.filter(isRefused).length + (graph?.folded.refused ?? 0)).toBe(refused.length);
        const bytes = events.reduce((sum, event) => sum + ('arguments' in event ? event.arguments.bytes : 0), 0);
        const keptBytes = kept.reduce((sum, { argumentBytes }) => sum + argumentBytes, 0);
        expect(keptBytes + (graph?.folded.argumentBytes ?? 0)).toBe(bytes);
      }),
      { numRuns: 40 },
    );
  });

  it('changes neither the state nor the event that it is handed', () => {
    fc.assert(
      fc.property(traces(options), ({ events }) => {
        runEngine(engine, deepFreeze(events), deepFreeze);
      }),
      { numRuns: 40 },
    );
  });

  it('ignores redelivered events, wherever and however often they come again', () => {
    fc.assert(
      fc.property(traces(options), fc.array(fc.tuple(fc.nat(), fc.nat())), ({ events }, repeats) => {
        const whole = runEngine(engine, events);
        const outputs: EngineOutput[] = [];
        let state: SessionState | undefined;
        for (const [offset, data] of events.entries()) {
          const again = repeats.filter(([at]) => at % events.length === offset);
          const earlier = again.flatMap(([, from]) => events[from % (offset + 1)] ?? []);
          for (const [index, each] of [data, ...earlier].entries()) {
            const result = engine.process(state, recordOf(each, index === 0 ? offset : 1_000_000 + offset));
            state = result.state;
            outputs.push(...result.outputs);
          }
        }
        expect(outputs).toEqual(whole.outputs);
        expect(state).toEqual(whole.state);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps sessions apart, however their records are interleaved', () => {
    const other = `${principal}.host.8899aabbccddeeff`;
    fc.assert(
      fc.property(traces(options), traces(options, other), fc.infiniteStream(fc.boolean()), (a, b, draws) => {
        const states = new Map<string, SessionState>();
        const outputs = new Map<string, EngineOutput[]>();
        const offsets = new Map<string, number>();
        const queues = [[...a.events], [...b.events]];
        while (queues.some((queue) => queue.length > 0)) {
          const first = draws.next().value === true ? 0 : 1;
          const data: CallData | undefined = queues[first]?.shift() ?? queues[1 - first]?.shift();
          if (data === undefined) break;
          const { key } = data.session;
          const offset = offsets.get(key) ?? 0;
          const result = engine.process(states.get(key), recordOf(data, offset));
          states.set(key, result.state);
          offsets.set(key, offset + 1);
          outputs.set(key, [...(outputs.get(key) ?? []), ...result.outputs]);
        }
        for (const { events } of [a, b]) {
          const key = events[0]?.session.key;
          if (key === undefined) continue;
          expect(outputs.get(key)).toEqual(runEngine(engine, events).outputs);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('makes only alerts and commands that their schemas, and OCSF’s own, take', () => {
    fc.assert(
      fc.property(traces(options), ({ events }) => {
        const { alerts, commands } = runEngine(engine, events);
        for (const alert of alerts) {
          expect(validateAlert(alert), JSON.stringify(validateAlert.errors)).toBe(true);
          expect(ocsfFaults?.(alert) ?? []).toEqual([]);
        }
        for (const command of commands) {
          expect(validateCommand(command), JSON.stringify(validateCommand.errors)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps every table of the state under its cap', () => {
    fc.assert(
      fc.property(traces({ secrets: 2_000, actions: 600, waitMsMax: 50 }), ({ events }) => {
        const { state } = runEngine(engine, events);
        if (state === undefined) return;
        expect(state.graph.calls.length).toBeLessThanOrEqual(callsMax);
        for (const { edges } of state.graph.calls) expect(edges.length).toBeLessThanOrEqual(edgesPerCallMax);
        for (const ids of Object.values(state.graph.entities)) expect(ids.length).toBeLessThanOrEqual(entitiesMax);
        expect(state.graph.results.flatMap(({ ranks }) => ranks).length).toBeLessThanOrEqual(valuesMax);
        expect(state.chains.length).toBeLessThanOrEqual(chainsMax);
        expect(state.live.length).toBeLessThanOrEqual(liveMax);
        expect(pack(state).byteLength).toBeLessThan(2_000_000);
      }),
      { numRuns: 6 },
    );
  });
});

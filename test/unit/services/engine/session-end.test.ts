import { describe, expect, it } from 'vitest';
import type { SessionEnded } from '../../../../schemas/generated/types.ts';
import { validateSessionEnded } from '../../../../schemas/generated/validators.js';
import type { Engine, EngineResult } from '../../../../services/engine/engine.ts';
import type { EngineInput } from '../../../../services/engine/input.ts';
import { countsForMs, keptForMs } from '../../../../services/engine/session-end.ts';
import type { SessionState } from '../../../../services/engine/state.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { baseMs, recordOf, secretChain, SessionEvents } from '../../../support/session-events.ts';

const lifetimes = { stateTtlMs: 9_000_000, replayWindowMs: 600_000, windowMs: 1_800_000 };

function endOf(events: SessionEvents, atMs: number): SessionEnded {
  const { call: _, principal: __, agent: ___, ...rest } = events.requested(99, { atMs });
  const { id, timeMs, tenant, gateway, session, server } = rest;
  const ended = { id, timeMs, tenant, gateway, session, server, by: 'client' as const };
  expect(validateSessionEnded(ended)).toBe(true);
  return ended;
}

function inputOf(data: SessionEnded | Parameters<typeof recordOf>[0], offset: number): EngineInput {
  if (!('by' in data)) return recordOf(data, offset);
  const position = { incarnation: 1, partition: 0, offset: String(offset), appendTimeMs: data.timeMs };
  return { type: 'shearpin.session.ended.v1', data, position };
}

function run(
  engine: Engine,
  events: readonly (SessionEnded | Parameters<typeof recordOf>[0])[],
): readonly EngineResult[] {
  let state: SessionState | undefined;
  return events.map((data, offset) => {
    const result = engine.process(state, inputOf(data, offset));
    state = result.state;
    return result;
  });
}

describe('a session that its client ended', () => {
  it('goes on where it was when a later call joins it: nothing is disarmed, and the chain is found', () => {
    const events = new SessionEvents();
    const chain = secretChain(events, 60_000);
    const before = chain.slice(0, 4);
    const end = endOf(events, 30_000);
    // Numbered before the end, and so told by another start of the gateway.
    const [, , , , send] = secretChain(new SessionEvents({ boot: 2 }), 60_000);
    const results = run(engineOf(), [...before, end, ...(send === undefined ? [] : [send])]);
    expect(results.flatMap(({ outputs }) => outputs).map(({ kind }) => kind)).toEqual(['command', 'command', 'alert']);
    expect(results[4]).toMatchObject({ outputs: [], counts: { ended: 1 }, state: { endedMs: baseMs + 30_000 } });
    expect(results[4]?.state.live).toEqual(results[3]?.state.live);
    expect(results[5]).toMatchObject({ counts: { afterEnd: 1 } });
    expect(results[5]?.state.endedMs).toBeUndefined();
  });

  it('stays ended when an event from before its end comes late', () => {
    const events = new SessionEvents();
    const late = events.requested(1, { atMs: 10 });
    const [, result] = run(engineOf(), [endOf(events, 1000), { ...late, gateway: { ...late.gateway, id: 'gw-2' } }]);
    expect(result).toMatchObject({ counts: { afterEnd: 0 }, state: { endedMs: baseMs + 1000 } });
  });

  it('is no more than a stub when nothing has begun in it, by which what comes again is known', () => {
    const events = new SessionEvents();
    const calls = [1, 2].flatMap((call) => [
      events.requested(call, { atMs: call, can: ['schedule'] }),
      events.completed(call, { atMs: call, can: ['schedule'] }),
    ]);
    const end = endOf(events, 1000);
    const results = run(engineOf(), [...calls, end, ...calls, end]);
    expect(results[4]?.state.graph).toMatchObject({ calls: [], results: [], folded: { calls: 2 } });
    expect(results.slice(5).map(({ counts }) => counts.duplicates)).toEqual([1, 1, 1, 1, 1]);
    expect(results.at(-1)?.state).toEqual(results[4]?.state);
  });

  it('counts for as long as a chain can last when one has begun, else for the replay window', () => {
    const events = new SessionEvents();
    const chain = secretChain(events).slice(0, 4);
    const engine = engineOf();
    const begun = run(engine, [...chain, endOf(events, 30_000)]).at(-1)?.state;
    const idle = run(engine, [endOf(new SessionEvents(), 0)]).at(-1)?.state;
    if (begun === undefined || idle === undefined) throw new Error('no state');
    expect([countsForMs(begun, lifetimes), keptForMs(begun, lifetimes)]).toEqual([1_800_000, 2_400_000]);
    expect([countsForMs(idle, lifetimes), keptForMs(idle, lifetimes)]).toEqual([600_000, 1_200_000]);
    const { endedMs: _, ...live } = begun;
    expect([countsForMs(live, lifetimes), keptForMs(live, lifetimes)]).toEqual([9_000_000, 9_000_000]);
    const short = { ...lifetimes, stateTtlMs: 900_000 };
    expect([countsForMs(begun, short), keptForMs(begun, short)]).toEqual([900_000, 900_000]);
  });
});

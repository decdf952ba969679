import { pack } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { secretToEgress } from '../../../support/catalog.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import type { SessionState } from '../../../../services/engine/state.ts';
import { fpOf, recordOf, secretOf, SessionEvents, type CallData } from '../../../support/session-events.ts';

const can = ['read.untrusted', 'egress.message'] as const;
const many = 512;

/** A call that carries as many values as an event may tell, and returns as many secrets. */
function fullCall(session: SessionEvents, number: number, { isEnded }: { readonly isEnded: boolean }): CallData[] {
  const values = Array.from({ length: many }, (_, at) => number * 1000 + at);
  const request = session.requested(number, { atMs: number * 10, can, carries: values });
  const fingerprints = values.map(secretOf);
  const options = { atMs: number * 10 + 5, can, fingerprints, labels: ['secret.token'] as const };
  return isEnded ? [request, session.completed(number, options)] : [request];
}

/** Bytes of the stored state after so many calls, and the steps that were told on the way. */
function flood(calls: number, isEndedUntil: number) {
  const session = new SessionEvents();
  const engine = engineOf([secretToEgress]);
  let state: SessionState | undefined;
  const told = new Set<string>();
  let offset = 0;
  for (let number = 1; number <= calls; number += 1) {
    for (const data of fullCall(session, number, { isEnded: number <= isEndedUntil })) {
      const result = engine.process(state, recordOf(data, (offset += 1)));
      state = result.state;
      for (const output of result.outputs) {
        if (output.kind === 'alert') told.add(output.alert.unmapped.shearpin.detector);
      }
    }
  }
  return { bytes: pack(state).length, told };
}

describe('Semantics 9: a session that floods a sequence with as many values as events can tell', () => {
  it('makes no state that grows with its calls, and is told', () => {
    const [some, more] = [flood(60, 60), flood(120, 120)];
    expect(more.bytes).toBeLessThan(1.2 * some.bytes);
    expect(more.bytes).toBeLessThan(2_000_000);
    expect([...more.told]).toContain('health.detector-overflow@1.0.0');
  });

  it('makes none either with calls that never end', () => {
    expect(flood(100, 20).bytes).toBeLessThan(2_000_000);
  });
});

it('a session of many small calls stays far below the bound, and nothing of it is told', () => {
  const session = new SessionEvents();
  const engine = engineOf([secretToEgress]);
  let state: SessionState | undefined;
  let alerts = 0;
  for (let number = 1; number <= 200; number += 1) {
    const fingerprints = [{ fp: fpOf(number), role: 'payload' as const }];
    for (const data of [
      session.requested(number, { atMs: number * 100, can: ['read.untrusted'], carries: [number] }),
      session.completed(number, { atMs: number * 100 + 50, can: ['read.untrusted'], fingerprints }),
    ]) {
      const result = engine.process(state, recordOf(data, data.gateway.seq));
      state = result.state;
      alerts += result.outputs.length;
    }
  }
  expect(alerts).toBe(0);
});

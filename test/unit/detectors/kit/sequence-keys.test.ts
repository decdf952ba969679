import { describe, expect, it } from 'vitest';
import { secretToEgress } from '../../../support/catalog.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { Calls, ends, callOf } from '../../../support/sequence-calls.ts';
import { approval, chainForm, isGranted, runSequence } from '../../../support/sequence-run.ts';
import type { CallData } from '../../../support/session-events.ts';

/** The same call by another agent. */
function byOther<Data extends CallData>(data: Data): Data {
  return { ...data, agent: { id: 'agent-2' } };
}

describe('Semantics 8: What belongs together', () => {
  const form = chainForm({ by: ['tenant', 'session', 'agent'] });

  it('keeps apart what two agents did', () => {
    const calls = new Calls();
    const begun = [...calls.read(1, 0), ...calls.learn(2, 100)];
    const { findings } = runSequence(form, [...begun, byOther(calls.send(3, 200)), calls.send(4, 300)]);
    expect(findings.map(({ anchor }) => anchor)).toEqual([callOf(4)]);
  });

  it('puts an event that tells no agent to every one of them', () => {
    const absences = [{ kind: 'middle', after: 'secret', before: 'send', where: isGranted }] as const;
    const calls = new Calls();
    const own = [...calls.read(1, 0), ...calls.learn(2, 100)];
    const others = [...calls.read(3, 10), ...calls.learn(4, 110)].map(byOther);
    const sent = [calls.send(5, 300), byOther(calls.send(6, 310))];
    const run = (granted: readonly ReturnType<typeof approval>[]) =>
      ends(runSequence({ ...form, absences }, [...own, ...others, ...granted, ...sent]));
    expect([run([]), run([approval(1, 200)])]).toEqual([[callOf(5), callOf(6)], []]);
  });
});

describe('Semantics 10: Which finding is which', () => {
  it('names a finding alike in whatever order and however often its events come', () => {
    const calls = new Calls();
    const events = [...calls.read(1, 0), ...calls.learn(2, 100), calls.send(3, 200), calls.send(4, 300)];
    const orders = [events, events.toReversed(), events.flatMap((event) => [event, event])];
    const named = orders.map((order) =>
      runSequence(chainForm(), order)
        .findings.map(({ anchor, chain }) => `${anchor} ${chain}`)
        .toSorted(),
    );
    expect(new Set(named.map((names) => names.join(', '))).size).toBe(1);
    expect(named[0]).toHaveLength(2);
  });

  it('makes one chain of calls that end the same partial match, and another of another value', () => {
    const calls = new Calls();
    const learnt = [...calls.read(1, 0), ...calls.learn(2, 100), ...calls.learn(3, 150, 8)];
    const { findings } = runSequence(chainForm(), [
      ...learnt,
      calls.send(4, 200),
      calls.send(5, 300),
      calls.send(6, 400, 8),
    ]);
    const chains = findings.map(({ chain }) => chain);
    expect([chains[0] === chains[1], chains[1] === chains[2]]).toEqual([true, false]);
  });
});

describe('Semantics 15: What findings add up to', () => {
  it('leaves an alert the severity of its detector, however many findings it holds', () => {
    const calls = new Calls();
    const sent = [3, 4, 5].map((call) => calls.send(call, call * 100));
    const { alerts } = runEngine(engineOf([secretToEgress]), [...calls.read(1, 0), ...calls.learn(2, 100), ...sent]);
    expect(alerts.map(({ severity_id, count }) => [severity_id, count])).toEqual([
      [5, 1],
      [5, 2],
      [5, 3],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretToEgress } from '../../support/catalog.ts';
import { Facts } from '../../../detectors/kit/form/facts.ts';
import { yes } from '../../../detectors/kit/form/truth.ts';
import { compileRemainder, nothingSeen } from '../../../detectors/kit/remainder.ts';
import type { Command } from '../../../schemas/generated/types.ts';
import { engineOf, runEngine } from '../../support/engine-runs.ts';
import { traces, type Trace } from '../../support/random-traces.ts';
import { sendsOf } from '../../support/secret-oracle.ts';
import type { CallData } from '../../support/session-events.ts';

const withinMs = secretToEgress.metadata.windowMs;
const detectors = [secretToEgress];
// Long waits let windows pass within a trace; the number of secrets decides whether every set of them fits.
const fitting = { secrets: 3, actions: 60, waitMsMax: 90_000 };
const flooding = { secrets: 40, actions: 160, waitMsMax: 2_000 };

function foundSends(events: readonly CallData[]): ReadonlySet<string> {
  const { alerts } = runEngine(engineOf(detectors), events);
  return new Set(alerts.map((alert) => alert.unmapped.shearpin.steps.at(-1)?.call ?? ''));
}

/** The arms that gateways hold after these commands. */
function armsOf(commands: readonly Command[]): readonly Command[] {
  const folds = new Map(commands.map((command) => [`${command.detector}/${command.partial}`, command]));
  return [...folds.values()].filter(({ action }) => action === 'arm');
}

function refusedBy(arms: readonly Command[], trace: Trace, from: number): ReadonlySet<string> {
  const refused = trace.events.slice(from).filter((data) => {
    if (!('arguments' in data)) return false;
    const asked = { timeMs: data.timeMs, agent: data.agent.id, facts: Facts.of('requested', data) };
    return arms.some(({ condition }) => condition && compileRemainder(condition)?.(asked, nothingSeen) === yes);
  });
  return new Set(refused.map(({ call }) => call));
}

describe('the sequence matcher', () => {
  it('finds exactly the calls that enumeration finds, whatever overlaps, fails or is refused', () => {
    fc.assert(
      fc.property(traces(fitting), (trace) => {
        expect(foundSends(trace.events)).toEqual(sendsOf(trace, { withinMs }));
      }),
      { numRuns: 400 },
    );
  });

  it('misses none of them when there are more sets of values than it tells apart', () => {
    fc.assert(
      fc.property(traces(flooding), (trace) => {
        const found = foundSends(trace.events);
        for (const call of sendsOf(trace, { withinMs })) expect(found).toContain(call);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves with its arms, at any cut, an enforcer that refuses what the chains known by then are lacking', () => {
    fc.assert(
      fc.property(traces(fitting), fc.nat(60), (trace, pick) => {
        const cut = trace.events.length === 0 ? 0 : pick % trace.events.length;
        const { commands } = runEngine(engineOf(detectors), trace.events.slice(0, cut));
        const lacking = sendsOf(trace, { withinMs, knownBefore: cut, askedFrom: cut });
        expect(refusedBy(armsOf(commands), trace, cut)).toEqual(lacking);
      }),
      { numRuns: 300 },
    );
  });
});

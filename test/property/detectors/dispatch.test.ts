import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detector } from '../../../detectors/contract.ts';
import { can, has, step } from '../../../detectors/kit/form/authoring.ts';
import { compileSequence } from '../../../detectors/kit/language/compile-file.ts';
import { defineSequence } from '../../../detectors/kit/sequence/matcher.ts';
import type { SessionState } from '../../../services/engine/state.ts';
import { secretToEgress } from '../../support/catalog.ts';
import { engineOf, runEngine } from '../../support/engine-runs.ts';
import { traces } from '../../support/random-traces.ts';
import { recordOf, SessionEvents } from '../../support/session-events.ts';

const folder = join(import.meta.dirname, '../../../detectors/catalog/sequences');
const catalogue = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((file): readonly Detector[] => {
    const { value } = compileSequence({ file, text: readFileSync(join(folder, file), 'utf8') });
    return value === undefined ? [] : [defineSequence(value.form)];
  });

function hearingEverything(detector: Detector): Detector {
  const { opens: _, ...rest } = detector;
  return rest;
}

const { kind: _kind, windowMs: _windowMs, isArmed: _isArmed, respond: _respond, ...metadata } = secretToEgress.metadata;

function sequence(number: number, capability: string): Detector {
  return defineSequence({
    ...metadata,
    id: `sequence.number-${String(number)}`,
    by: ['tenant', 'session'],
    withinMs: 1000,
    match: { kind: 'exists' },
    items: [step('first', can(capability)), step('second', can(capability))],
    absences: [],
    text: 'It happened twice.',
  });
}

describe('dispatch', () => {
  it.each([
    ['out of order', 10_000],
    ['so late that chains have ended', 90_000],
  ])('changes nothing of what detectors find, also where events come %s', (_how, waitMsMax) => {
    expect(catalogue.length).toBeGreaterThan(3);
    const some = engineOf(catalogue);
    const every = engineOf(catalogue.map(hearingEverything));
    let alerts = 0;
    fc.assert(
      fc.property(
        traces({ secrets: 3, actions: 40, waitMsMax }),
        fc.array(fc.nat(39), { maxLength: 6 }),
        ({ events }, swaps) => {
          const shuffled = [...events];
          for (const at of swaps) {
            const [one, other] = [shuffled[at], shuffled[at + 1]];
            if (one !== undefined && other !== undefined) shuffled.splice(at, 2, other, one);
          }
          const [few, all] = [some, every].map((engine) => runEngine(engine, shuffled).outputs);
          expect(few).toEqual(all);
          alerts += few?.length ?? 0;
        },
      ),
      { numRuns: 40 },
    );
    expect(alerts).toBeGreaterThan(20);
  });

  it('lets time end what waits, though nothing comes that concerns it', () => {
    const session = new SessionEvents();
    const minuteMs = 60_000;
    const events = [
      session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
      session.completed(1, { atMs: 1, can: ['read.untrusted'] }),
      session.requested(2, { atMs: 2 }),
      session.completed(2, { atMs: 3, secrets: [7] }),
      ...[1, 10, 15, 16, 17, 18, 30].map((at) =>
        session.requested(10 + at, { atMs: at * minuteMs, can: ['discover'] }),
      ),
    ];
    const [some, every] = [[secretToEgress], [hearingEverything(secretToEgress)]].map((detectors) => {
      const engine = engineOf(detectors);
      let state: SessionState | undefined;
      return events.map((data, at) => {
        const result = engine.process(state, recordOf(data, at));
        ({ state } = result);
        return { outputs: result.outputs, kept: JSON.stringify(state.detectors.map((slot) => slot.state)) };
      });
    });
    expect(some).toEqual(every);
    expect(some?.map(({ kept }) => kept).at(-1)).toBe('[null]');
  });

  it('asks the detectors that an event may concern, and no others', () => {
    const detectors = [
      ...Array.from({ length: 300 }, (_, number) => sequence(number, 'identity.change')),
      sequence(300, 'pay'),
      sequence(301, 'egress.*'),
    ];
    const session = new SessionEvents();
    const engine = engineOf(detectors);
    const asked = (data: ReturnType<typeof session.requested>, offset: number) =>
      engine.process(undefined, recordOf(data, offset)).counts.tallies.map(({ detector }) => detector);
    expect(asked(session.requested(1, { atMs: 0, can: ['pay', 'write'] }), 0)).toEqual(['sequence.number-300']);
    expect(asked(session.requested(2, { atMs: 1, can: ['egress.share'] }), 1)).toEqual(['sequence.number-301']);
    expect(asked(session.requested(3, { atMs: 2, can: ['discover'] }), 2)).toEqual([]);
  });

  it('goes on with a detector that has begun something, whatever comes', () => {
    const session = new SessionEvents();
    const engine = engineOf([sequence(1, 'pay')]);
    const first = engine.process(undefined, recordOf(session.requested(1, { atMs: 0, can: ['pay'] }), 0));
    const next = engine.process(first.state, recordOf(session.requested(2, { atMs: 1, can: ['discover'] }), 1));
    expect(next.counts.tallies).toHaveLength(1);
  });

  it('leaves no detector out for a label of arguments that were not inspected in full', () => {
    const labelled = defineSequence({
      ...metadata,
      by: ['tenant', 'session'],
      withinMs: 1000,
      match: { kind: 'exists' },
      items: [step('first', has('arguments', 'code')), step('second', has('arguments', 'code'))],
      absences: [],
      text: 'Code was sent twice.',
    });
    const session = new SessionEvents();
    const tallies = (truncated: boolean) =>
      engineOf([labelled]).process(undefined, recordOf(session.requested(1, { atMs: 0, truncated }), 0)).counts.tallies;
    expect([tallies(false).length, tallies(true).length]).toEqual([0, 1]);
  });
});

import { expect, it } from 'vitest';
import type { LogRecord } from '../../../services/engine/ports/log.ts';
import {
  alertEffect,
  appendedAfter,
  differingEffects,
  type Effect,
  isOfLaterSignal,
  isOfLog,
  stateInOneVersion,
} from '../../support/chaos/verdict/anew.ts';
import { rereadDetector } from '../../support/chaos/verdict/demanded.ts';
import { rereadTexts } from '../../support/chaos/world/rules.ts';
import { command } from './planted-run.ts';

const nowMs = 1000;
const effect: Effect = { id: 'c1', bytes: 'one', of: 's1', untilMs: nowMs + 1 };
const differing = (before: readonly Effect[], anew: readonly Effect[]) =>
  differingEffects({ before, anew, of: new Set(['s1', 'principal:p1']), nowMs });

it('finds nothing where both published the same, however often', () => {
  expect(differing([effect, effect], [effect])).toEqual([]);
});

it('finds what the undisturbed worker published in addition', () => {
  expect(differing([], [effect])).toEqual([expect.stringContaining('new c1')]);
});

it('finds what the disturbed ones published in excess', () => {
  expect(differing([effect, { ...effect, id: 'c2' }], [effect])).toEqual([expect.stringContaining('not made anew c2')]);
});

it('finds other bytes under one id', () => {
  expect(differing([effect], [{ ...effect, bytes: 'other' }])).toEqual([expect.stringContaining('other bytes of c1')]);
});

it('finds what several sessions have in common', () => {
  const wide = { ...effect, of: 'principal:p1' };
  expect(differing([wide], [])).toHaveLength(1);
});

it('leaves out what is not compared, and what may be gone from its topic', () => {
  expect(differing([{ ...effect, of: 's2' }], [])).toEqual([]);
  expect(differing([{ ...effect, untilMs: nowMs }], [])).toEqual([]);
});

it('leaves out what was told of gateways, and of no record of the log', () => {
  const told = (detector: string): LogRecord => {
    const value = Buffer.from(JSON.stringify({ unmapped: { shearpin: { detector } } }));
    return { topic: 't', partition: 0, offset: 0n, appendTimeMs: 0, key: '', value, headers: {} };
  };
  const detectors = ['health.not-enforced@1.0.0', 'health.detector-overflow@1.0.0', 'sequence.secret-to-egress@1.0.0'];
  expect(detectors.map((detector) => isOfLog(told(detector)))).toEqual([false, true, true]);
});

it('knows what was commanded over several sessions at a signal that nobody had before', () => {
  const ends = new Map([[1, 7n]]);
  const at = (offset: string, kind: 'principal' | 'session' = 'principal') =>
    isOfLaterSignal(command('c1', { scope: { kind, tenant: 'acme', id: 'p1' }, order: { incarnation: 1, partition: 1, offset, index: 0 } }), ends); // prettier-ignore
  expect([at('6'), at('7'), at('8', 'session')]).toEqual([false, true, false]);
});

it('takes for published anew what was appended behind the rest, partition by partition', () => {
  const at = (partition: number, offset: bigint): LogRecord =>
    ({ topic: 't', partition, offset, appendTimeMs: 0, key: '', value: null, headers: {} }) satisfies LogRecord;
  const before = [at(0, 5n), at(0, 7n)];
  const now = [at(0, 7n), at(0, 8n), at(1, 0n)];
  expect(appendedAfter(before, now)).toEqual([at(0, 8n), at(1, 0n)]);
});

it('compares what a rule of two versions told in either, and no other in another version', () => {
  const bytesOf = (detector: string, version: string, text: string): string => {
    const unmapped = { shearpin: { detector: `${detector}@${version}`, session: { key: 's1' } } };
    const value = Buffer.from(JSON.stringify({ message: text, unmapped }));
    return alertEffect({ topic: 't', partition: 0, offset: 0n, appendTimeMs: 0, key: 'k', value, headers: {} }).bytes;
  };
  const inBoth = (detector: string) =>
    Object.entries(rereadTexts).map(([version, text]) => bytesOf(detector, version, text));
  expect(new Set(inBoth(rereadDetector)).size).toBe(1);
  expect(new Set(inBoth('sequence.another')).size).toBe(2);
  const stateOf = (id: string, version: string) =>
    stateInOneVersion({ clockMs: 1, detectors: [{ id, version, state: 1 }] });
  expect(stateOf(rereadDetector, '1.0.0')).toEqual(stateOf(rereadDetector, '1.1.0'));
  expect(stateOf('sequence.another', '1.0.0')).not.toEqual(stateOf('sequence.another', '1.1.0'));
});

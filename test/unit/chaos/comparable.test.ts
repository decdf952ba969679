import { expect, it } from 'vitest';
import { comparableOf } from '../../support/chaos/verdict/comparable.ts';
import type { GivenUp } from '../../support/chaos/verdict/known-sessions.ts';
import { beganMs, givenUpAt, pair, principalScope } from './planted-run.ts';

const owner = `principal:${principalScope.id}`;
const [first, last] = pair();
const nothing = { recreatedAtMs: 0, givenUp: new Map() as GivenUp, forgotten: new Set<string>() };

function compared(world: Partial<typeof nothing> = {}) {
  const nameOf = ({ id }: typeof first.made.session) => ({ key: id, recordKey: `acme:${id}` });
  const { effectsOf, statesOf } = comparableOf([first.made, last.made], {
    nameOf,
    world: { ...nothing, ...world },
  });
  return { effects: [...effectsOf], states: statesOf.map(({ recordKey }) => recordKey) };
}

it('compares every session, and once what sessions have in common', () => {
  const keys = [first.key, last.key, owner];
  expect(compared()).toEqual({ effects: keys, states: keys.map((key) => `acme:${key}`) });
});

it('compares no session of which the log was deleted, though what it told on', () => {
  expect(compared({ recreatedAtMs: beganMs }).effects).toEqual([last.key, owner]);
});

it('compares what was given up again when it was rebuilt, and nothing that was told meanwhile', () => {
  const givenUp = givenUpAt(`acme:${owner}`, 1);
  const forgotten = new Set(givenUp.keys());
  const sessions = [first.key, last.key];
  expect(compared({ givenUp, forgotten })).toEqual({
    effects: sessions,
    states: sessions.map((key) => `acme:${key}`),
  });
  const rebuilt = compared({ givenUp });
  expect(rebuilt.effects).toEqual(sessions);
  expect(rebuilt.states).toContain(`acme:${owner}`);
});

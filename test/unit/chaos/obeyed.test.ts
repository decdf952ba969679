import { describe, expect, it } from 'vitest';
import type { MadeCall } from '../../support/chaos/load/load.ts';
import { type Obedience, obeyedIn } from '../../support/chaos/verdict/obeyed.ts';
import { beganMs, chain, heartbeat, honest } from './planted-run.ts';

const principal = 'a1b2c3d4e5f60718';
const blamed = `${principal}.legacy.1`;
const clean: Obedience = {
  forged: { lifted: new Set(['s1']), blamed: new Set([blamed]) },
  differing: [],
  unplanned: [],
  heartbeats: [heartbeat({ seq: 1, atMs: beganMs, unwatched: 1 }), heartbeat({ seq: 2, atMs: beganMs + 1000 })],
  made: [chain('s1').made, honest(blamed).made],
};

describe('what was forged', () => {
  it('was obeyed by nobody where everything is as planned', () => {
    expect(obeyedIn(clean)).toEqual([]);
  });

  it('was obeyed where what stood against a session is gone, or an honest session is refused', () => {
    const differing = [
      { key: 's1', isRefused: false },
      { key: blamed, isRefused: true },
    ];
    expect(obeyedIn({ ...clean, differing })).toHaveLength(2);
  });

  it('was obeyed where what stood against a whole principal is gone', () => {
    const forged = { ...clean.forged, lifted: new Set([principal]) };
    const differing = [{ key: blamed, isRefused: false }];
    expect(obeyedIn({ ...clean, forged, differing })).toEqual([`${blamed} may pass`]);
  });

  it('is not to blame for what nobody forged', () => {
    const differing = [
      { key: 's2', isRefused: false },
      { key: 's2', isRefused: true },
    ];
    expect(obeyedIn({ ...clean, differing, unplanned: ['s2: some alert'] })).toEqual([]);
  });

  it.each([`${blamed}: an alert`, `principal:${principal}: an alert`])('was obeyed where %s came of it', (told) => {
    expect(obeyedIn({ ...clean, unplanned: [told] })).toEqual([told]);
  });

  it('was obeyed where a gateway hears of no worker at the end, and not where it did not for a moment', () => {
    const deaf = Array.from({ length: 10 }, (_, at) =>
      heartbeat({ seq: 3 + at, atMs: beganMs + 2000 + at, unwatched: 1 }),
    );
    expect(obeyedIn({ ...clean, heartbeats: [...clean.heartbeats, ...deaf] })).toHaveLength(1);
    expect(obeyedIn({ ...clean, heartbeats: [...clean.heartbeats, ...deaf.slice(1)] })).toEqual([]);
  });

  it('was obeyed where a call that ends no chain was refused', () => {
    const { made } = honest('s3');
    const calls = made.calls.map((call, at): MadeCall => (at === 0 ? { ...call, refusedBy: 'a command' } : call));
    expect(obeyedIn({ ...clean, made: [{ ...made, calls }] })).toEqual(['get_secret by a command']);
  });
});

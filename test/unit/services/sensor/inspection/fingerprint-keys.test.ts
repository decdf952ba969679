import { describe, expect, it } from 'vitest';
import { FingerprintKeys } from '../../../../../services/sensor/inspection/fingerprint-keys.ts';
import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';

const secret = 'sk_live_9f8Gh2KqLmN4pRsTuVwX';
const identity = Buffer.alloc(32, 9);
const old = { key: Buffer.alloc(32, 1), notAfterMs: 2000 };
const fresh = { key: Buffer.alloc(32, 2), notBeforeMs: 1000 };
const clock = { ms: 0, nowMs: () => clock.ms };

function inspectorAt(keys: FingerprintKeys) {
  const inspector = createInspector({ key: keys });
  return (ms: number, value: unknown = { note: `take ${secret} along` }) => {
    clock.ms = ms;
    return inspector.arguments(value, { bytes: 10 });
  };
}

const shares = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  [...left].some((fp) => right.has(fp));

describe('fingerprint keys in rotation', () => {
  const at = inspectorAt(new FingerprintKeys({ identity, keys: [old, fresh] }, clock));
  const [before, during, after] = [at(999), at(1000), at(2000)];

  it('know a value again in the overlap that was seen before it, and after it when it was seen in it', () => {
    expect(shares(before.all, during.all)).toBe(true);
    expect(shares(during.all, after.all)).toBe(true);
    expect(shares(before.all, after.all)).toBe(false);
  });

  it('give a value both fingerprints in the event, each with its role', () => {
    const secrets = during.event.fingerprints.filter(({ role }) => role === 'secret');
    const ofBefore = before.event.fingerprints.filter(({ role }) => role === 'secret');
    expect(secrets).toHaveLength(2 * ofBefore.length);
    expect(new Set(secrets.map(({ fp }) => fp)).size).toBe(secrets.length);
  });

  it('leave room for as many values in the overlap as at other times', () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`k${String(index)}`, `value-${String(index)}x`]),
    );
    const [quiet, rotating] = [at(500, many).event, at(1500, many).event];
    expect(rotating.fingerprints).toHaveLength(2 * quiet.fingerprints.length);
    expect(rotating.fingerprints).toHaveLength(512);
    expect(rotating.overflow).toBe(quiet.overflow);
  });

  it('say that a watched value is carried, whichever key its fingerprint was made with', () => {
    const inspector = createInspector({ key: new FingerprintKeys({ identity, keys: [old, fresh] }, clock) });
    const [watched = ''] = before.event.fingerprints.filter(({ role }) => role === 'secret').map(({ fp }) => fp);
    clock.ms = 1500;
    const noise = Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [`k${String(at)}`, `user${String(at)}@a.example`]),
    );
    const { event } = inspector.arguments({ ...noise, secret }, { bytes: 1, watched: new Set([watched]) });
    expect(event.fingerprints.map(({ fp }) => fp)).toContain(watched);
  });

  it('change nothing of names, so that principals and sessions go on', () => {
    const hashes = [0, 1500, 5000].map((ms) => {
      clock.ms = ms;
      return createInspector({ key: new FingerprintKeys({ identity, keys: [old, fresh] }, clock) }).keyedHash(
        'principal',
        'x',
      );
    });
    expect(new Set(hashes).size).toBe(1);
  });

  it('go on with the newest when the time of all is over, and with the oldest before the time of any', () => {
    const ended = { key: Buffer.alloc(32, 4), notBeforeMs: 100, notAfterMs: 200 };
    const later = { key: Buffer.alloc(32, 5), notBeforeMs: 300, notAfterMs: 400 };
    const keys = new FingerprintKeys({ identity, keys: [ended, later] }, clock);
    const counts = [50, 150, 250, 350, 450].map((ms) => {
      clock.ms = ms;
      return keys.values()[0]?.('value', 'x');
    });
    expect(counts[0]).toBe(counts[1]);
    expect(counts[2]).toBe(counts[1]);
    expect(counts[3]).not.toBe(counts[1]);
    expect(counts[4]).toBe(counts[3]);
  });

  it('are others at once when the file is', () => {
    const keys = new FingerprintKeys({ identity, keys: [{ key: old.key }] }, clock);
    const first = keys.values()[0]?.('value', 'x');
    keys.replace({ identity, keys: [{ key: fresh.key }] });
    expect(keys.values()[0]?.('value', 'x')).not.toBe(first);
  });
});

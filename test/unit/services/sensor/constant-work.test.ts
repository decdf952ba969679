/** What the gateway does for a call is the same whatever matched: counted, since clocks tell nothing in a test. */
import { describe, expect, it } from 'vitest';
import { FingerprintKeys } from '../../../../services/sensor/inspection/fingerprint-keys.ts';
import { createInspector } from '../../../../services/sensor/inspection/inspector.ts';
import { SessionResolver, type Sighting } from '../../../../services/sensor/sessions/session-resolver.ts';
import {
  createFreshGateway,
  createWriter,
  egressWithSecret,
  makeCall,
  makeCommand,
  principal,
  secret,
} from '../../../support/signed-commands.ts';

/** Counts the questions that it is asked. */
class CountingSet extends Set<string> {
  asked = 0;

  override has(value: string): boolean {
    this.asked += 1;
    return super.has(value);
  }
}

class CountingKeys extends FingerprintKeys {
  hashed = 0;

  override values(): ReturnType<FingerprintKeys['values']> {
    return super.values().map((hash) => (kind, value) => {
      this.hashed += 1;
      return hash(kind, value);
    });
  }
}

// Two are in force, as while one is being replaced.
const ring = { identity: Buffer.alloc(32, 9), keys: [{ key: Buffer.alloc(32, 9) }, { key: Buffer.alloc(32, 8) }] };
const newKeys = (): CountingKeys => new CountingKeys(ring, { nowMs: () => 0 });
const values = ['sk_live_8fKq2LzP0vTn4XyBw7Rd', 'https://drop.example/a', 'account 4417 1234 5678 9113'];
const args = { to: 'x@drop.example', body: values.join(' and '), nested: [{ copy: values[0] }] };

describe('the inspection of arguments', () => {
  const all = [
    ...createInspector({ key: newKeys() }).arguments(args, { bytes: 0, watched: new Set(['f'.repeat(16)]) }).all,
  ];
  const work = (watched: readonly string[]) => {
    const keys = newKeys();
    const set = new CountingSet(watched);
    createInspector({ key: keys }).arguments(args, { bytes: 0, watched: set });
    return { hashed: keys.hashed, asked: set.asked };
  };

  it('hashes and looks up as much when nothing, one value or every value is watched', () => {
    expect(all.length).toBeGreaterThan(5);
    const nothing = all.map((_, index) => index.toString(16).padStart(16, '0'));
    const [first = ''] = all;
    const works = [nothing, [first, ...nothing.slice(1)], [...nothing.slice(1), all.at(-1) ?? ''], all].map(work);
    expect(works[0]?.hashed).toBeGreaterThanOrEqual(all.length);
    expect(new Set(works.map(({ hashed }) => hashed)).size).toBe(1);
    expect(new Set(works.map(({ asked }) => asked)).size).toBe(1);
  });
});

describe('the decision on a call', () => {
  const writer = createWriter();
  const wanted = [secret, ...['1', '2', '3', '4'].map((digit) => digit.repeat(16))];
  const armed = makeCommand({ condition: { ...egressWithSecret, carries: wanted } });

  it('looks up as much when nothing, the first, the last or every value is carried', () => {
    const asked = [[], wanted.slice(0, 1), wanted.slice(-1), wanted].map((carried) => {
      const carries = new CountingSet(carried);
      const { verdict } = createFreshGateway(writer, [armed]).enforcer.decide(makeCall({ carries }));
      expect(verdict.decision).toBe(carried.length === 0 ? 'allowed' : 'refused');
      return carries.asked;
    });
    expect(asked).toEqual(wanted.map(() => wanted.length).slice(1));
  });

  it('says the same of every value but for the id of the command', () => {
    const texts = wanted.map((value) => {
      const { enforcer } = createFreshGateway(writer, [armed]);
      return enforcer.decide(makeCall({ carries: new Set([value]) })).refusal;
    });
    expect(new Set(texts).size).toBe(1);
  });
});

describe('the search for the session of a value', () => {
  it('looks at every value whether or not it was told before', () => {
    const told = ['a', 'b', 'c'].map((digit) => digit.repeat(16));
    const looks = [[], told.slice(0, 1), told].map((known) => {
      const resolver = new SessionResolver({
        keyedHash: (kind, value) => `${kind}${value}`,
        clock: { nowMs: () => 0 },
      });
      resolver.learn({ principal, session: `${principal}.legacy.1` }, known);
      let looked = 0;
      const counted: Iterable<string> = {
        *[Symbol.iterator]() {
          for (const value of told) {
            looked += 1;
            yield value;
          }
        },
      };
      const sighting: Sighting = { principal, agent: 'a', server: 's', base: { kind: 'legacy', id: '2' } };
      resolver.resolve({ ...sighting, values: counted });
      return looked;
    });
    expect(looks).toEqual([3, 3, 3]);
  });
});

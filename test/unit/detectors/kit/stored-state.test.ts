import { readFileSync } from 'node:fs';
import { pack, unpack } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import type { DetectorEvent, SessionView } from '../../../../detectors/contract.ts';
import { valuesOf } from '../../../../detectors/kit/sequence/chunk.ts';
import { chunksOf } from '../../../../detectors/kit/sequence/held-takes.ts';
import { requireState, SequenceLogs } from '../../../../detectors/kit/sequence/logs.ts';
import { defineSequence } from '../../../../detectors/kit/sequence/matcher.ts';
import type { StoredPart, StoredState } from '../../../../detectors/kit/sequence/stored/layout.ts';
import { ShearpinError } from '../../../../schemas/errors.ts';
import { carries } from '../../../../detectors/kit/form/authoring.ts';
import { Random } from '../../../support/sequence-oracle/random.ts';
import { randomCase, type Case } from '../../../support/sequence-oracle/trial.ts';
import { toEvent } from '../../../support/sequence-oracle/world.ts';
import { Calls } from '../../../support/sequence-calls.ts';
import { chainForm, read, secret } from '../../../support/sequence-run.ts';
import type { CallData } from '../../../support/session-events.ts';

/** Of the chain after twenty reads and twenty credentials, as the version before stored it. */
const whole: unknown = JSON.parse(
  readFileSync(new URL('../../../support/stored/sequence-whole.json', import.meta.url), 'utf8'),
);

const view = (clockMs: number): SessionView => ({ tenant: 'acme', session: 'one', clockMs, skewMs: 1_000, calls: [] });

function eventOf(data: CallData): DetectorEvent {
  const { timeMs } = data;
  if ('arguments' in data) return { kind: 'requested', timeMs, data };
  return { kind: 'completed', timeMs, data, isRequestKnown: true };
}

/** Texts of the state after each event, where it is stored and read again after every one that is asked for. */
function statesOf({ form, arrivals, latenessMs }: Case, isStored: (index: number) => boolean): readonly string[] {
  const detector = defineSequence(form, { latenessMs });
  const begun = new Set<number>();
  let state: ReturnType<typeof detector.react>['state'] | undefined;
  return arrivals
    .filter(({ session }) => session === 'one')
    .map((arrival, index) => {
      const { of, phase, session } = arrival;
      const event = toEvent(arrival, { session, isRequestKnown: begun.has(of.name) });
      if (phase === 'begin') begun.add(of.name);
      ({ state } = detector.react(state, event, view(event.timeMs)));
      if (isStored(index) && state !== undefined) state = unpack(pack(state)) as typeof state;
      return JSON.stringify(state ?? null);
    });
}

/** Of each log, how many values each of its chunks counts. */
function valuesIn(state: unknown): readonly (readonly number[])[] {
  return requireState(state).keys.map(({ log }) => chunksOf(log).map(valuesOf));
}

/** As it is stored after all events, or before any. */
function storedOf(trial: Case): StoredState {
  const texts = statesOf(trial, () => false);
  return (JSON.parse(texts.findLast((text) => text !== 'null') ?? 'null') ?? { parts: [] }) as StoredState;
}

/** After so many reads and as many credentials, one each tenth of a second. */
function afterChains(count: number): ReturnType<ReturnType<typeof defineSequence>['react']>['state'] {
  const detector = defineSequence(chainForm());
  const calls = new Calls();
  let state: ReturnType<typeof detector.react>['state'] | undefined;
  for (let call = 1; call < 2 * count; call += 2)
    for (const data of [...calls.read(call, call * 100), ...calls.learn(call + 1, call * 100 + 50, call % 7)])
      ({ state } = detector.react(state, eventOf(data), view(data.timeMs)));
  return state;
}

describe('the stored state of a sequence', () => {
  it('is, after every event, what it would be had it never been stored', () => {
    for (let seed = 0; seed < 150; seed += 1) {
      const trial = randomCase(seed);
      const atWork = statesOf(trial, () => false);
      const stored = statesOf(trial, (index) => index % 3 === seed % 3);
      const different = atWork.findIndex((text, index) => text !== stored[index]);
      expect(different, `seed ${String(seed)}, event`).toBe(-1);
    }
  });

  it('is the same also with a call in flight over all of its parts', () => {
    const calls = new Calls();
    const [begin] = calls.read(1, 0);
    const others = Array.from({ length: 45 }, (_, at) => calls.read(at + 2, 100 * at + 100)).flat();
    const detector = defineSequence(chainForm({ withinMs: 900_000 }));
    let atWork: ReturnType<typeof detector.react>['state'] | undefined;
    let stored: typeof atWork;
    for (const data of [begin, ...others]) {
      if (data === undefined) continue;
      ({ state: atWork } = detector.react(atWork, eventOf(data), view(data.timeMs)));
      ({ state: stored } = detector.react(stored, eventOf(data), view(data.timeMs)));
      stored = unpack(pack(stored)) as typeof stored;
    }
    expect(logsOf(atWork).keys[0]?.log.past.full.length).toBe(2);
    expect(JSON.stringify(stored)).toBe(JSON.stringify(atWork));
  });

  it('counts as many values as had it never been stored, also of what time alone ended', () => {
    const absences = [{ kind: 'trailing', after: 'secret', forMs: 1_000, where: carries('value') }] as const;
    const detector = defineSequence(chainForm({ items: [read, secret], absences }));
    const calls = new Calls();
    const events = [...calls.read(1, 0), ...calls.learn(2, 100), ...calls.learn(3, 2_000), ...calls.read(4, 3_500)];
    let atWork: ReturnType<typeof detector.react>['state'] | undefined;
    let stored: typeof atWork;
    const counted = events.map((data) => {
      const after = (state: typeof atWork): typeof atWork => {
        const reacted = detector.react(state, eventOf(data), view(data.timeMs)).state;
        return detector.advance?.(reacted, data.timeMs + 1_200, view(data.timeMs)).state;
      };
      [atWork, stored] = [after(atWork), unpack(pack(after(stored))) as typeof atWork];
      expect(valuesIn(stored), `event ${data.id}`).toEqual(valuesIn(atWork));
      return JSON.stringify(valuesIn(atWork));
    });
    expect(new Set(counted).size).toBeGreaterThan(2);
  });

  it.each([
    ['answered', ['discover'], 0],
    ['answered', ['read.untrusted', 'credential.read'], 0],
    ['refused', ['read.untrusted', 'credential.read'], 1],
    ['lost', ['credential.read'], 2],
  ] as const)('is the same also where rounds of a call that is %s say the same', (outcome, can, before) => {
    const calls = new Calls();
    const rounds = [0, 1, 2, 3].map((round) => calls.session.requested(9, { atMs: 500 + round, can, round }));
    const asked = rounds.flatMap((data, at) => (at === 0 ? [{ ...data, truncated: true }] : [data]));
    const end = calls.session.completed(9, { atMs: 600, can, outcome });
    const first = [...calls.read(1, 0), ...calls.learn(2, 100)].slice(0, 2 * before);
    const events = [...first, ...asked, end, ...calls.read(10, 700), calls.send(11, 800)];
    const detector = defineSequence(chainForm());
    let atWork: ReturnType<typeof detector.react>['state'] | undefined;
    let stored: typeof atWork;
    for (const data of events) {
      ({ state: atWork } = detector.react(atWork, eventOf(data), view(data.timeMs)));
      ({ state: stored } = detector.react(stored, eventOf(data), view(data.timeMs)));
      stored = unpack(pack(stored)) as typeof stored;
      expect(JSON.stringify(stored)).toBe(JSON.stringify(atWork));
    }
  });

  it('takes less than 200 bytes for a call that a late event may still come before', () => {
    const calls = new Calls();
    const detector = defineSequence(chainForm({ withinMs: 900_000 }));
    let state: ReturnType<typeof detector.react>['state'] | undefined;
    for (let call = 1; call <= 50; call += 1)
      for (const data of calls.learn(call, call * 1_000, call % 7))
        ({ state } = detector.react(state, eventOf(data), view(data.timeMs)));
    expect(pack(state).length).toBeLessThan(50 * 200);
  });

  it('is small again when its calls are over for long', () => {
    const calls = new Calls();
    const detector = defineSequence(chainForm({ withinMs: 900_000 }));
    let state: ReturnType<typeof detector.react>['state'] | undefined;
    for (let call = 1; call <= 50; call += 1)
      for (const data of calls.learn(call, call * 60_000, call % 7))
        ({ state } = detector.react(state, eventOf(data), view(data.timeMs)));
    expect(pack(state).length).toBeLessThan(1_000);
  });

  it('is nothing again after a call that could have been something until its end, and was nothing', () => {
    const calls = new Calls();
    const detector = defineSequence(chainForm());
    let state: ReturnType<typeof detector.react>['state'] | undefined;
    const kept = calls.pair(1, { atMs: 0, endMs: 10, can: ['discover'] }).map((data) => {
      ({ state } = detector.react(state, eventOf(data), view(data.timeMs)));
      return state !== undefined;
    });
    expect(kept).toEqual([true, false]);
  });

  it('is read when the version before stored it, as what that had at work', () => {
    const detector = defineSequence(chainForm());
    const sent = new Calls().send(41, 4_500, 3);
    const after = (given: unknown) => detector.react(given as never, eventOf(sent), view(sent.timeMs));
    expect(after(whole).findings).toMatchObject([{ anchor: sent.call, steps: [{ step: 'read' }, {}, {}] }]);
    expect(JSON.stringify(after(whole))).toBe(JSON.stringify(after(afterChains(20))));
  });

  it('has parts that an event leaves as they are, stored or at work', () => {
    const detector = defineSequence(chainForm());
    const before = logsOf(afterChains(20));
    const stored = JSON.parse(JSON.stringify(before)) as StoredState;
    expect(stored.parts.length).toBe(2);
    const [data] = new Calls().learn(41, 4_500, 3);
    const after = (given: unknown) => {
      const { state } = detector.react(given as never, eventOf(data as CallData), view(4_500));
      return logsOf(state).parts;
    };
    expect(after(before)[1]).toBe(before.parts[1]);
    expect(after(before)[0]).not.toBe(before.parts[0]);
    expect(after(stored)[1]).toBe(stored.parts[1]);
  });

  it('says of numbers that nobody wrote that they cannot be read, and believes no count', () => {
    const random = new Random(5);
    for (let seed = 0; seed < 40; seed += 1) {
      const { parts } = storedOf(randomCase(seed));
      for (let tried = 0; tried < 25 && parts.length > 0; tried += 1) {
        const at = random.below(parts.length);
        const changed = parts.map((part, place) => (place === at ? withChanged(part, random) : part));
        try {
          requireState({ parts: random.chance(0.1) ? changed.slice(0, at) : changed });
        } catch (fault) {
          expect(fault instanceof RangeError || isNoState(fault)).toBe(true);
        }
      }
    }
  });

  it('is refused when another version wrote it, and when it is none', () => {
    const detector = defineSequence(chainForm());
    const [data] = new Calls().read(1, 0);
    const put = (state: unknown) => () => data && detector.react(state as never, eventOf(data), view(data.timeMs));
    const refusal = 'The state of a sequence has format 4, this version reads 3 and the one before.';
    expect(put({ parts: [[4]] })).toThrow(refusal);
    expect(put([1])).toThrow('The state of a sequence has format 1, this version reads 3 and the one before.');
    expect(put({ kept: [] })).toThrow('no state of one');
  });
});

function withChanged([format, newestMs, newestSeq, texts, numbers]: StoredPart, random: Random): StoredPart {
  const changed = numbers.slice(0, random.chance(0.3) ? random.below(numbers.length) : numbers.length);
  changed[random.below(changed.length + 1)] = random.pick([0, 1, 2, 7, 90, 2 ** 31, 2 ** 50, 2 ** 53 - 1]);
  return [format, newestMs, newestSeq, texts, changed];
}

function isNoState(fault: unknown): boolean {
  return fault instanceof ShearpinError && fault.code === 'E_INVARIANT';
}

function logsOf(state: unknown): SequenceLogs {
  if (state instanceof SequenceLogs) return state;
  throw new Error('This is no state at work.');
}

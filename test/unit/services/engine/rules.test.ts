import { describe, expect, it } from 'vitest';
import { ShearpinError } from '../../../../schemas/errors.ts';
import type { Detector } from '../../../../detectors/registry.ts';
import type { EngineOutput } from '../../../../services/engine/engine.ts';
import type { Modes } from '../../../../services/engine/modes.ts';
import type { SessionState } from '../../../../services/engine/state.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { armOf, findingOf, quiet, scripted } from '../../../support/scripted-detector.ts';
import { baseMs, recordOf, SessionEvents } from '../../../support/session-events.ts';

const id = 'sequence.scripted';

/** Puts one request after the other to an engine whose rules change in between. */
class Run {
  readonly #events = new SessionEvents();
  readonly #engine;
  #state: SessionState | undefined;
  #offset = 0;

  constructor(detector: Detector, modes: Modes = {}) {
    this.#engine = engineOf([detector], { modes });
  }

  get state(): SessionState | undefined {
    return this.#state;
  }

  use(detectors: readonly Detector[], modes: Modes = {}): this {
    this.#engine.use({ detectors, modes });
    return this;
  }

  next(): readonly string[] {
    this.#offset += 1;
    const data = this.#events.requested(this.#offset, { atMs: this.#offset * 1000 });
    const result = this.#engine.process(this.#state, recordOf(data, this.#offset));
    this.#state = result.state;
    return result.outputs.map(named);
  }
}

function named(output: EngineOutput): string {
  if (output.kind === 'command') return `${output.command.action} ${output.command.partial}`;
  if (output.kind !== 'alert') return output.kind;
  return `alert ${output.alert.unmapped.shearpin.detector}`;
}

/** Finds whatever comes, as one chain that began with the first event it saw. */
function finding(version: string, hash = version): Detector {
  return scripted<number>({
    hash,
    metadata: { version, isArmed: false },
    react: (state, { timeMs, data }) => {
      const startMs = state ?? timeMs;
      return { ...quiet(startMs), findings: [findingOf(data.id, { atMs: timeMs, startMs })] };
    },
  });
}

describe('modes', () => {
  it('let a canary run otherwise in some tenants', () => {
    const canary = (tenants: string[]) =>
      new Run(finding('1.0.0'), { [id]: { mode: 'off', canary: { tenants, mode: 'alert' } } }).next();
    expect(canary(['acme', 'other'])).toEqual([`alert ${id}@1.0.0`]);
    expect(canary(['other'])).toEqual([]);
  });

  it('leave it to the status of the detector what happens outside of the canary', () => {
    const run = new Run(finding('1.0.0'), { [id]: { canary: { tenants: ['other'], mode: 'off' } } });
    expect(run.next()).toEqual([`alert ${id}@1.0.0`]);
  });
});

describe('a set of rules that is put in force', () => {
  it('is refused whole when two detectors have one id', () => {
    const run = new Run(finding('1.0.0'));
    expect(() => run.use([finding('2.0.0'), finding('3.0.0')])).toThrow(/one id: sequence\.scripted/);
    expect(run.next()).toEqual([`alert ${id}@1.0.0`]);
  });

  it('keeps the state of a detector whose hash is the same, whatever its version', () => {
    const run = new Run(finding('1.0.0', 'same'));
    run.next();
    const { state } = run.state?.detectors[0] ?? {};
    run.use([finding('1.0.1', 'same')]).next();
    expect(state).toBe(baseMs + 1000);
    expect(run.state?.detectors[0]?.state).toBe(state);
    expect(run.state?.detectors[0]?.former).toBeUndefined();
  });

  it('lets the version before end what it had begun, and nothing that began later', () => {
    const sinceFirst = scripted<number>({
      hash: 'old',
      react: (state, { timeMs, data }) => ({
        ...quiet(state ?? timeMs),
        findings: [
          findingOf(data.id, { atMs: timeMs, startMs: state ?? timeMs }),
          findingOf(`new ${data.id}`, { atMs: timeMs }),
        ],
        arms: [armOf('begun', state ?? timeMs), armOf('later', timeMs)],
      }),
    });
    const run = new Run(sinceFirst);
    run.next();
    const silent = scripted({ hash: 'new', metadata: { version: '2.0.0' } });
    // The event of the reload is the first that the new version sees, and the last at which the old one may begin.
    expect(run.use([silent], { [id]: 'enforce' }).next()).toContain(`alert ${id}@1.0.0`);
    expect(run.next().toSorted()).toEqual([`alert ${id}@1.0.0`, 'arm begun']);
  });

  it('tells what both versions find once, as the new one', () => {
    const run = new Run(finding('1.0.0'));
    run.next();
    run.use([finding('2.0.0')]);
    expect(run.next()).toEqual([`alert ${id}@2.0.0`]);
    expect(run.next()).toEqual([`alert ${id}@2.0.0`]);
  });

  it('lets the version before go when its window has passed', () => {
    const run = new Run(finding('1.0.0'));
    run.next();
    run.use([scripted({ hash: 'new' })]);
    run.next();
    expect(run.state?.detectors[0]?.former).toHaveLength(1);
    for (let seconds = 0; seconds < 92; seconds += 1) run.next();
    expect(run.state?.detectors[0]?.former).toBeUndefined();
  });

  it('takes over what the unchanged steps have begun', () => {
    const old = scripted<string>({ hash: 'old', prefixes: ['a', 'b', 'c'], react: () => quiet('old state') });
    const adopted: unknown[] = [];
    const next = scripted<string>({
      hash: 'new',
      prefixes: ['a', 'b', 'x'],
      react: (state) => quiet(state ?? 'nothing'),
      adopt: (state, items) => {
        adopted.push([state, items]);
        return { state: 'taken over', rest: undefined };
      },
    });
    const run = new Run(old);
    run.next();
    run.use([next]).next();
    expect(adopted).toEqual([['old state', 2]]);
    expect(run.state?.detectors[0]).toMatchObject({ hash: 'new', state: 'taken over' });
    expect(run.state?.detectors[0]?.former).toBeUndefined();
  });

  it('rule 13: keep what has a layout that this version does not know, and do nothing with it', () => {
    const old = scripted<string>({ hash: 'old', prefixes: ['a'], react: () => quiet('newer layout') });
    const refusing = (fault: Error) =>
      scripted<string>({
        hash: 'new',
        prefixes: ['a'],
        adopt: () => {
          throw fault;
        },
      });
    const run = new Run(old);
    run.next();
    run.use([refusing(new ShearpinError('E_STATE_FORMAT', 'A newer worker wrote it.'))]);
    expect(() => run.next()).toThrow(/newer worker/);
    run.use([refusing(new Error('It is no state of this detector.'))]).next();
    expect(run.state?.detectors[0]?.former).toMatchObject([{ hash: 'old', state: 'newer layout' }]);
  });

  it('lifts what is armed for a detector that is gone or may not command any more', () => {
    const arming = scripted<number>({
      hash: 'arming',
      react: (state, { timeMs }) => ({ ...quiet(1), arms: state === undefined ? [armOf('p', timeMs)] : [] }),
    });
    const gone = new Run(arming);
    expect(gone.next()).toEqual(['arm p']);
    expect(gone.use([]).next()).toEqual(['disarm p']);
    expect(gone.next()).toEqual([]);
    const quieted = new Run(arming);
    quieted.next();
    expect(quieted.use([arming], { [id]: 'alert' }).next()).toEqual(['disarm p']);
  });
});

describe('a detector that throws', () => {
  function throwing(hash: string): Detector {
    return scripted({
      hash,
      react() {
        throw new Error('a fault in the detector');
      },
    });
  }

  it('is not asked again in the session after the third time, which one alert tells', () => {
    const engine = engineOf([throwing('a')]);
    const events = new SessionEvents();
    const data = [1, 2, 3, 4, 5].map((call) => events.requested(call, { atMs: call }));
    const { alerts, state } = runEngine(engine, data);
    expect(alerts.map(({ unmapped }) => unmapped.shearpin.detector)).toEqual(['health.detector-quarantined@1.0.0']);
    expect(alerts[0]?.message).toContain(id);
    const next = engine.process(state, recordOf(events.requested(6, { atMs: 6 }), 6));
    expect(next.counts.tallies).toEqual([]);
  });

  it('is asked again in other sessions, and when another version comes', () => {
    const run = new Run(throwing('a'));
    for (let call = 0; call < 4; call += 1) run.next();
    expect(run.use([finding('2.0.0', 'b')]).next()).toEqual([`alert ${id}@2.0.0`]);
  });
});

it('a session that holds more partial matches than fit is told once for each detector', () => {
  const flooded = scripted({ react: () => ({ ...quiet(1), overflow: 3 }) });
  const run = new Run(flooded);
  expect(run.next()).toEqual(['alert health.detector-overflow@1.0.0']);
  expect(run.next()).toEqual([]);
});

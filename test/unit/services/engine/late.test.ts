import { describe, expect, it } from 'vitest';
import type { Detector, DetectorEvent, Finding, Reaction } from '../../../../detectors/contract.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { findingOf, quiet, scripted } from '../../../support/scripted-detector.ts';
import { SessionEvents } from '../../../support/session-events.ts';

type Said = Partial<Pick<Reaction<unknown>, 'findings' | 'withdrawn'>>;

/** Says at each event what stands there. */
function saying(script: readonly ((event: DetectorEvent) => Said)[]): Detector {
  return scripted<number>({
    react: (state = 0, event) => ({ ...quiet(state + 1), ...script[state]?.(event) }),
  });
}

function run(script: readonly ((event: DetectorEvent) => Said)[]) {
  const events = new SessionEvents();
  const data = script.map((_, at) => events.requested(at + 1, { atMs: at }));
  return runEngine(engineOf([saying(script)]), data);
}

const found =
  (anchor: string, changed: Partial<Finding> = {}) =>
  ({ timeMs }: DetectorEvent): Said => ({ findings: [findingOf(anchor, { atMs: timeMs, ...changed })] });
const undone =
  (anchor: string, changed: Partial<Finding> = {}) =>
  ({ timeMs }: DetectorEvent): Said => ({ withdrawn: [findingOf(anchor, { atMs: timeMs, ...changed })] });

describe('a finding that a late event undid', () => {
  it('closes its alert, and the breaker that stood open for it alone', () => {
    const { alerts, commands } = run([found('one'), undone('one')]);
    expect(commands.map(({ action }) => action)).toEqual(['open', 'close']);
    expect(commands[1]).toMatchObject({
      partial: '',
      reason: { code: 'withdrawn', alert: alerts[0]?.finding_info.uid },
    });
    expect(alerts.map(({ activity_id, status_id, count }) => [activity_id, status_id, count])).toEqual([
      [1, 1, 1],
      [3, 4, 0],
    ]);
    expect(alerts[1]?.finding_info.uid).toBe(alerts[0]?.finding_info.uid);
    expect(alerts[1]?.unmapped.shearpin).toMatchObject({ revision: 2, withdrawn: 1, late: true });
    expect(alerts[1]?.message).toContain('A late event undid');
  });

  it('leaves the others of its chain, and the breaker', () => {
    const { alerts, commands } = run([found('one'), found('two'), undone('two')]);
    expect(commands.map(({ action }) => action)).toEqual(['open']);
    expect(alerts.at(-1)).toMatchObject({ activity_id: 2, status_id: 1, count: 1 });
  });

  it('leaves a breaker that stands open for another alert as well', () => {
    const other = { chain: 'another' };
    const both = run([found('one'), found('two', other), undone('one')]);
    expect(both.commands.map(({ action }) => action)).toEqual(['open']);
    const none = run([found('one'), found('two', other), undone('one'), undone('two', other)]);
    expect(none.commands.map(({ action }) => action)).toEqual(['open', 'close']);
  });

  it('goes on with the revisions of its alert when it is found again', () => {
    const { alerts } = run([found('one'), undone('one'), found('one')]);
    expect(alerts.map(({ count, unmapped }) => [count, unmapped.shearpin.revision])).toEqual([
      [1, 1],
      [0, 2],
      [1, 3],
    ]);
  });
});

it('a finding that a late event made says so', () => {
  const { alerts } = run([found('one', { isLate: true })]);
  expect(alerts[0]?.unmapped.shearpin.late).toBe(true);
});

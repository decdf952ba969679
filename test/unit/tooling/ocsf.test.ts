import { describe, expect, it } from 'vitest';
import { loadOcsf } from '../../support/ocsf.ts';
import { engineOf, runEngine } from '../../support/engine-runs.ts';
import { SessionEvents } from '../../support/session-events.ts';

const check = loadOcsf();

describe.skipIf(check === undefined)('the check of alerts against OCSF’s own schema', () => {
  const session = new SessionEvents();
  const [alert] = runEngine(engineOf(), [
    session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    session.completed(1, { atMs: 1, can: ['read.untrusted'] }),
    session.requested(2, { atMs: 2 }),
    session.completed(2, { atMs: 3, secrets: [7] }),
    session.requested(3, { atMs: 4, can: ['egress.message'], carries: [7] }),
  ]).alerts;

  it('finds nothing in an alert of the engine', () => {
    expect(alert).toBeDefined();
    expect(check?.(alert)).toEqual([]);
  });

  it.each<readonly [fault: string, where: string, broken: object]>([
    ['another class', '/class_uid', { class_uid: 2005 }],
    ['a severity in words', '/severity_id', { severity_id: 'high' }],
    ['no time', "property 'time'", { time: undefined }],
    ['a finding without a name', "property 'uid'", { finding_info: { ...alert?.finding_info, uid: undefined } }],
    ['a member that OCSF does not know', '/ must NOT', { shearpin: {} }],
  ])('finds %s', (_fault, where, broken) => {
    const faults = check?.(JSON.parse(JSON.stringify({ ...alert, ...broken }))) ?? [];
    expect(faults.join('\n')).toContain(where);
  });
});

import { describe, expect, it } from 'vitest';
import { secretToEgress } from '../../../support/catalog.ts';
import type { Detector } from '../../../../detectors/contract.ts';
import { all, can, carries, fingerprints, has, step } from '../../../../detectors/kit/form/authoring.ts';
import type { SequenceForm } from '../../../../detectors/kit/form/form.ts';
import { defineSequence } from '../../../../detectors/kit/sequence/matcher.ts';
import type { EngineOutput } from '../../../../services/engine/engine.ts';
import type { SessionState } from '../../../../services/engine/state.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { recordOf, SessionEvents, type CallData } from '../../../support/session-events.ts';

const { kind: _kind, windowMs: _windowMs, isArmed: _isArmed, respond: _respond, ...metadata } = secretToEgress.metadata;

const read = step('read', can('read.untrusted'));
const secret = step('secret', has('result', 'secret.*'), { value: fingerprints('result', 'secret') });
const send = step('send', all(can('egress.*'), carries('value')));

function version(number: number, items: SequenceForm['items']): Detector {
  return defineSequence({
    ...metadata,
    version: `${String(number)}.0.0`,
    by: ['tenant', 'session'],
    withinMs: 60_000,
    match: { kind: 'exists' },
    items,
    absences: [],
    arm: 'send',
    text: 'It leaves.',
  });
}

function learn(session: SessionEvents): readonly CallData[] {
  return [
    session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    session.completed(1, { atMs: 100, can: ['read.untrusted'] }),
    session.requested(2, { atMs: 200 }),
    session.completed(2, { atMs: 300, secrets: [7] }),
  ];
}

function named(output: EngineOutput): string {
  if (output.kind === 'alert') return `alert ${output.alert.unmapped.shearpin.detector.split('@')[1] ?? ''}`;
  if (output.kind !== 'command') return output.kind;
  const { action, condition } = output.command;
  return condition === undefined ? action : `${action} ${JSON.stringify(condition.where)}`;
}

/** What comes of the events after the rule has changed in the middle of a match. */
function across(before: Detector, after: Detector, events: (session: SessionEvents) => readonly CallData[]) {
  const session = new SessionEvents();
  const engine = engineOf([before]);
  let state: SessionState | undefined;
  const put = (data: CallData, offset: number): readonly EngineOutput[] => {
    const result = engine.process(state, recordOf(data, offset));
    state = JSON.parse(JSON.stringify(result.state)) as SessionState;
    return result.outputs;
  };
  const begun = learn(session);
  begun.forEach(put);
  engine.use({ detectors: [after], modes: {} });
  return events(session)
    .flatMap((data, at) => put(data, begun.length + at))
    .map(named);
}

const quietThenSend = (session: SessionEvents): readonly CallData[] => [
  session.requested(3, { atMs: 400, can: ['discover'] }),
  session.requested(4, { atMs: 500, can: ['egress.message'], carries: [7] }),
];

describe('Semantics 11: a sequence that changes in the middle of a match', () => {
  it('goes on with what it had begun when the steps so far are the same, and arms what it now asks for', () => {
    const narrower = step('send', all(can('egress.message'), carries('value')));
    expect(across(version(1, [read, secret, send]), version(2, [read, secret, narrower]), quietThenSend)).toEqual([
      'arm {"op":"can","capability":"egress.message"}',
      'alert 2.0.0',
    ]);
  });

  it('goes on through a step more that it now asks for', () => {
    const more = [read, secret, step('look', can('discover')), send];
    const outputs = across(version(1, [read, secret, send]), version(2, more), (session) => [
      session.requested(3, { atMs: 400, can: ['discover'] }),
      session.completed(3, { atMs: 450, can: ['discover'] }),
      session.requested(4, { atMs: 500, can: ['egress.message'], carries: [7] }),
    ]);
    expect(outputs.filter((output) => output.startsWith('alert'))).toEqual(['alert 2.0.0']);
  });

  it('lets the version before end what began with a step that is another one now', () => {
    const other = step('read', can('read.private'));
    const outputs = across(version(1, [read, secret, send]), version(2, [other, secret, send]), quietThenSend);
    expect(outputs).toEqual(['alert 1.0.0']);
  });

  it('takes nothing over that was begun under a state which it cannot read', () => {
    const foreign = {
      ...version(1, [read, secret, send]),
      react: () => ({ state: 5, findings: [], arms: [], overflow: 0 }),
    };
    expect(
      across(
        foreign as unknown as Detector,
        version(2, [read, secret, send, step('more', can('pay'))].slice(0, 3)),
        quietThenSend,
      ),
    ).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { examine } from '../../../../../detectors/kit/trial/examine.ts';
import { defineSequence } from '../../../../../detectors/kit/sequence/matcher.ts';
import type { DetectorTest } from '../../../../../schemas/generated/types.ts';
import { runTrace } from '../../../../../services/cli/detector/run-trace.ts';
import { sequenceOf } from '../../../../support/compiled-sequence.ts';

const form = sequenceOf(`sequence:
  by: [tenant, session]
  within: 15m
  steps:
    - { id: secret, where: result.has("secret"), capture: { value: result.fingerprints("secret") } }
    - { id: send, where: call.can("egress.*"), carries: $value }
  unless:
    - { between: [secret, send], where: event.type == "approval" && approval.decision == "granted" }
arm: send`);
const detector = defineSequence(form);

/** What is said to be wrong with a test. */
function failures(trace: string, expected: Omit<DetectorTest, 'title' | 'trace'>): readonly string[] {
  const tests = [{ title: 'A test.', trace, ...expected }];
  const [report] = examine({
    form,
    tests,
    lateMs: 60_000,
    withMutants: false,
    run: (story, options) => runTrace({ detector, by: form.by }, story, options),
  });
  return report?.failures ?? ['There is no report.'];
}

const chain = `
0s    vault/get    -> has:secret.token secret:A,B
10s   mail/send    can:egress.message payload:A
20s   mail/send    can:egress.message payload:C
`;

describe('what a test expects', () => {
  it('may be all of what happens', () => {
    const armed = [{ after: 1, step: 'send', values: ['A', 'B'] }];
    expect(failures(chain, { fires: [2], armed, refused: [2], evidence: [{ secret: 1, send: 2 }], late: [] })).toEqual(
      [],
    );
  });

  it('may leave open what it does not say', () => {
    expect(failures(chain, { fires: [2] })).toEqual([]);
  });

  it.each<[Omit<DetectorTest, 'title' | 'trace'>, string]>([
    [{ fires: [] }, 'It should fire at no call, and did at call 2.'],
    [{ fires: [2, 3] }, 'It should fire at calls 2, 3, and did at call 2.'],
    [{ fires: [2], refused: [3] }, 'It should have refused call 3, and did at call 2.'],
    [{ fires: [2], late: [2] }, 'It should find late call 2, and did at no call.'],
    [{ fires: [2], withdrawn: [3] }, 'It should withdraw what it found at call 3, and did at no call.'],
    [{ fires: [2], evidence: [{ secret: 3 }] }, 'Finding 1 should show call 3 as secret, and shows call 1.'],
    [{ fires: [2], evidence: [{}, { secret: 1 }] }, 'Finding 2 is missing, whose evidence was to be compared.'],
    [{ fires: [2], armed: [] }, 'It should arm nothing more, and armed send after call 1 with A, B.'],
    [
      { fires: [2], armed: [{ after: 1, step: 'send', values: ['A'] }] },
      'It should arm send after call 1 with A, and armed send after call 1 with A, B.',
    ],
    [
      {
        fires: [2],
        armed: [
          { after: 1, step: 'send' },
          { after: 2, step: 'send' },
        ],
      },
      'It should arm send after call 2, and armed nothing then.',
    ],
  ])('is told where it is not what happens: %j', (expected, told) => {
    expect(failures(chain, expected)).toEqual([told]);
  });

  it('may be that an event which came late made a finding', () => {
    const trace = '0s a/b late:2 -> has:secret.token secret:A\n10s a/c can:egress.message payload:A';
    expect(failures(trace, { fires: [2], late: [2], refused: [] })).toEqual([]);
  });

  it('may be that an event which came late undid a finding', () => {
    const trace = `
0s    a/b -> has:secret.token secret:A
5s    approval granted of:1 late:2
10s   a/c can:egress.message payload:A
`;
    expect(failures(trace, { fires: [], withdrawn: [2] })).toEqual([]);
  });

  it('does not ask the trace whether a call was refused', () => {
    const trace = '0s a/b -> has:secret.token secret:A\n10s a/c can:egress.message payload:A -> refused:armed';
    expect(failures(trace, { fires: [2], refused: [2] })).toEqual([]);
  });
});

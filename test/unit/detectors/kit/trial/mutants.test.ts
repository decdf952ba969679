import { describe, expect, it } from 'vitest';
import type { Detector } from '../../../../../detectors/contract.ts';
import type { KeyField, SequenceForm } from '../../../../../detectors/kit/form/form.ts';
import { defineSequence } from '../../../../../detectors/kit/sequence/matcher.ts';
import { examine, type MutantReport } from '../../../../../detectors/kit/trial/examine.ts';
import { runTrace } from '../../../../../services/cli/detector/run-trace.ts';
import { sequenceOf } from '../../../../support/compiled-sequence.ts';

const steps = {
  read: `{ id: read, where: call.can("read.untrusted") }`,
  secret: `{ id: secret, where: result.has("secret"), capture: { value: result.fingerprints("secret") } }`,
  send: `{ id: send, where: call.can("egress.*"), carries: $value }`,
};

function sequence(items: readonly string[], options = 'within: 15m'): SequenceForm {
  return sequenceOf(
    `sequence:\n  by: [tenant, session]\n  ${options}\n  steps:\n${items.map((item) => `    - ${item}\n`).join('')}`,
  );
}

const chain = sequence([steps.read, steps.secret, steps.send]);

const trace = `
0s    web/fetch   can:read.untrusted
10s   vault/get   can:credential.read   -> has:secret.token secret:A
20s   mail/send   can:egress.message payload:A
`;

interface Trial {
  /** What it is said to do. */
  readonly form: SequenceForm;
  /** What it does. */
  readonly detector?: Detector;
  readonly by?: readonly KeyField[];
  readonly trace?: string;
  readonly fires?: readonly number[];
}

function mutantsOf({ form, detector = defineSequence(form), by = form.by, ...rest }: Trial): readonly MutantReport[] {
  const test = { title: 'It fires.', trace: rest.trace ?? trace, fires: [...(rest.fires ?? [3])] };
  const run = (story: Parameters<typeof runTrace>[1], options: { readonly isRestarted: boolean }) =>
    runTrace({ detector, by }, story, options);
  const [report] = examine({ form, tests: [test], run, lateMs: 60_000, withMutants: true });
  expect(report?.failures).toEqual([]);
  return report?.mutants ?? [];
}

function survivors(trial: Trial): readonly string[] {
  return mutantsOf(trial).flatMap(({ kind, result }) => (result === 'survived' ? [kind] : []));
}

function titled(trial: Trial, result: MutantReport['result']): readonly string[] {
  return mutantsOf(trial).flatMap((one) => (one.result === result ? [one.title] : []));
}

/** A detector that does to what it is given, or keeps, what it should not. */
function broken(change: Partial<Detector>): Detector {
  return { ...(defineSequence(chain) as Detector), ...change };
}

describe('Semantics 12: mutants of a trace that fires', () => {
  it('are all killed by the detector that the sequence describes, and every kind is made', () => {
    const mutants = mutantsOf({ form: chain });
    expect(mutants.filter(({ result }) => result !== 'killed')).toEqual([]);
    expect(new Set(mutants.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['noise', 'other-session', 'dropped', 'reordered', 'parallel', 'past-within', 'at-within'],
        ...['other-values', 'late', 'duplicated', 'restarted'],
      ]),
    );
  });

  it('find a detector that one harmless call evades', () => {
    const strict = steps.send.replace(' }', ', strict: true }');
    const contiguous = sequence([steps.read, steps.secret, strict]);
    expect(survivors({ form: chain, detector: defineSequence(contiguous) })).toContain('noise');
  });

  it('find a detector that puts together what two sessions did', () => {
    expect(survivors({ form: chain, by: ['tenant'] })).toContain('other-session');
  });

  it('find a detector that leaves out a step', () => {
    const lax = sequence([steps.secret, steps.send]);
    expect(survivors({ form: chain, detector: defineSequence(lax) })).toEqual(
      expect.arrayContaining(['dropped', 'reordered', 'parallel']),
    );
  });

  it('find a detector that looks at the order alone and follows no values', () => {
    const orderOnly = sequence([steps.read, steps.secret, `{ id: send, where: call.can("egress.*") }`]);
    expect(survivors({ form: chain, detector: defineSequence(orderOnly) })).toEqual(['other-values', 'other-values']);
  });

  it('find a detector whose window is too long, and one whose window is too short', () => {
    const longer = sequence([steps.read, steps.secret, steps.send], 'within: 901s');
    const shorter = sequence([steps.read, steps.secret, steps.send], 'within: 899s');
    expect(survivors({ form: chain, detector: defineSequence(longer) })).toEqual(['past-within']);
    expect(survivors({ form: chain, detector: defineSequence(shorter) })).toEqual(['at-within']);
  });

  it('find a detector that takes the order of arrival for that of events', () => {
    const detector = defineSequence(chain);
    let arrived = 0;
    const react: Detector['react'] = (state, event, view) => {
      arrived += 1;
      const timeMs = Math.max(event.timeMs, 1_760_000_020_000 + arrived);
      const data = { ...event.data, timeMs, gateway: { ...event.data.gateway, seq: arrived } };
      return (detector as Detector).react(state, { ...event, timeMs, data } as typeof event, view);
    };
    expect(survivors({ form: chain, detector: broken({ react }) })).toContain('late');
  });

  it('find a detector that keeps what does not survive a restart', () => {
    const detector = defineSequence(chain) as Detector;
    const kept = new Map<symbol, unknown>();
    const react: Detector['react'] = (state, event, view) => {
      const reaction = detector.react(kept.get(state as symbol), event, view);
      const key = Symbol('state');
      kept.set(key, reaction.state);
      return { ...reaction, state: key };
    };
    expect(
      survivors({ form: chain, detector: broken({ react, advance: (state) => ({ ...nothing, state }) }) }),
    ).toEqual(['restarted']);
  });

  it('die of noise where a step is strict, unless the noise is another agent’s', () => {
    const form = sequence([steps.secret, steps.send.replace(' }', ', strict: true }')]);
    const story = { form, trace: trace.split('\n').slice(2).join('\n'), fires: [2] };
    expect(titled(story, 'killed')).toEqual(
      expect.arrayContaining([
        'an honest call between secret and send',
        'an honest call between secret and send, by another agent',
      ]),
    );
    const lax = sequence([steps.secret, steps.send]);
    expect(survivors({ ...story, detector: defineSequence(lax) })).toEqual(['noise']);
  });

  it('take one call less than a count asks for', () => {
    const form = sequence([`{ id: refunds, count: { where: call.can("pay"), at-least: 3 } }`]);
    const story = { form, trace: '0s pay/refund can:pay repeat:3 every:1s', fires: [3] };
    expect(titled(story, 'killed')).toContain('refunds once too few');
    const fewer = sequence([`{ id: refunds, count: { where: call.can("pay"), at-least: 2 } }`]);
    expect(examineFires(fewer, story.trace)).toEqual([2, 3]);
  });

  it('find a detector that keeps no distance between steps, and one that keeps another', () => {
    const spaced = (spacing: string): SequenceForm =>
      sequence([steps.secret, steps.send.replace(' }', `, ${spacing} }`)]);
    const form = spaced('after: 30s, within: 2m');
    const story = '0s vault/get -> has:secret.token secret:A\n60s mail/send can:egress.message payload:A';
    const trial = { form, trace: story, fires: [2] };
    expect(titled(trial, 'killed')).toEqual(
      expect.arrayContaining([
        'send sooner than 30s after secret',
        'send exactly 30s after secret',
        'send a millisecond past 2m after secret',
        'send exactly 2m after secret',
      ]),
    );
    for (const other of ['within: 2m', 'after: 30s', 'after: 31s, within: 2m', 'after: 30s, within: 119s'])
      expect(survivors({ ...trial, detector: defineSequence(spaced(other)) }), other).toEqual(['gap']);
  });

  it('find a detector that needs other members of a group, or one order of them', () => {
    const members = [`{ id: read, where: call.can("read.*") }`, `{ id: pay, where: call.can("pay") }`];
    const group = (kind: string): string => `{ id: both, ${kind}: [${members.join(', ')}] }`;
    const last = `{ id: last, where: call.can("destroy") }`;
    const story = '0s a/b can:read.private\n5s a/c can:pay\n9s a/d can:destroy';
    const any = { form: sequence([group('any-order'), last]), trace: story, fires: [3] };
    expect(titled(any, 'killed')).toEqual(
      expect.arrayContaining(['both without read', 'both without pay', 'read and pay in the other order']),
    );
    expect(survivors({ ...any, detector: defineSequence(sequence([group('one-of'), last])) })).toContain('member');
    expect(survivors({ ...any, detector: defineSequence(sequence([...members, last])) })).toEqual(['member']);
    const one = { form: sequence([group('one-of'), last]), trace: story, fires: [3] };
    expect(titled(one, 'killed')).toContain('both by pay alone');
    expect(survivors({ ...one, detector: defineSequence(any.form) })).toEqual(['member']);
  });

  it.each([
    ['{ between: [read, send], where: event.type == "approval" && approval.decision == "granted" }'],
    ['{ before: send, for: 1m, where: call.can("destroy") }'],
    ['{ after: send, for: 1m, where: call.can("destroy") }'],
  ])('find a detector that overlooks what must not happen: %s', (absence) => {
    const form = sequence([steps.read, steps.secret, steps.send]);
    const strict = sequenceOf(
      `sequence:\n  by: [tenant, session]\n  within: 15m\n  steps:\n${[steps.read, steps.secret, steps.send]
        .map((item) => `    - ${item}\n`)
        .join('')}  unless: [${absence}]\n`,
    );
    expect(titled({ form: strict }, 'survived')).toEqual([]);
    expect(survivors({ form: strict, detector: defineSequence(form) })).toEqual(['forbidden']);
  });

  it('find a detector that remembers what another step returned', () => {
    const story = trace.replace('can:read.untrusted', 'can:read.untrusted -> payload:A');
    const other = sequence([
      steps.read.replace(' }', ', capture: { value: result.fingerprints() } }'),
      `{ id: secret, where: result.has("secret") }`,
      steps.send,
    ]);
    expect(titled({ form: chain, trace: story }, 'killed')).toContain('secret with other values for send');
    expect(survivors({ form: chain, trace: story, detector: defineSequence(other) })).toEqual(['other-values']);
  });

  it('are not made where the trace gives no occasion, and say why', () => {
    const both = `{ id: both, where: call.can("read.*") }`;
    const again = `{ id: again, where: call.can("read.private") }`;
    const form = sequence([both, again]);
    const mutants = mutantsOf({ form, trace: '0s a/b can:read.private\n5s a/c can:read.private', fires: [2] });
    const unmade = mutants.filter((one) => one.result === 'unmade');
    expect(unmade.find(({ kind }) => kind === 'reordered')).toMatchObject({ why: 'one call could take either' });
    expect(mutants.filter(({ result }) => result === 'survived')).toEqual([]);
  });
});

const nothing = { findings: [], arms: [], overflow: 0 };

function examineFires(form: SequenceForm, text: string): readonly number[] {
  const run = (story: Parameters<typeof runTrace>[1]) =>
    runTrace({ detector: defineSequence(form), by: form.by }, story);
  const tests = [{ title: 'It fires.', trace: text, fires: [2, 3] }];
  const [report] = examine({ form, tests, run, lateMs: 0, withMutants: false });
  return report?.failures.length === 0 ? [2, 3] : [];
}

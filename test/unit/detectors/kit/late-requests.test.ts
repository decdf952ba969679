import { describe, expect, it } from 'vitest';
import { has, step } from '../../../../detectors/kit/form/authoring.ts';
import { Calls } from '../../../support/sequence-calls.ts';
import { chainForm, read, runSequence, type SequenceRun } from '../../../support/sequence-run.ts';

describe('Semantics 4: the evidence of a call whose request comes after its end', () => {
  const steps = [step('sends', has('arguments', 'code')), step('gets', has('result', 'code'))];
  const oneOf = steps.flatMap((item) => ('step' in item ? [item.step] : []));
  const form = chainForm({ items: [read, { kind: 'one-of', id: 'either', steps: oneOf, isStrict: false }] });

  it('shows the step that the call took by then, and not the one that its request could have taken', () => {
    const calls = new Calls();
    const asked = calls.session.requested(3, { atMs: 100 });
    const ended = calls.session.completed(3, { atMs: 200, requestedAtMs: 100, truncated: true });
    const early = runSequence(form, [...calls.read(1, 0), ended]);
    const whole = runSequence(form, [...calls.read(1, 0), ended, asked]);
    const shown = ({ findings }: SequenceRun) => findings.map((finding) => finding.steps.at(-1)?.step);
    expect([shown(early), shown(whole)]).toEqual([['sends'], ['gets']]);
    expect(whole.withdrawn.map((finding) => finding.steps.at(-1)?.step)).toEqual(['sends']);
  });

  it('names the end where neither the request nor its time is known', () => {
    const calls = new Calls();
    const [, ended] = calls.read(1, 0);
    const { findings } = runSequence(chainForm(), [ended ?? [], calls.learn(2, 100), calls.send(3, 200)].flat());
    expect(findings.map(({ steps }) => steps[0]?.event)).toEqual([ended?.id]);
  });
});

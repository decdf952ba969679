import { describe, expect, it } from 'vitest';
import { compileAll, type CompiledSet } from '../../../../../detectors/kit/language/compile-all.ts';
import { firedAt } from '../../../../../detectors/kit/trial/outcome.ts';
import { readTrace } from '../../../../../detectors/kit/trial/notation/read-trace.ts';
import type { SequenceForm } from '../../../../../detectors/kit/form/form.ts';
import { defineSequence } from '../../../../../detectors/kit/sequence/matcher.ts';
import { runTrace } from '../../../../../services/cli/detector/run-trace.ts';
import { detectorText } from '../../../../support/detector-text.ts';

const nowMs = Date.parse('2027-01-15T12:00:00Z');
const detector = {
  file: 'example.yaml',
  text: `${detectorText()}arm: send\n`,
};
const usual = {
  detector: 'sequence.example',
  step: 'send',
  where: 'server.id == "vault"',
  owner: 'team-identity',
  reason: 'The rotation job.',
  expires: "'2027-03-31'",
  tenant: '"*"',
};

function compileWith(change: Partial<Record<keyof typeof usual | 'extra', string>>): CompiledSet {
  const members = Object.entries({ ...usual, ...change }).map(([name, value]) => `${name}: ${value}`);
  const text = `exceptions:\n  - ${members.join('\n    ')}\n`;
  return compileAll([{ file: 'exceptions.yaml', text }, detector], { nowMs });
}

function told(change: Parameters<typeof compileWith>[0]): readonly string[] {
  return compileWith(change).diagnostics.map(
    ({ severity, rule, line, column, message }) => `${severity} ${rule} ${String(line)}:${String(column)} ${message}`,
  );
}

function whereOf({ detectors }: CompiledSet): unknown {
  const [, item] = detectors[0]?.form.items ?? [];
  return item?.kind === 'step' ? item.step.where : undefined;
}

describe('Semantics 14: an exception', () => {
  it('keeps its step from taking what it names, wherever its file stands', () => {
    const set = compileWith({});
    expect(set).toMatchObject({ exceptions: 1, diagnostics: [] });
    expect(whereOf(set)).toEqual({
      op: 'all',
      of: [
        { op: 'can', capability: 'egress.*' },
        {
          op: 'not',
          of: {
            op: 'compare',
            by: '==',
            of: [
              { op: 'field', path: 'server.id' },
              { op: 'literal', value: 'vault' },
            ],
          },
        },
      ],
    });
    expect(set.detectors[0]?.hash).not.toBe(compileAll([detector], { nowMs }).detectors[0]?.hash);
  });

  it('holds to the end of its last day, and is told of when it has ended', () => {
    expect(told({ expires: "'2027-01-15'" })).toEqual([]);
    const ended = compileWith({ expires: "'2027-01-14'" });
    expect(ended.diagnostics).toMatchObject([{ severity: 'warning', rule: 'exception', line: 7 }]);
    expect(whereOf(ended)).toEqual({ op: 'can', capability: 'egress.*' });
  });

  it.each<[string, Parameters<typeof compileWith>[0], string]>([
    [
      'no such detector',
      { detector: 'sequence.exampel' },
      'error exception 2:15 There is no detector "sequence.exampel". Did you mean "sequence.example"?',
    ],
    [
      'no such step',
      { step: 'sent' },
      'error exception 3:11 sequence.example has no step "sent". Did you mean "send"?',
    ],
    ['no such day', { expires: "'2027-02-30'" }, 'error exception 7:14 There is no day "2027-02-30".'],
    [
      'an unknown field',
      { where: 'server.idd == "x"' },
      'error unknown-field 4:12 There is no field "server.idd". Did you mean "server.id"?',
    ],
    ['a capture', { where: '$value == 1' }, 'error unknown-capture 4:12 No step captures $value.'],
    ['a text', { where: 'server.id' }, 'error type 4:12 Here must stand a condition, and this is a text.'],
    [
      'what an armed step cannot wait for',
      { where: 'result.bytes > 5' },
      'error exception 4:12 With this exception "send" could no longer be armed: it would wait for the end of the call.',
    ],
    [
      'an unknown name',
      { extra: '1' },
      'error structure 9:5 There is no "extra" here. There are detector, step, tenant, where, owner, reason, expires.',
    ],
    [
      'no tenant that can be',
      { tenant: '"a b"' },
      'error structure 8:13 exceptions[1].tenant must be the id of a tenant, or "*" in quotes for every one, and is "a b".',
    ],
    ['no reason', { reason: '""' }, 'error structure 6:13 exceptions[1].reason must not be empty.'],
  ])('is refused with %s, and changes nothing', (_title, change, expected) => {
    expect(told(change)).toEqual([expected]);
    expect(whereOf(compileWith(change))).toEqual({ op: 'can', capability: 'egress.*' });
  });

  it('is refused without a tenant: whom it is for has to be said', () => {
    const text = 'exceptions:\n  - detector: sequence.example\n    step: send\n    where: server.id == "vault"\n';
    const rest = "    owner: me\n    reason: It rotates.\n    expires: '2027-03-31'\n";
    const set = compileAll([{ file: 'exceptions.yaml', text: text + rest }, detector], { nowMs });
    expect(set.diagnostics).toMatchObject([{ severity: 'error', rule: 'structure' }]);
    expect(set.diagnostics[0]?.message).toContain('tenant');
    expect(whereOf(set)).toEqual({ op: 'can', capability: 'egress.*' });
  });

  it('that names nobody is warned of, and holds all the same', () => {
    const set = compileWith({ where: 'arguments.bytes < 10' });
    expect(set.diagnostics).toMatchObject([{ severity: 'warning', rule: 'exception', line: 4, column: 12 }]);
    expect(set.diagnostics[0]?.message).toContain('Name the agent, principal, server, tool or session');
    expect(whereOf(set)).not.toEqual({ op: 'can', capability: 'egress.*' });
    const named = ['agent.id', 'principal.id', 'server.id', 'target.name', 'session.key'];
    expect(named.flatMap((field) => told({ where: `arguments.bytes < 10 && ${field} == "x"` }))).toEqual([]);
  });
});

describe('Semantics 14: the exception of one tenant', () => {
  const story = (tenant: string): string => `
0s    web/fetch    tenant:${tenant} can:read.untrusted
20s   vault/send   tenant:${tenant} can:egress.message
40s   mail/send    tenant:${tenant} can:egress.message
`;

  function outcomeOf(
    tenant: string,
    set: CompiledSet,
  ): { readonly fired: readonly number[]; readonly refused: readonly number[] } {
    const form = set.detectors[0]?.form;
    const reading = readTrace(story(tenant));
    if (form === undefined || reading.kind === 'faulty') throw new Error('Detector and trace are right.');
    const { fired, refused } = runTrace({ detector: defineSequence(form), by: form.by }, reading.trace);
    return { fired: firedAt(fired), refused };
  }

  it('hides nothing of another, from worker and gateway', () => {
    const bound = compileWith({ tenant: 'acme' });
    const everywhere = compileWith({});
    const narrowed = { fired: [3], refused: [3] };
    expect(outcomeOf('acme', everywhere)).toEqual(narrowed);
    expect(outcomeOf('globex', everywhere)).toEqual(narrowed);
    expect(outcomeOf('acme', bound)).toEqual(narrowed);
    expect(outcomeOf('globex', bound)).toEqual({ fired: [2, 3], refused: [2, 3] });
  });

  it('is put to the tests of its detector as if it held in every tenant, whatever their traces are of', () => {
    const form = (sets: readonly { readonly form: SequenceForm }[]) => sets.map(({ form: { items } }) => items);
    const bound = compileWith({ tenant: 'acme' });
    const everywhere = compileWith({});
    expect(form(bound.tested)).toEqual(form(everywhere.detectors));
    expect(form(bound.tested)).not.toEqual(form(bound.detectors));
  });
});

import { describe, expect, it } from 'vitest';
import { checkForm } from '../../../../../detectors/kit/form/check-form.ts';
import type { Absence, Capture, Expression, Item, SequenceForm, Step } from '../../../../../detectors/kit/form/form.ts';

const sends: Expression = { op: 'can', capability: 'egress.*' };
const pays: Expression = { op: 'can', capability: 'pay' };
const returnsSecret: Expression = { op: 'has', side: 'result', label: 'secret' };
const isRefused: Expression = {
  op: 'compare',
  by: '==',
  of: [
    { op: 'field', path: 'verdict.decision' },
    { op: 'literal', value: 'refused' },
  ],
};
const fingerprints: Expression = { op: 'fingerprints', side: 'result', role: 'secret' };

function captured(name: string): Expression {
  return {
    op: 'intersects',
    of: [
      { op: 'captured', name },
      { op: 'fingerprints', side: 'arguments' },
    ],
  };
}

function step(id: string, where: Expression = sends, captures: readonly Capture[] = []): Step {
  return { id, where, captures };
}

type StepItem = Extract<Item, { kind: 'step' }>;

function item(
  id: string,
  change: Partial<StepItem> & { where?: Expression; captures?: readonly Capture[] } = {},
): Item {
  const { where, captures, ...rest } = change;
  return { kind: 'step', step: step(id, where, captures), min: 1, max: 1, isStrict: false, ...rest };
}

function group(kind: 'any-order' | 'one-of', id: string, steps: readonly Step[]): Item {
  return { kind, id, steps, isStrict: false };
}

function count(id: string, change: Partial<Extract<Item, { kind: 'aggregate' }>> = {}): Item {
  return { kind: 'aggregate', measure: 'count', step: step(id), atLeast: 3, isStrict: false, ...change };
}

function formOf(change: Partial<SequenceForm> = {}): SequenceForm {
  return {
    id: 'sequence.example',
    version: '1.0.0',
    title: 'Example',
    description: 'An example.',
    status: 'stable',
    severity: 'low',
    maps: [],
    falsePositives: [],
    triage: [],
    by: ['tenant', 'session'],
    withinMs: 60_000,
    match: { kind: 'exists' },
    items: [item('first', { where: pays }), item('last')],
    absences: [],
    text: 'It happened.',
    ...change,
  };
}

function told(change: Partial<SequenceForm>): readonly string[] {
  return checkForm(formOf(change)).map(({ rule, path, message }) => `${rule} ${path.join('.')}: ${message}`);
}

const first = item('first', { where: pays });
const last = item('last');
const middle: Absence = { kind: 'middle', after: 'first', before: 'last', where: pays };

describe('a form', () => {
  it('passes when everything in it can be run', () => {
    const value: Capture = { name: 'value', value: fingerprints, type: 'set' };
    const items = [
      item('read', { where: returnsSecret, captures: [value] }),
      item('maybe', { min: 0, max: 3, afterMs: 1, withinMs: 2 }),
      group('any-order', 'both', [step('one'), step('two', captured('value'))]),
      count('many', { measure: 'sum', of: { op: 'field', path: 'arguments.bytes' }, atLeast: 1e6 }),
      count('kinds', { measure: 'distinct', of: { op: 'fingerprints', side: 'arguments' } }),
      group('one-of', 'either', [step('three'), step('four')]),
      item('send', { where: { op: 'all', of: [sends, captured('value')] }, isStrict: true }),
    ];
    const absences: readonly Absence[] = [
      { kind: 'leading', before: 'both', forMs: 5, where: pays },
      { kind: 'middle', after: 'read', before: 'send', where: captured('value') },
    ];
    expect(told({ items, absences, arm: 'send', match: { kind: 'all', max: 5 } })).toEqual([]);
  });

  it.each<[string, Partial<SequenceForm>, string]>([
    [
      'no tenant',
      { by: ['session'] },
      'order by: The tenant must be part of the key: what tenants do never belongs together.',
    ],
    ['a part of the key twice', { by: ['tenant', 'tenant'] }, 'duplicate by: A part of the key stands there twice.'],
    ['no time', { withinMs: 0 }, 'number withinMs: within must be longer than nothing.'],
    ['a time that is no number', { withinMs: Number.NaN }, 'number withinMs: within must be longer than nothing.'],
    [
      'a time beyond 30 days',
      { withinMs: 31 * 86_400_000 },
      'unbounded withinMs: within is longer than 30 days: all that began would have to be kept so long.',
    ],
    [
      'every match without an end',
      { match: { kind: 'all', max: 100_000 } },
      'unbounded match: all takes a number from 1 to 1024: every match would have to be kept.',
    ],
    [
      'one step alone',
      { items: [last] },
      'never items: One step alone is no sequence: it has another one, a count or something that must not happen.',
    ],
    [
      'an optional first step',
      { items: [item('first', { min: 0 }), last] },
      'optional items.0: The first step must happen: without it there is no begin.',
    ],
    [
      'an optional last step',
      { items: [first, item('last', { min: 0 })] },
      'optional items.1: The last step must happen: without it there is no end.',
    ],
    ['an id twice', { items: [first, item('first')] }, 'duplicate items.1.step.id: The name "first" is taken already.'],
    [
      'a branch with the id of a step',
      { items: [first, group('one-of', 'last', [step('first'), step('b')])] },
      'duplicate items.1.steps.0.id: The name "first" is taken already.',
    ],
    [
      'a step that is taken more often than it may',
      { items: [first, item('last', { min: 3, max: 2 })] },
      'never items.1.max: It must happen more often than it may.',
    ],
    [
      'a step that is taken 65 times',
      { items: [first, item('last', { min: 65, max: 65 })] },
      'unbounded items.1.min: A step can be asked for 64 times, and happen 1024 times: use a count for more.',
    ],
    [
      'a count beyond what is kept',
      { items: [first, count('many', { atLeast: 1025 })] },
      'unbounded items.1.atLeast: More than 1024 would have to be kept: use a detector of rates for such a bound.',
    ],
    [
      'a count of nothing',
      { items: [first, count('many', { atLeast: 0 })] },
      'number items.1.atLeast: A count has a whole bound of at least 1.',
    ],
    [
      'a sum without a bound',
      {
        items: [
          first,
          count('many', { measure: 'sum', of: { op: 'field', path: 'arguments.bytes' }, atLeast: Number.NaN }),
        ],
      },
      'number items.1.atLeast: A sum has a bound above 0 that is computed exactly.',
    ],
    [
      'a sum of texts',
      { items: [first, count('many', { measure: 'sum', of: { op: 'field', path: 'server.id' } })] },
      'type items.1.of: Here must stand a number, and this is a text.',
    ],
    [
      'a sum of nothing',
      { items: [first, count('many', { measure: 'sum' })] },
      'type items.1.of: There is nothing that it adds up or tells apart.',
    ],
    [
      'a gap before the first step',
      { items: [item('first', { afterMs: 5 }), last] },
      'order items.0: strict, after and within say how a step follows another, and before the first there is none.',
    ],
    [
      'a strict group',
      { items: [first, { ...group('any-order', 'both', [step('a'), step('b')]), isStrict: true }] },
      'order items.1.isStrict: strict says which call is the next one, and this item takes several.',
    ],
    [
      'a gap that is longer than the time',
      { items: [first, item('last', { afterMs: 60_001 })] },
      'never items.1.afterMs: It must come later than it may: after is longer than within.',
    ],
    [
      'a capture of a capture',
      {
        items: [
          item('first', { captures: [{ name: 'a', value: fingerprints, type: 'set' }] }),
          item('last', { captures: [{ name: 'b', value: { op: 'captured', name: 'a' }, type: 'set' }] }),
        ],
      },
      'order items.1.step.captures.b: A step captures what its own event tells, not what another step captured.',
    ],
    [
      'a set that is captured as a scalar',
      { items: [item('first', { captures: [{ name: 'a', value: fingerprints, type: 'scalar' }] }), last] },
      'type items.0.step.captures.a: This is a set, and it is captured as a scalar.',
    ],
    [
      'a count that reads its own capture',
      {
        items: [
          first,
          count('many', { step: step('many', captured('a'), [{ name: 'a', value: fingerprints, type: 'set' }]) }),
        ],
      },
      'order items.1.step.where: $a is captured by "many", which is not certain to come before.',
    ],
    [
      'members of a group that read each other',
      {
        items: [
          first,
          group('any-order', 'both', [
            step('a', sends, [{ name: 'x', value: fingerprints, type: 'set' }]),
            step('b', captured('x')),
          ]),
        ],
      },
      'order items.1.steps.1.where: $x is captured by "a", which is not certain to come before.',
    ],
    [
      'a field that nobody declared',
      { items: [first, item('last', { where: { op: 'field', path: 'result.isEror' } })] },
      'unknown-field items.1.step.where: There is no field "result.isEror". Did you mean "result.isError"?',
    ],
  ])('is refused with %s', (_title, change, expected) => {
    expect(told(change)).toEqual([expected]);
  });

  it('is refused with more than what one detector can hold', () => {
    const many = Array.from({ length: 33 }, (_, at) => item(`step-${String(at)}`));
    expect(told({ items: many })).toEqual([
      'size items: A sequence has at most 24 steps and groups.',
      'size items: 33 steps, branches and absences are more than the 32 that one detector can have: split it.',
    ]);
  });

  it('is refused with an expression that is nested too deeply, however deep', () => {
    let where: Expression = sends;
    for (let depth = 0; depth < 100_000; depth += 1) where = { op: 'not', of: where };
    expect(told({ items: [first, item('last', { where })] }).join()).toBe(
      'size items.1: The expression is larger or nested deeper than fits.',
    );
  });
});

describe('an absence', () => {
  it.each<[string, readonly Absence[], string]>([
    [
      'an unknown item',
      [{ ...middle, after: 'frst' }],
      'unknown-step absences.0: There is no step "frst". Did you mean "first"?',
    ],
    [
      'items in the wrong order',
      [{ ...middle, after: 'last', before: 'first' }],
      'order absences.0: "last" must come before "first".',
    ],
    [
      'an item that may be left out',
      [{ ...middle, after: 'maybe' }],
      'optional absences.0: "maybe" may be left out, so that nothing is certain to lie there.',
    ],
    [
      'a step of a group',
      [{ ...middle, after: 'a' }],
      'unknown-step absences.0: "a" is one of a group: name the group, "both".',
    ],
    [
      'an item before the last to wait after',
      [{ kind: 'trailing', after: 'first', forMs: 5, where: pays }],
      'order absences.0: after names the last item; before an earlier one ends, use between.',
    ],
    [
      'captures before there are any',
      [{ kind: 'leading', before: 'last', forMs: 5, where: captured('value') }],
      'order absences.0.where: What lies before an item cannot read captures: nothing was captured then.',
    ],
    [
      'captures of later items',
      [{ ...middle, where: captured('value') }],
      'order absences.0.where: $value is captured by "a", which is not certain to come before.',
    ],
    [
      'no time',
      [{ kind: 'leading', before: 'last', forMs: 0, where: pays }],
      'number absences.0.forMs: for must be longer than nothing.',
    ],
    [
      'two waits after the last item',
      [
        { kind: 'trailing', after: 'last', forMs: 5, where: pays },
        { kind: 'trailing', after: 'last', forMs: 9, where: sends },
      ],
      'duplicate absences: Only one absence can follow the last item: join their conditions with ||.',
    ],
  ])('is refused with %s', (_title, absences, expected) => {
    const value: Capture = { name: 'value', value: fingerprints, type: 'set' };
    const items = [
      first,
      item('maybe', { min: 0 }),
      group('any-order', 'both', [step('a', sends, [value]), step('b')]),
      last,
    ];
    expect(told({ items, absences })).toEqual([expected]);
  });
});

describe('an armed step', () => {
  const trailing: Absence = { kind: 'trailing', after: 'last', forMs: 5, where: pays };
  const isApproval: Expression = {
    op: 'compare',
    by: '==',
    of: [
      { op: 'field', path: 'event.type' },
      { op: 'literal', value: 'approval' },
    ],
  };

  it.each<[string, Partial<SequenceForm>, string]>([
    ['is no step', { arm: 'lst' }, 'unknown-step arm: There is no step "lst".'],
    [
      'is not the last',
      { arm: 'first' },
      'arm arm: Only the last step can be armed: the chain is whole when it is asked for, and not before.',
    ],
    [
      'is the only one',
      { items: [last], absences: [{ kind: 'leading', before: 'last', forMs: 5, where: pays }] },
      'arm arm: The first step cannot be armed: nothing happens before it that could arm it.',
    ],
    [
      'is one of a group',
      { items: [first, group('one-of', 'either', [step('last'), step('b')])] },
      'arm arm: A step of a group or of a count cannot be armed: it does not end the chain alone.',
    ],
    [
      'is a count',
      { items: [first, count('last')] },
      'arm arm: A step of a group or of a count cannot be armed: it does not end the chain alone.',
    ],
    [
      'is repeated',
      { items: [first, item('last', { min: 2, max: 2 })] },
      'arm arm: A step that must be repeated cannot be armed: its first call ends nothing.',
    ],
    [
      'reads the result',
      { items: [first, item('last', { where: returnsSecret })] },
      'arm arm: It reads what only the end of a call tells, and a gateway refuses at the request.',
    ],
    [
      'reads what no gateway knows before it decides',
      { items: [first, item('last', { where: { op: 'all', of: [sends, isRefused] } })] },
      'arm arm: It reads verdict.decision, which a call has only once its gateway has decided: none could refuse it by that.',
    ],
    [
      'is about events that are no calls',
      { items: [first, item('last', { where: isApproval })] },
      'arm arm: It is about events that are no calls: there is nothing to refuse.',
    ],
    [
      'waits for what follows',
      { absences: [trailing] },
      'arm arm: Whether it is wrong shows only when the time after it is over: then there is nothing left to refuse.',
    ],
  ])('is refused when it %s', (_title, change, expected) => {
    expect(told({ arm: 'last', ...change })).toEqual([expected]);
  });
});

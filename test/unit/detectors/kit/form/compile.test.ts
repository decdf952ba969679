import { describe, expect, it } from 'vitest';
import { compileCondition, compileValue } from '../../../../../detectors/kit/form/compile.ts';
import { Facts } from '../../../../../detectors/kit/form/facts.ts';
import type { ArithmeticOperator, ComparisonOperator, Expression } from '../../../../../detectors/kit/form/form.ts';
import { unknownValue } from '../../../../../detectors/kit/form/value.ts';
import { nameOfTruth } from '../../../../../detectors/kit/form/truth.ts';
import { endFacts, requestFacts } from '../../../../support/facts.ts';

function field(path: string): Expression {
  return { op: 'field', path };
}

function literal(value: string | number | boolean): Expression {
  return { op: 'literal', value };
}

function compare(left: Expression, by: ComparisonOperator, right: Expression): Expression {
  return { op: 'compare', by, of: [left, right] };
}

function not(of: Expression): Expression {
  return { op: 'not', of };
}

function truth(expression: Expression, facts: Facts, slots: readonly string[] = []): string {
  return nameOfTruth(compileCondition(expression, { slots })(facts));
}

const secret = { fp: 'aaaaaaaaaaaaaaaa', role: 'secret' as const };
const destination = { fp: 'bbbbbbbbbbbbbbbb', role: 'destination' as const };
const sends: Expression = { op: 'can', capability: 'egress.*' };
const returnsSecret: Expression = { op: 'has', side: 'result', label: 'secret' };
const holdsSecret: Expression = { op: 'has', side: 'arguments', label: 'secret.*' };

describe('capabilities and labels', () => {
  it('takes a capability by its name and by its family', () => {
    const facts = requestFacts({ can: ['egress.share'] });
    expect(truth(sends, facts)).toBe('yes');
    expect(truth({ op: 'can', capability: 'egress' }, facts)).toBe('yes');
    expect(truth({ op: 'can', capability: 'egress.message' }, facts)).toBe('no');
  });

  it('leaves open what was not inspected in full, and nothing else', () => {
    expect(truth(holdsSecret, requestFacts({ labels: ['secret.token'] }))).toBe('yes');
    expect(truth(holdsSecret, requestFacts({ labels: ['code'] }))).toBe('no');
    expect(truth(holdsSecret, requestFacts({ truncated: true }))).toBe('perhaps');
    expect(truth(returnsSecret, endFacts({ truncated: true }))).toBe('perhaps');
    expect(truth(returnsSecret, endFacts())).toBe('no');
  });

  it('leaves open what the other event of the call tells', () => {
    expect(truth(returnsSecret, requestFacts())).toBe('perhaps');
    expect(truth(compare(field('result.bytes'), '>', literal(1)), requestFacts())).toBe('perhaps');
    expect(truth(compare(field('arguments.bytes'), '>', literal(1)), endFacts())).toBe('perhaps');
    expect(truth(not(returnsSecret), requestFacts())).toBe('perhaps');
  });

  it('finds neither in an event that is no call', () => {
    const approval = Facts.of('approval', { decision: 'granted' });
    expect(truth(sends, approval)).toBe('no');
    expect(truth(holdsSecret, approval)).toBe('no');
    expect(truth(returnsSecret, approval)).toBe('no');
    expect(truth(compare(field('approval.decision'), '==', literal('granted')), approval)).toBe('yes');
    expect(truth(compare(field('event.type'), '==', literal('approval')), approval)).toBe('yes');
  });
});

describe('three-valued connectives', () => {
  const yes = literal(true);
  const no = literal(false);
  const perhaps = returnsSecret;

  it.each([
    ['all', [yes, perhaps], 'perhaps'],
    ['all', [perhaps, no], 'no'],
    ['all', [yes, yes, yes, yes], 'yes'],
    ['all', [yes, yes, perhaps, yes], 'perhaps'],
    ['all', [yes, yes, perhaps, no], 'no'],
    ['all', [], 'yes'],
    ['any', [perhaps, yes], 'yes'],
    ['any', [perhaps, no], 'perhaps'],
    ['any', [no, no, perhaps], 'perhaps'],
    ['any', [no, no, no], 'no'],
    ['any', [], 'no'],
  ] as const)('%s of %j is %s', (op, of, expected) => {
    expect(truth({ op, of }, requestFacts())).toBe(expected);
  });

  it('turns yes and no around, and keeps perhaps', () => {
    expect([yes, no, perhaps].map((of) => truth(not(of), requestFacts()))).toEqual(['no', 'yes', 'perhaps']);
  });

  it('counts perhaps as no where certainty is asked for', () => {
    expect(truth({ op: 'certain', of: perhaps }, requestFacts())).toBe('no');
    expect(truth(not({ op: 'certain', of: perhaps }), requestFacts())).toBe('yes');
    expect(truth({ op: 'certain', of: yes }, requestFacts())).toBe('yes');
  });
});

describe('comparisons', () => {
  it.each(['==', '!=', '<', '<=', '>', '>='] as const)('%s is no for what is missing, on either side', (by) => {
    const gone = field('result.errorCode');
    expect(truth(compare(gone, by, literal(1)), endFacts())).toBe('no');
    expect(truth(compare(literal(1), by, gone), endFacts())).toBe('no');
    expect(truth(compare(gone, by, gone), endFacts())).toBe('no');
    expect(truth(not(compare(gone, by, literal(1))), endFacts())).toBe('yes');
  });

  it('is no between values of two types', () => {
    expect(truth(compare(literal('1'), '!=', literal(1)), requestFacts())).toBe('no');
    expect(truth(compare(field('server.id'), '<', literal(1)), requestFacts())).toBe('no');
  });

  it.each([
    ['<', 1, 2],
    ['<=', 2, 2],
    ['>', 3, 2],
    ['>=', 2, 2],
    ['==', 2, 2],
    ['!=', 1, 2],
  ] as const)('%s holds between %d and %d, and its opposite does not', (by, one, other) => {
    const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' } as const;
    expect(truth(compare(literal(one), by, literal(other)), requestFacts())).toBe('yes');
    expect(truth(compare(literal(one), opposite[by], literal(other)), requestFacts())).toBe('no');
  });

  it('looks for a value in a list', () => {
    const within: Expression = { op: 'in', of: field('server.id'), values: ['mail', 'chat'] };
    expect(truth(within, requestFacts())).toBe('yes');
    expect(truth({ ...within, values: ['chat'] }, requestFacts())).toBe('no');
    expect(truth({ ...within, of: field('trace') }, requestFacts())).toBe('no');
    expect(truth({ ...within, of: field('outcome') }, requestFacts())).toBe('perhaps');
  });

  it.each([
    ['starts-with', 'se', 'yes'],
    ['starts-with', 'nd', 'no'],
    ['ends-with', 'nd', 'yes'],
    ['contains', 'en', 'yes'],
    ['contains', 'x', 'no'],
    ['matches', '^s.*d$', 'yes'],
    ['matches', 'e', 'yes'],
    ['matches', '^e', 'no'],
    ['matches', '(', 'perhaps'],
  ] as const)('%s %s is %s', (by, pattern, expected) => {
    expect(truth({ op: 'text', by, pattern, of: field('target.name') }, requestFacts())).toBe(expected);
  });
});

describe('arithmetic', () => {
  function result(by: ArithmeticOperator, one: number, other: number) {
    return compileValue({ op: 'arithmetic', by, of: [literal(one), literal(other)] })(requestFacts());
  }

  it('adds, subtracts, multiplies and divides', () => {
    expect([result('+', 1, 2), result('-', 1, 2), result('*', 3, 2), result('/', 3, 2), result('%', 3, 2)]).toEqual([
      3, -1, 6, 1.5, 1,
    ]);
  });

  it('has no value when divided by zero or when it is not finite', () => {
    expect([result('/', 1, 0), result('/', 0, 0), result('%', 1, 0), result('*', 1e308, 10)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('makes a comparison no when it divides by zero', () => {
    const quotient: Expression = { op: 'arithmetic', by: '/', of: [field('result.bytes'), literal(0)] };
    expect(truth(compare(quotient, '>', literal(1)), endFacts())).toBe('no');
    expect(truth(not(compare(quotient, '>', literal(1))), endFacts())).toBe('yes');
  });

  it('leaves open what it makes of an unknown number', () => {
    const more: Expression = { op: 'arithmetic', by: '+', of: [field('result.bytes'), literal(1)] };
    expect(truth(compare(more, '>', literal(1)), requestFacts())).toBe('perhaps');
  });

  it.each([
    ['12.50', 12.5],
    ['-3', -3],
    ['1e5', null],
    ['', null],
    ['0x10', null],
    ['9'.repeat(16), null],
    [' 1', null],
  ])('reads %j as %s', (text, expected) => {
    expect(compileValue({ op: 'number', of: literal(text) })(requestFacts())).toBe(expected);
  });
});

describe('sets', () => {
  const carried: Expression = { op: 'fingerprints', side: 'arguments' };
  const wanted: Expression = { op: 'captured', name: 'value' };
  const carries: Expression = { op: 'intersects', of: [wanted, carried] };

  function asked(values: readonly string[], facts: Facts, isOpen = false): string {
    facts.captured = [{ values, isOpen }];
    return truth(carries, facts, ['value']);
  }

  it('finds a captured value among those that a call carries', () => {
    expect(asked([secret.fp], requestFacts({ fingerprints: [secret] }))).toBe('yes');
    expect(asked([secret.fp], requestFacts({ fingerprints: [destination] }))).toBe('no');
    expect(asked([], requestFacts({ fingerprints: [destination] }))).toBe('no');
  });

  it('leaves open what may be among the values that are not told', () => {
    expect(asked([secret.fp], requestFacts({ truncated: true }))).toBe('perhaps');
    expect(asked([secret.fp], requestFacts({ overflow: 1 }))).toBe('perhaps');
    expect(asked([], requestFacts({ truncated: true }))).toBe('no');
    expect(asked([], requestFacts({ fingerprints: [secret] }), true)).toBe('perhaps');
    expect(asked([], requestFacts(), true)).toBe('no');
  });

  it('takes every fingerprint that the gateway found, also those that an event does not tell', () => {
    const facts = requestFacts({ overflow: 3 });
    facts.carried = new Set([secret.fp]);
    expect(asked([secret.fp], facts)).toBe('yes');
    const others = requestFacts({ overflow: 3 });
    others.carried = new Set([destination.fp]);
    expect(asked([secret.fp], others)).toBe('no');
  });

  it('is missing when nothing was captured', () => {
    expect(truth(carries, requestFacts({ fingerprints: [secret] }), ['value'])).toBe('no');
    expect(truth(carries, requestFacts({ fingerprints: [secret] }))).toBe('no');
  });

  it('tells fingerprints by their role, and knows which role may have been cut off', () => {
    const read = compileValue({ op: 'fingerprints', side: 'result', role: 'secret' });
    const told = endFacts({ fingerprints: [secret, destination], overflow: 1 });
    expect(read(told)).toEqual({ values: [secret.fp], isOpen: false });
    expect(read(endFacts({ fingerprints: [secret], overflow: 1 }))).toEqual({ values: [secret.fp], isOpen: true });
    const rest = compileValue({ op: 'fingerprints', side: 'result', role: 'payload' });
    expect(rest(told)).toEqual({ values: [], isOpen: true });
    expect(read(requestFacts())).toEqual({ values: [], isOpen: true });
  });

  it('counts a set that is whole', () => {
    const size: Expression = { op: 'size', of: carried };
    expect(truth(compare(size, '>=', literal(2)), requestFacts({ fingerprints: [secret, destination] }))).toBe('yes');
    expect(truth(compare(size, '>=', literal(2)), requestFacts({ fingerprints: [secret] }))).toBe('no');
    expect(truth(compare(size, '>=', literal(2)), requestFacts({ truncated: true }))).toBe('perhaps');
    expect(truth(compare({ op: 'size', of: field('server.id') }, '>=', literal(0)), requestFacts())).toBe('no');
  });

  it('reads lists of an event as sets', () => {
    const facts = endFacts({ more: { target: { kind: 'tool', name: 'x' } } });
    expect(compileValue(field('result.contentTypes'))(facts)).toEqual({ values: ['text'], isOpen: false });
    expect(compileValue(field('token.scopes'))(facts)).toBeNull();
  });
});

it('reads the value of an argument that the operator allows', () => {
  const half = { path: 'to', type: 'string' as const, bytes: 3, value: 'x\ud800' };
  const fields = [{ path: 'amount', type: 'number' as const, bytes: 3, value: '250' }, half];
  const facts = requestFacts();
  const { arguments: content } = facts.event;
  if (content === undefined) throw new Error('A request has arguments.');
  facts.fill('requested', { ...facts.event, arguments: { ...content, fields } });
  const amount: Expression = { op: 'number', of: { op: 'argument', path: 'amount' } };
  expect(compileValue(amount)(facts)).toBe(250);
  expect(compileValue({ op: 'argument', path: 'currency' })(facts)).toBeNull();
  expect(compileValue({ op: 'argument', path: 'to' })(facts)).toBe(unknownValue);
});

it('takes a field that nobody declared as missing', () => {
  expect(compileValue(field('constructor'))(requestFacts())).toBeNull();
  expect(compileValue(field('server.toString'))(requestFacts())).toBeNull();
});

it('reads nothing of the event before in facts that are filled again', () => {
  const facts = requestFacts({ can: ['egress.share'], labels: ['secret.key'], fingerprints: [secret] });
  facts.captured = [1];
  facts.fingerprints('arguments');
  facts.fill('requested', {});
  expect(truth(sends, facts)).toBe('no');
  expect(truth(holdsSecret, facts)).toBe('no');
  expect(facts.fingerprints('arguments')).toEqual({ values: [], isOpen: false });
  expect(facts.captured).toEqual([]);
});

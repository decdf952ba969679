import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../../../detectors/kit/form/form.ts';
import { compiled, diagnosticsOf, told, withSteps, withWhere } from '../../../../support/detector-text.ts';

/** The condition of the first step; the text stands in a YAML block, where nothing needs quotes. */
function parsed(where: string): Expression {
  const [item] = compiled(withWhere(`>-\n        ${where}`)).items;
  if (item?.kind !== 'step') throw new Error('The first item is a step.');
  return item.step.where;
}

function faults(where: string): readonly string[] {
  return told(withWhere(`>-\n        ${where}`)).map((text) => text.replace(/^(\S+) \d+:(\d+) /, '$1 $2 '));
}

const pays: Expression = { op: 'can', capability: 'pay' };
const writes: Expression = { op: 'can', capability: 'write' };
const sends: Expression = { op: 'can', capability: 'egress' };

describe('the grammar', () => {
  it('binds ! before &&, and && before ||', () => {
    expect(parsed('call.can("pay") || call.can("write") && !call.can("egress")')).toEqual({
      op: 'any',
      of: [pays, { op: 'all', of: [writes, { op: 'not', of: sends }] }],
    });
  });

  it('lets brackets say otherwise', () => {
    expect(parsed('(call.can("pay") || call.can("write")) && call.can("egress")')).toEqual({
      op: 'all',
      of: [{ op: 'any', of: [pays, writes] }, sends],
    });
  });

  it('binds * before +, + before a comparison, and takes equals from the left', () => {
    const bytes: Expression = { op: 'field', path: 'arguments.bytes' };
    const two: Expression = { op: 'literal', value: 2 };
    expect(parsed('arguments.bytes - 2 - 2 * arguments.bytes > -2')).toEqual({
      op: 'compare',
      by: '>',
      of: [
        {
          op: 'arithmetic',
          by: '-',
          of: [
            { op: 'arithmetic', by: '-', of: [bytes, two] },
            { op: 'arithmetic', by: '*', of: [two, bytes] },
          ],
        },
        { op: 'literal', value: -2 },
      ],
    });
  });

  it.each([
    ['arguments.bytes > 10MB', 10_000_000],
    ['arguments.bytes > -0', 0],
    ['arguments.bytes > 64KiB', 65_536],
    ['arguments.bytes > 15m', 900_000],
    ['arguments.bytes > 1.5s', 1500],
    ['arguments.bytes > 9007199254740991', 9_007_199_254_740_991],
  ])('reads the number of %s', (where, value) => {
    expect(parsed(where)).toMatchObject({ of: [{ op: 'field' }, { op: 'literal', value }] });
  });

  it.each([
    [String.raw`target.name == "a\"b\\c\u0041\n"`, 'a"b\\cA\n'],
    [String.raw`target.name == '\d+"'`, String.raw`\d+"`],
  ])('reads the text of %s', (where, value) => {
    expect(parsed(where)).toMatchObject({ of: [{ op: 'field' }, { op: 'literal', value }] });
  });

  it('turns a function of a set and a list into a look into the list', () => {
    const scopes: Expression = { op: 'field', path: 'token.scopes' };
    expect(parsed('intersects(token.scopes, ["a", "b"])')).toEqual({ op: 'in', of: scopes, values: ['a', 'b'] });
    expect(parsed('intersects(["a"], token.scopes)')).toEqual({ op: 'in', of: scopes, values: ['a'] });
    expect(parsed('contains(token.scopes, "a")')).toEqual({ op: 'in', of: scopes, values: ['a'] });
    expect(parsed('contains(target.name, "a")')).toMatchObject({ op: 'text', by: 'contains' });
  });

  it.each([
    ['', 'a value'],
    ['call.can("pay") &&', 'syntax 27 The expression ends where a value is expected.'],
    [
      'call.can("pay") call.can("write")',
      'syntax 25 Here stands "call.can", where an operator, or the end is expected.',
    ],
    ['(call.can("pay")', 'syntax 9 The bracket opened here has no end: ) is missing.'],
    ['call.can("pay', 'syntax 18 The text has no end: a quote is missing.'],
    ['arguments.bytes > 1 > 2', 'syntax 29 Comparisons do not chain: join two of them with &&.'],
    [
      'call.can("pay") and call.can("write")',
      'syntax 25 Here stands "and", where an operator, or the end is expected. Write && instead.',
    ],
    ['call.can("pay") & call.can("write")', 'syntax 25 "&" is not part of the language here. Did you mean &&?'],
    ['target.name = "x"', 'syntax 21 "=" is not part of the language here. Did you mean ==?'],
    [
      'саll.can("pay")',
      'syntax 9 Here stands the character U+0441, which only looks like one that is part of the language.',
    ],
    [
      String.raw`target.name == "\d"`,
      String.raw`syntax 24 "\\d" is no escape; write a backslash as \\, or put the text in single quotes, where nothing is escaped.`,
    ],
    [
      'arguments.bytes > 10MBB',
      'number 27 There is no unit "MBB"; there are ms, s, m, h, d, B, KB, MB, GB, KiB, MiB, GiB. Did you mean "MB"?',
    ],
    [
      'arguments.bytes > 9007199254740993',
      'number 27 "9007199254740993" is beyond the numbers that are computed exactly, up to 9007199254740991.',
    ],
    [
      'arguments.bytes > 99999999999d',
      'number 27 "99999999999d" is beyond the numbers that are computed exactly, up to 9007199254740991.',
    ],
  ])('says what is wrong with %s', (where, expected) => {
    if (where === '') expect(told(withWhere('""')).join()).toContain('structure');
    else expect(faults(where)).toEqual([expected]);
  });
});

describe('names', () => {
  it.each([
    ['target.nmae == "x"', 'unknown-field 9 There is no field "target.nmae". Did you mean "target.name"?'],
    [
      'server == "x"',
      'unknown-field 9 There is no field "server". It has server.id, server.transport, server.version.',
    ],
    ['call.cann("pay")', 'unknown-function 9 There is no function "call.cann". Did you mean "call.can"?'],
    [
      'target.name.matches("^a")',
      'unknown-function 9 There is no function "target.name.matches". Write matches(target.name, …).',
    ],
    ['call.can("egres.*")', 'unknown-capability 9 There is no capability "egres.*". Did you mean "egress.*"?'],
    ['result.has("secrt")', 'unknown-label 9 There is no label "secrt". Did you mean "secret"?'],
    [
      'size(result.fingerprints("secrets")) > 1',
      'unknown-role 14 There is no role of fingerprints "secrets". Did you mean "secret"?',
    ],
    [
      'target.kind == "toll"',
      'unknown-value 24 target.kind is never "toll"; it is tool, resource, prompt, completion, response, other. Did you mean "tool"?',
    ],
    ['$valeu == 1', 'unknown-capture 9 No step captures $valeu.'],
    ['steps.lats.server.id == "x"', 'unknown-step 9 There is no step "lats". Did you mean "last"?'],
    ['steps.last.server.idd == "x"', 'unknown-field 20 There is no field "server.idd". Did you mean "server.id"?'],
    ['call.can == 1', 'syntax 9 call.can is a function: write call.can("egress.*")'],
    ['call.can()', 'type 9 call.can takes (capability), and here it is given 0: call.can("egress.*")'],
    ['constructor == 1', 'unknown-field 9 There is no field "constructor".'],
    ['__proto__.x == 1', 'unknown-field 9 There is no field "__proto__.x".'],
  ])('says of %s what was meant', (where, expected) => {
    expect(faults(where)).toEqual([expected]);
  });

  it('tells every unknown name of an expression at once', () => {
    expect(faults('foo.bar == 1 && call.cann("pay") && baz == 2')).toHaveLength(3);
  });

  it('takes a name of an inherited property for no capability, label, unit or field', () => {
    expect(faults('call.can("toString")')).toHaveLength(1);
    expect(faults('arguments.has("constructor")')).toHaveLength(1);
    expect(faults('arguments.bytes > 1constructor')).toHaveLength(1);
  });
});

describe('types', () => {
  it.each([
    ['target.name', 'type 9 Here must stand a condition, and this is a text.'],
    ['!target.name', 'type 10 Here must stand a condition, and this is a text.'],
    ['call.can("pay") && 1', 'type 28 Here must stand a condition, and this is a number.'],
    ['target.name == 1', 'type 24 Here must stand a text, and this is a number.'],
    ['target.name < "x"', 'type 9 Here must stand a number, and this is a text.'],
    ['arguments.bytes + target.name > 1', 'type 27 Here must stand a number, and this is a text.'],
    ['size(target.name) > 1', 'type 14 Here must stand a set, and this is a text.'],
    ['matches(arguments.bytes, "x")', 'type 17 Here must stand a text, and this is a number.'],
    ['target.name in [1, 2]', 'type 9 Here must stand a number, and this is a text.'],
    ['target.name in ["a", 2]', 'type 9 The values of the list are of more than one type.'],
    ['target.name in []', 'size 9 The list is empty, so that nothing is in it.'],
    ['target.name in "x"', 'type 24 After in stands a list: ["one", "other"].'],
    ['intersects(token.scopes, target.name)', 'type 34 Here must stand a set, and this is a text.'],
    ['call.can(target.name)', 'type 18 Here must stand a text in quotes: it is compiled before any event is seen.'],
    [
      'approval.decision == "granted"',
      'event 9 Only events of type approval tell approval.decision, and this is about call: ask for event.type == "approval" && …',
    ],
    [
      'event.type == "approval" && call.can("pay")',
      'never 14 No event meets this: what it asks for is never told by one event.',
    ],
    ["matches(target.name, '(')", 'pattern 9 The regular expression cannot be used: missing closing.'],
    ["matches(target.name, '(?<=a)b')", 'pattern 9 The regular expression cannot be used: invalid named capture.'],
  ])('says what is wrong with %s', (where, expected) => {
    expect(faults(where)).toEqual([expected]);
  });

  it('compares truths, and takes a condition for a value', () => {
    expect(parsed('result.isError == false')).toMatchObject({ op: 'compare' });
    expect(parsed('result.isError')).toEqual({ op: 'field', path: 'result.isError' });
  });
});

describe('captures', () => {
  const capturing = `    - id: read
      where: call.can("read.untrusted")
      capture: { value: result.fingerprints("secret"), size: result.bytes }
`;

  it('are read by later steps, and the fields of a step are captured when one reads them', () => {
    const form = compiled(
      withSteps(`${capturing}    - id: send
      where: arguments.bytes > $size && steps.read.server.id != server.id
      carries: $value`),
    );
    expect(form.items).toMatchObject([
      {
        step: {
          captures: [
            { name: 'value', type: 'set' },
            { name: 'size', type: 'scalar' },
            { name: 'read:server.id', type: 'scalar', value: { op: 'field', path: 'server.id' } },
          ],
        },
      },
      {
        step: {
          where: {
            op: 'all',
            of: [
              { op: 'all' },
              {
                op: 'intersects',
                of: [
                  { op: 'captured', name: 'value' },
                  { op: 'fingerprints', side: 'arguments' },
                ],
              },
            ],
          },
        },
      },
    ]);
  });

  it('cannot be read by the step itself, or by one that comes before', () => {
    expect(
      told(
        withSteps(
          `    - id: early\n      where: size($value) > 1\n${capturing}    - id: send\n      where: call.can("pay")`,
        ),
      ),
    ).toEqual(['order 13:19 $value is captured by "read", which is not certain to come before.']);
    expect(
      told(
        withSteps(
          `    - id: early\n      where: steps.send.server.id == "x"\n    - id: send\n      where: call.can("pay")`,
        ),
      ),
    ).toEqual(['order 13:14 steps.send.server.id is captured by "send", which is not certain to come before.']);
  });

  it('are warned of when their step may be left out', () => {
    const text = withSteps(`    - id: first
      where: call.can("read.untrusted")
${capturing}      optional: true
    - id: send
      where: call.can("egress.*")
      carries: $value`);
    expect(diagnosticsOf(text)).toMatchObject([{ severity: 'warning', rule: 'may-be-missing', line: 20, column: 16 }]);
    expect(compiled(text).items).toHaveLength(3);
  });

  it('must fit the names that expressions can write', () => {
    expect(told(withSteps(capturing.replace('value:', 'Value-1:'))).join('\n')).toContain(
      'structure 14:18 The name "Value-1" must be at most 32 letters, digits and _, beginning with a small letter.',
    );
  });
});

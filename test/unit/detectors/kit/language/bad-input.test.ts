import { describe, expect, it } from 'vitest';
import { compileAll } from '../../../../../detectors/kit/language/compile-all.ts';
import { told, detectorText, withSteps, withWhere } from '../../../../support/detector-text.ts';

/** A step as an item of a list, indented. */
function stepOf(id: string, where = 'call.can("pay")'): string {
  return `    - { id: ${id}, where: '${where}' }`;
}

describe('YAML that costs more than it says', () => {
  it('is refused when it refers to itself', () => {
    expect(told('a: &a [*a, *a]\n')).toEqual([
      'yaml 1:4 Anchors (&name) are not used here: write the value where it belongs. A text that begins with & needs quotes.',
    ]);
    expect(told('a: *b\n')).toEqual([
      'yaml 1:4 Aliases (*name) are not used here: write the value where it belongs. A text that begins with * needs quotes.',
    ]);
  });

  it('is refused when it doubles with each line', () => {
    const lines = [
      'a0: &a0 [x, x]',
      ...Array.from(
        { length: 40 },
        (_, at) => `a${String(at + 1)}: &a${String(at + 1)} [*a${String(at)}, *a${String(at)}]`,
      ),
    ];
    expect(told(lines.join('\n'))).toHaveLength(1);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(60_000)],
    ['lists on one line', '- '.repeat(100_000)],
    ['questions', '? '.repeat(100_000)],
    ['lines, each deeper', Array.from({ length: 700 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    ['200,000 quotes', '"'.repeat(200_000)],
    ['50,000 names', Array.from({ length: 25_000 }, (_, at) => `k${String(at)}: 1`).join('\n')],
    ['10 MB', `a: ${'x'.repeat(10_000_000)}`],
  ])('is refused with a few words when it consists of %s', (_title, text) => {
    const faults = told(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThan(25);
    expect(faults.join('').length).toBeLessThan(5000);
  });

  it.each([
    [
      'a tag',
      'id: !!binary aGk=',
      'yaml 1:5 A value that begins with ! is a tag in YAML, and tags are not used here. Put the expression in quotes: "!…" or \'!…\'.',
    ],
    [
      'a negation without quotes',
      withWhere('!call.can("pay")'),
      'yaml 13:14 A value that begins with ! is a tag in YAML, and tags are not used here. Put the expression in quotes: "!…" or \'!…\'.',
    ],
    ['a name twice', `${detectorText()}id: sequence.other\n`, 'duplicate 20:1 The name "id" stands there twice.'],
    ['a name of every object', `${detectorText()}__proto__: { id: x }\n`, 'yaml 20:1 A name cannot be __proto__.'],
    [
      'a list that does not end',
      detectorText().replace('[tenant, session]', '[tenant, session'),
      'yaml 10:3 This is no valid YAML: ] is missing, to close what was opened before.',
    ],
    [
      'a character that cannot be seen',
      detectorText().replace('An example.', 'An \u001bexample.'),
      'yaml 4:17 The character U+001B cannot be seen, and has no place in a detector.',
    ],
    [
      'one that turns a comment round',
      `${detectorText()}# \u202egranted\n`,
      'yaml 20:3 The character U+202E cannot be seen, and has no place in a detector.',
    ],
    [
      'one behind an escape',
      detectorText().replace('text: It happened.', 'text: "It \\u001b[2Jhappened."'),
      'yaml 16:7 The character U+001B cannot be seen, and has no place in a detector.',
    ],
    [
      'a line that ends with a carriage return alone',
      detectorText().replaceAll('\n', '\r'),
      'yaml 1:21 A line ends with a carriage return alone: let lines end with a line feed.',
    ],
    ['a list as a name', '? [a]\n: 1\n', 'yaml 1:3 This is no valid YAML: a name must be a text.'],
    ['two documents', 'id: a\n---\nid: b\n', 'yaml 2:1 This is no valid YAML: the file holds more than one document.'],
    ['a tab that indents', 'a:\n\tb: 1\n', 'yaml 2:1 This is no valid YAML: a tab cannot indent, only spaces can.'],
    ['a directive', '%YAML 1.1\n---\na: 1\n', 'yaml 1:1 Directives (%…) are not used here.'],
  ])('is refused with %s', (_title, text, expected) => {
    expect(told(text)).toContain(expected);
  });

  it.each([
    ['nothing', ''],
    ['a comment', '# nothing'],
    ['a text', 'hello'],
    ['a number', '42'],
    ['a list', '- a\n- b'],
    ['null', '~'],
    ['zeroes', '\0\0\0'],
    ['half a pair of surrogates', 'id: "\ud800"'],
  ])('says what is missing from %s', (_title, text) => {
    expect(told(text).length).toBeGreaterThan(0);
  });
});

describe('a detector that is too much', () => {
  it('is refused with 1,000 steps', () => {
    const steps = Array.from({ length: 1000 }, (_, at) => stepOf(`s${String(at)}`)).join('\n');
    expect(told(withSteps(steps)).join('\n')).toContain('sequence.steps must have 1 to 24 entries.');
  });

  it('is refused with a group of a group', () => {
    const text = withSteps(
      `${stepOf('a')}\n    - { id: b, any-order: [{ id: c, any-order: [] }, { id: d, where: call.can("pay") }] }`,
    );
    expect(told(text).join('\n')).toContain('There is no "any-order" here.');
  });

  it('is refused with 10,000 brackets, 10,000 negations or 100,000 comparisons', () => {
    const brackets = `>-\n        ${'('.repeat(1500)}call.can("pay")${')'.repeat(1500)}`;
    expect(told(withWhere(brackets))).toEqual(['size 14:41 The expression is nested deeper than 32 levels.']);
    expect(told(withWhere(`>-\n        ${'!'.repeat(3000)}call.can("pay")`))).toEqual([
      'size 14:41 The expression is nested deeper than 32 levels.',
    ]);
    expect(told(withWhere(`>-\n        ${Array.from({ length: 300 }, () => 'true').join(' && ')}`))).toEqual([]);
    expect(told(withWhere(`>-\n        ${Array.from({ length: 500 }, () => '1<2').join('&&')}`))).toEqual([
      'size 14:859 The expression has more than 512 parts.',
    ]);
    expect(told(withWhere(`>-\n        ${'('.repeat(10_000)}`)).join()).toContain('must have at most 4096 characters');
  });

  it.each([
    ['no end', 'by: [tenant]\n  steps: []', 'sequence.within is missing.'],
    [
      'a time beyond 30 days',
      'by: [tenant]\n  within: 31d\n  steps:\n    - { id: a, where: call.can("pay") }\n    - { id: b, where: call.can("pay") }',
      'within is longer than 30 days: all that began would have to be kept so long.',
    ],
    [
      'a time beyond all numbers',
      'by: [tenant]\n  within: 999999999d\n  steps:\n    - { id: a, where: call.can("pay") }\n    - { id: b, where: call.can("pay") }',
      'within is longer than 30 days: all that began would have to be kept so long.',
    ],
    [
      'a count beyond 1,024',
      'by: [tenant]\n  within: 1h\n  steps:\n    - { id: a, count: { where: call.can("pay"), at-least: 1025 } }',
      'sequence.steps[1].count.at-least must be 1 to 1024, and is 1025.',
    ],
    [
      'a leading absence of a year',
      'by: [tenant]\n  within: 1h\n  steps:\n    - { id: a, where: call.can("pay") }\n  unless:\n    - { before: a, for: 365d, where: call.can("write") }',
      'for is longer than 30 days: all that began would have to be kept so long.',
    ],
    [
      'a number beyond those that are exact',
      'by: [tenant]\n  within: 1h\n  steps:\n    - { id: a, sum: { where: call.can("pay"), of: arguments.bytes, at-least: 9007199254740993 } }',
      'A sum has a bound above 0 that is computed exactly.',
    ],
    [
      'an endless bound',
      'by: [tenant]\n  within: 1h\n  steps:\n    - { id: a, sum: { where: call.can("pay"), of: arguments.bytes, at-least: .inf } }',
      'sequence.steps[1].sum.at-least must be a number or a text, and is Infinity.',
    ],
  ])('is refused with %s, with the reason', (_title, sequence, expected) => {
    expect(told(detectorText({ sequence })).join('\n')).toContain(expected);
  });
});

describe('names that only look alike', () => {
  it('are refused in ids, and the letter is named', () => {
    const text = detectorText().replace('sequence.example', 'sequence.ex\u0430mple');
    expect(told(text)).toEqual([
      expect.stringMatching(
        /^structure 1:5 id must be .*It holds U\+0430, which only looks like a letter that may stand there\.$/,
      ),
    ]);
    expect(told(withSteps(`${stepOf('a')}\n${stepOf('\u0430')}`))).toHaveLength(1);
  });

  it('are refused in expressions', () => {
    expect(told(withWhere('>-\n        server.id == "x" && tаrget.name == "x"'))).toEqual([
      'syntax 14:30 Here stands the character U+0430, which only looks like one that is part of the language.',
    ]);
  });
});

it('lets an id be taken once, in whichever file', () => {
  const text = detectorText();
  const { detectors, diagnostics } = compileAll(
    [
      { file: 'one.yaml', text },
      { file: 'other.yaml', text: text.replace('An example', 'Another') },
    ],
    { nowMs: 0, taken: new Map([['rate.example', 'the catalogue']]) },
  );
  expect(detectors.map(({ file }) => file)).toEqual(['one.yaml']);
  expect(diagnostics).toMatchObject([
    {
      file: 'other.yaml',
      rule: 'duplicate',
      line: 1,
      message: 'The id "sequence.example" is taken already, by one.yaml.',
    },
  ]);
});

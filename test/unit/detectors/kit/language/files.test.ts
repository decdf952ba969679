import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileSequence } from '../../../../../detectors/kit/language/compile-file.ts';
import { renderDiagnostic } from '../../../../../detectors/kit/language/diagnostic.ts';
import { semanticHash } from '../../../../../detectors/kit/form/semantic-hash.ts';
import {
  compiled,
  detectorText,
  diagnosticsOf,
  told,
  withSteps,
  withWhere,
} from '../../../../support/detector-text.ts';

describe('a file', () => {
  it('becomes the form that it says', () => {
    const form = compiled(
      detectorText({
        sequence: `by: [tenant, session, agent]
  within: 15m
  match: { all: 3 }
  steps:
    - id: first
      where: call.can("read.untrusted")
    - id: both
      any-order:
        - { id: one, where: call.can("pay") }
        - { id: two, where: call.can("write") }
      after: 30s
      within: 2m
    - id: many
      sum: { where: call.can("write"), of: arguments.bytes, at-least: 10MB }
    - id: rest
      where: call.can("write")
      times: { min: 2 }
    - id: last
      where: call.can("pay")
      strict: true
  unless:
    - { between: [first, last], where: call.can("destroy") }
    - { before: both, for: 1h, where: call.can("destroy") }`,
        tail: `arm: last
respond: { breaker: open, scope: session, ttl: 15m }
text: It happened.
falsepositives: [An honest cause.]
triage: [Who was it?]
tests: [{ title: stays silent, trace: 0s a/b, fires: [] }]`,
      }),
    );
    expect(form).toMatchObject({
      maps: [{ framework: 'mitre-attack', version: '19.2', id: 'T1041', name: 'Exfiltration Over C2 Channel' }],
      by: ['tenant', 'session', 'agent'],
      withinMs: 900_000,
      match: { kind: 'all', max: 3 },
      items: [
        { kind: 'step', min: 1, max: 1, isStrict: false },
        { kind: 'any-order', id: 'both', afterMs: 30_000, withinMs: 120_000, steps: [{ id: 'one' }, { id: 'two' }] },
        { kind: 'aggregate', measure: 'sum', atLeast: 10_000_000, of: { op: 'field', path: 'arguments.bytes' } },
        { kind: 'step', min: 2 },
        { kind: 'step', isStrict: true },
      ],
      absences: [
        { kind: 'middle', after: 'first', before: 'last' },
        { kind: 'leading', before: 'both', forMs: 3_600_000 },
      ],
      arm: 'last',
      respond: { breaker: 'open', scope: 'session', mode: 'deny', ttlMs: 900_000, code: 'sequence-closed' },
    });
    expect(form.items[3]).not.toHaveProperty('max');
  });

  it('means the same with other quotes, folds and an order of its names', () => {
    const folded = withWhere('>-\n        call.can("egress.*")\n        && call.can("pay")');
    const quoted = withWhere(String.raw`"call.can(\"pay\") && (call.can('egress.*'))"`);
    expect(semanticHash(compiled(folded))).toBe(semanticHash(compiled(quoted)));
  });

  it('may be JSON on one line', () => {
    const text = detectorText();
    expect(compiled(JSON.stringify(parse(text)))).toEqual(compiled(text));
  });

  it('reads the times of an optional step', () => {
    const steps = (times: string): string =>
      withSteps(`    - { id: a, where: call.can("pay") }
    - { id: b, where: call.can("write"), ${times} }
    - { id: c, where: call.can("pay") }`);
    expect(compiled(steps('optional: true')).items[1]).toMatchObject({ min: 0, max: 1 });
    expect(compiled(steps('optional: true, times: { min: 2, max: 3 }')).items[1]).toMatchObject({ min: 0, max: 3 });
    expect(compiled(steps('times: 3')).items[1]).toMatchObject({ min: 3, max: 3 });
  });

  it('tells all its faults at once, each with its place', () => {
    expect(
      told(
        detectorText({
          head: `id: Sequence.example
version: 1.0
title: An example
description: An example.
status: stabel
level: low
severity: low
maps: [{ framework: mitre-attack, version: '19.1', id: T104 }]`,
          sequence: `by: [tenant, sesion]
  match: { all: 5000 }
  steps:
    - id: read
      where: call.cann("read.untrusted")
      wher: 1
    - id: send`,
        }),
      ),
    ).toEqual([
      'structure 1:5 id must be a family of a-z, a dot, and a name of a-z, 0-9 and -, such as sequence.secret-to-egress, and is "Sequence.example".',
      'structure 2:10 version must be three numbers with dots between, such as 1.0.0, and is 1. Put it in quotes.',
      'structure 5:9 status must be experimental, test, stable or deprecated, and is "stabel". Did you mean "stable"?',
      'structure 6:1 There is no "level" here. Did you mean "severity"?',
      'unknown-technique 8:44 Version "19.1" of MITRE ATT&CK (Enterprise) is not known; "19.2" is.',
      'unknown-technique 8:56 MITRE ATT&CK (Enterprise) 19.2 has no technique "T104" that detectors may name. Did you mean "T1041"?',
      'structure 9:1 sequence.within is missing.',
      'structure 10:16 sequence.by[2] must be tenant, session, call, agent, principal, server or tool, and is "sesion". Did you mean "session"?',
      'structure 11:17 sequence.match.all must be 1 to 1024, and is 5000.',
      'unknown-function 14:14 There is no function "call.cann". Did you mean "call.can"?',
      'structure 15:7 There is no "wher" here. Did you mean "where"?',
      'structure 16:7 An item has one of where, any-order, one-of, count, sum, distinct, and this one has none of them.',
    ]);
  });

  it.each([
    [
      'times: 2',
      'any-order: [{ id: x, where: call.can("pay") }, { id: y, where: call.can("pay") }]',
      'times belongs to a step, and this is a group.',
    ],
    [
      'carries: $x',
      'one-of: [{ id: x, where: call.can("pay") }, { id: y, where: call.can("pay") }]',
      'carries belongs to a step, and this is a group.',
    ],
    [
      'optional: true',
      'count: { where: call.can("pay"), at-least: 2 }',
      'optional belongs to a step, and this is a count.',
    ],
    [
      'where: call.can("pay")',
      'count: { where: call.can("pay"), at-least: 2 }',
      'An item has one of where, any-order, one-of, count, sum, distinct, and this one has where and count.',
    ],
    [
      'strict: false',
      'sum: { where: call.can("pay"), of: arguments.bytes, at-least: lots }',
      'at-least must be a number, or a text such as 10MB or 15m.',
    ],
  ])('says of %s beside %s what does not go together', (one, other, expected) => {
    const text = withSteps(`    - { id: a, where: call.can("pay") }\n    - id: b\n      ${one}\n      ${other}`);
    expect(diagnosticsOf(text).map(({ message }) => message)).toContain(expected);
  });

  it.each([
    ['{ where: call.can("pay") }', 'An absence has one of between, before and after.'],
    ['{ before: send, where: call.can("pay") }', 'before and after need for: how long.'],
    [
      '{ between: [read, send], for: 1m, where: call.can("pay") }',
      'between needs no for: it ends with the second item.',
    ],
    ['{ between: [read], where: call.can("pay") }', 'sequence.unless[1].between must have 2 to 2 entries.'],
  ])('says what is wrong with the absence %s', (absence, expected) => {
    const text = withSteps(
      '    - { id: read, where: call.can("pay") }\n    - { id: send, where: call.can("pay") }',
      `  unless:\n    - ${absence}`,
    );
    expect(diagnosticsOf(text).map(({ message }) => message)).toContain(expected);
  });
});

describe('notes', () => {
  function notesOf(text: string): readonly string[] {
    const { value } = compileSequence({ file: 'example.yaml', text });
    return (value?.notes ?? []).map(
      ({ severity, line, message }) => `${severity} ${String(line)} ${message.split(':')[0] ?? ''}`,
    );
  }

  it('say nothing where the newest start decides', () => {
    expect(notesOf(detectorText())).toEqual([]);
    const carrying = `    - { id: read, where: call.can("pay"), capture: { value: result.fingerprints() } }
    - { id: send, where: call.can("pay"), carries: $value }`;
    expect(notesOf(withSteps(carrying))).toEqual([]);
  });

  it.each([
    ['strict: true', 'the agent’s next call is asked for'],
    ['within: 1m', 'the time since the item before counts'],
  ])('say why more than the newest start is kept with %s', (more, reason) => {
    const steps = `    - { id: read, where: call.can("pay") }\n    - { id: send, where: call.can("pay"), ${more} }`;
    expect(notesOf(withSteps(steps))).toEqual([`note 13 Before "send" more than the newest start decides (${reason})`]);
  });

  it('say which capture is compared, and that every match is asked for', () => {
    const steps = `    - { id: read, where: call.can("pay") }
    - { id: send, where: steps.read.server.id == server.id }
  match: { all: 3 }`;
    expect(notesOf(withSteps(steps))).toEqual([
      'note 13 Before "send" more than the newest start decides (every match is asked for; steps.read.server.id is compared, and not only looked for)',
    ]);
  });
});

describe('places', () => {
  it.each([
    ['plain', 'call.can("pay") && target.nmae == "x"', [13, 33]],
    ['double quotes', String.raw`"call.can(\"pay\") && target.nmae == 'x'"`, [13, 36]],
    ['single quotes', `'call.can("pay") && target.nmae == ''x'''`, [13, 34]],
    ['a block', '|\n        call.can("pay")\n        && target.nmae == "x"', [15, 12]],
    ['a folded block', '>-\n        call.can("pay")\n        && target.nmae == "x"', [15, 12]],
    ['lines without a mark', 'call.can("pay")\n        && target.nmae == "x"', [14, 12]],
  ] as const)('are found in a text with %s', (_title, where, [line, column]) => {
    const text = withWhere(where);
    expect(diagnosticsOf(text)).toMatchObject([{ rule: 'unknown-field', line, column, length: 11 }]);
  });

  it('are shown with the line and a caret', () => {
    const [diagnostic] = diagnosticsOf(withWhere('call.can("pay") && target.nmae == "x"'));
    expect(diagnostic === undefined ? '' : renderDiagnostic(diagnostic)).toBe(
      `example.yaml:13:33: error: There is no field "target.nmae". Did you mean "target.name"? [unknown-field]
   13 |       where: call.can("pay") && target.nmae == "x"
      |                                 ^^^^^^^^^^^
`,
    );
  });

  it('show nothing that could move a cursor', () => {
    const [diagnostic] = diagnosticsOf(withWhere('"\\u001b[2J\u202e x"'));
    const shown = diagnostic === undefined ? '' : renderDiagnostic(diagnostic);
    expect(shown).toContain('U+202E cannot be seen');
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    for (const { message } of diagnosticsOf(withWhere('\'arguments.has("co\ufeff\u200bde")\''))) {
      expect(message).toContain('no label');
      expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  it('are those of the text in files with a byte order mark and with other line ends', () => {
    const text = withWhere('target.nmae == "x"');
    expect(diagnosticsOf(text.replaceAll('\n', '\r\n'))).toMatchObject([{ line: 13, column: 14 }]);
    expect(diagnosticsOf(`\ufeff${text}`)).toMatchObject([{ line: 13, column: 14 }]);
  });
});

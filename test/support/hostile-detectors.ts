import { isDeepStrictEqual } from 'node:util';
import { checkForm } from '../../detectors/kit/form/check-form.ts';
import { compileCondition, compileValue } from '../../detectors/kit/form/compile.ts';
import type { Facts } from '../../detectors/kit/form/facts.ts';
import { Facts as EventFacts } from '../../detectors/kit/form/facts.ts';
import type { Expression, SequenceForm } from '../../detectors/kit/form/form.ts';
import { stepsOf } from '../../detectors/kit/form/items.ts';
import { prefixHashes, semanticHash } from '../../detectors/kit/form/semantic-hash.ts';
import { compileSequence } from '../../detectors/kit/language/compile-file.ts';
import { renderDiagnostic } from '../../detectors/kit/language/diagnostic.ts';
import { endFacts, requestFacts } from './facts.ts';
import { numbersFrom } from './random-numbers.ts';

const detectors = [
  `id: sequence.one
version: 1.0.0
title: One
description: One.
status: test
severity: low
maps: [{ framework: owasp-mcp, version: '2025', id: MCP01 }]
sequence:
  by: [tenant, session]
  within: 15m
  match: { all: 3 }
  steps:
    - id: read
      where: call.can("read.*") && !arguments.has("code") || result.bytes > 10MB
      capture: { value: result.fingerprints("secret"), size: result.bytes }
    - id: both
      any-order:
        - { id: one, where: server.id == "mail" }
        - { id: two, where: 'matches(target.name, "^s.*d$") && size(arguments.fingerprints()) >= 1' }
      after: 1s
    - id: send
      where: >-
        call.can("egress.*") && arguments.bytes * 2 - 1 > $size
        && steps.read.server.id != server.id
      carries: $value
  unless:
    - { between: [read, send], where: 'event.type == "approval" && approval.decision in ["granted", "denied"]' }
arm: send
respond: { breaker: open, scope: session, ttl: 15m }
text: One.
falsepositives: [one]
triage: [one]
tests: [{ title: one, trace: 0s a/b, fires: [] }]
`,
  `id: sequence.two
version: 2.0.0
title: Two
description: Two.
status: experimental
severity: high
maps: [{ framework: mitre-atlas, version: '2026.09', id: AML.T0053 }]
sequence:
  by: [tenant, session, agent]
  within: 1h
  steps:
    - id: many
      distinct: { where: call.can("read.*"), of: arguments.fingerprints("destination"), at-least: 3 }
    - id: maybe
      where: intersects(token.scopes, ["admin", "root"])
      optional: true
    - id: either
      one-of:
        - { id: a, where: number(arguments.value("amount")) / 0 > 1 }
        - { id: b, where: certain(result.has("secret")) }
      within: 5m
    - id: sum
      sum: { where: call.can("pay"), of: arguments.bytes % 7 + latencyMs, at-least: 1KiB }
    - id: rest
      where: contains(target.name, 'x') || startsWith(method, "tools") || outcome == "answered"
      times: { min: 2, max: 9 }
  unless:
    - { before: many, for: 1m, where: event.type == "notification" }
    - { after: rest, for: 1m, where: call.can("destroy") }
text: Two.
falsepositives: [two]
triage: [two]
tests: [{ title: two, trace: 0s a/b, fires: [] }]
`,
];

const scraps = [
  ...[
    '&&',
    '||',
    '!',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\\',
    ':',
    ',',
    '#',
    '- ',
    '\n',
    '\n  ',
    '\t',
    '&a',
    '*a',
  ],
  ...[
    '>-\n',
    '|',
    '---\n',
    '!!int ',
    '<<: ',
    '\0',
    '\ufeff',
    '\u202e',
    '\ud800',
    'е',
    '9007199254740993',
    '-1',
    '0',
    '.nan',
  ],
  ...[
    '$value',
    'steps.read.',
    'server.id',
    'result.bytes',
    'call.can(',
    '"egress.*"',
    'in ',
    '== ',
    '30d',
    '999999999d',
  ],
  ...[
    '__proto__: 1',
    'constructor',
    'optional: true',
    'times: 65',
    'arm: read',
    'within: 0s',
    'strict: true',
    'null',
    '~',
  ],
];
/** Words that may stand for one another, so that many a damaged detector still compiles. */
const words = [
  ['server.id', 'target.name', 'method', 'agent.id', 'principal.id', 'outcome'],
  ['arguments.bytes', 'result.bytes', 'latencyMs', 'session.confidence', 'result.errorCode'],
  ['==', '!='],
  ['&&', '||'],
  ['call.can("read.*")', 'call.can("pay")', 'arguments.has("code")', 'result.isError', 'true', '!result.has("secret")'],
  ['15m', '1h', '1s', '500ms', '30d'],
  ['exists', 'consume', 'once'],
  ['session', 'agent', 'principal', 'server', 'tool'],
  ['"mail"', '"send"', "''", '"\\u0000"'],
];

/** A detector that was damaged in as many places as the number says, in words or in letters. */
export function damagedDetector(next: (below: number) => number): string {
  let text = detectors[next(detectors.length)] ?? '';
  for (let edits = next(6); edits > 0; edits -= 1) text = next(3) > 0 ? swapWord(text, next) : damage(text, next);
  return text;
}

function swapWord(text: string, next: (below: number) => number): string {
  const group = words[next(words.length)] ?? [];
  const from = group[next(group.length)] ?? '';
  const at = text.indexOf(from, next(text.length));
  if (at < 0) return text;
  return text.slice(0, at) + (group[next(group.length)] ?? '') + text.slice(at + from.length);
}

function damage(text: string, next: (below: number) => number): string {
  const at = next(text.length + 1);
  const kind = next(4);
  if (kind === 0) return text.slice(0, at) + (scraps[next(scraps.length)] ?? '') + text.slice(at);
  if (kind === 1) return text.slice(0, at) + text.slice(at + next(20));
  if (kind === 2) return text.slice(0, at) + String.fromCharCode(next(0x250)) + text.slice(at + 1);
  const from = next(text.length);
  return text.slice(0, at) + text.slice(from, from + next(80)) + text.slice(at);
}

/** Letters and scraps in no order. */
export function randomText(next: (below: number) => number): string {
  return Array.from({ length: next(60) }, () => scraps[next(scraps.length)] ?? '').join('');
}

/** Compiles it; what compiles is run on events. Throws when anything is not as it must be; says whether it compiled. */
export function tryDetector(text: string): boolean {
  const { value, diagnostics } = compileSequence({ file: 'fuzz.yaml', text });
  for (const diagnostic of diagnostics) checkDiagnostic(renderDiagnostic(diagnostic), diagnostic);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (value === undefined) {
    if (errors.length === 0) throw new Error('It was refused without a reason.');
    return false;
  }
  if (errors.length > 0) throw new Error('It compiled in spite of an error.');
  checkCompiled(value.form);
  return true;
}

function checkDiagnostic(
  shown: string,
  { line, column, length }: { line: number; column: number; length: number },
): void {
  if (!(line >= 1 && column >= 1 && length >= 1)) throw new Error('A diagnostic has no place.');
  if (/[\p{Cc}\p{Cf}]/u.test(shown.replaceAll('\n', '')))
    throw new Error('A diagnostic shows what could move a cursor.');
}

function checkCompiled(form: SequenceForm): void {
  const copy = JSON.parse(JSON.stringify(form)) as SequenceForm;
  if (!isDeepStrictEqual(copy, form)) throw new Error('The form is more than plain data.');
  if (semanticHash(copy) !== semanticHash(form)) throw new Error('A copy of the form has another hash.');
  if (prefixHashes(form).length !== form.items.length) throw new Error('An item has no hash.');
  if (checkForm(copy).some(({ severity }) => severity !== 'warning')) throw new Error('A copy of the form is refused.');
  const slots = form.items.flatMap(stepsOf).flatMap(({ captures }) => captures.map(({ name }) => name));
  for (const facts of events()) {
    facts.captured = slots.map((_name, at) => [null, 3, 'mail', { values: ['a'], isOpen: at % 2 === 0 }][at % 4]);
    for (const where of conditionsOf(form)) {
      const truth = compileCondition(where, { slots })(facts);
      if (![0, 1, 2].includes(truth)) throw new Error('A condition has no truth.');
    }
    for (const { value } of form.items.flatMap(stepsOf).flatMap(({ captures }) => captures)) {
      const found: unknown = compileValue(value, { slots })(facts);
      if (!isDeepStrictEqual(JSON.parse(JSON.stringify(found)), found))
        throw new Error('A value is more than plain data.');
    }
  }
}

function conditionsOf({ items, absences }: SequenceForm): readonly Expression[] {
  return [...items.flatMap(stepsOf), ...absences].map(({ where }) => where);
}

function events(): readonly Facts[] {
  const fingerprints = [{ fp: 'aaaaaaaaaaaaaaaa', role: 'secret' as const }];
  return [
    requestFacts({ can: ['egress.message'], labels: ['code'], fingerprints, truncated: true, overflow: 2 }),
    endFacts({ can: ['read.private'], labels: ['secret.key'], fingerprints }),
    EventFacts.of('approval', { decision: 'granted' }),
    EventFacts.of('notification', {}),
  ];
}

/** Tries so many detectors; throws with the text of the first that fails. Says how many compiled. */
export function tryDetectors(seed: number, count: number): number {
  const next = numbersFrom(seed);
  let compiled = 0;
  for (let at = 0; at < count; at += 1) {
    const text = next(10) === 0 ? randomText(next) : damagedDetector(next);
    try {
      compiled += tryDetector(text) ? 1 : 0;
    } catch (fault) {
      throw new Error(`seed ${String(seed)}, case ${String(at)}: ${JSON.stringify(text)}`, { cause: fault });
    }
  }
  return compiled;
}

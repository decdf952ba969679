import { describe, expect, it } from 'vitest';
import { compileAll } from '../../../../../detectors/kit/language/compile-all.ts';
import type { Expression } from '../../../../../detectors/kit/form/form.ts';
import { firstFalse } from '../../../../../detectors/kit/trial/explain/first-false.ts';
import { printExpression } from '../../../../../detectors/kit/trial/explain/print-expression.ts';
import { readTrace } from '../../../../../detectors/kit/trial/notation/read-trace.ts';
import { fingerprintOf } from '../../../../../detectors/kit/trial/notation/symbols.ts';
import { writeEvents } from '../../../../../detectors/kit/trial/notation/write-events.ts';
import { newDetector } from '../../../../support/compiled-sequence.ts';

/** The form of a condition that is written in the language. */
function conditionOf(text: string): Expression {
  const file = newDetector().replace('call.can("read.private") && result.has("personal")', `>-\n        ${text}`);
  const { detectors, diagnostics } = compileAll([{ file: 'example.yaml', text: file }], { nowMs: 0 });
  const [item] = detectors[0]?.form.items ?? [];
  if (item?.kind !== 'step') throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return item.step.where;
}

describe('an expression', () => {
  it.each([
    'call.can("egress.*") && result.has("secret")',
    '(call.can("pay") || call.can("destroy")) && !arguments.has("code")',
    'call.can("pay") && call.can("write") || call.can("destroy")',
    '(result.bytes + 1) * 2 > 10 && latencyMs % 2 == 0',
    'target.name in ["a", "b"] || matches(target.name, "^x")',
    'size(arguments.fingerprints("destination")) >= 3',
    'number(arguments.value("amount")) > 100 && certain(result.has("code"))',
    'startsWith(target.name, "get_") && endsWith(target.name, "_all") && contains(target.name, "z")',
    '!(outcome == "lost")',
  ])('is printed as it is written: %s', (text) => {
    expect(printExpression(conditionOf(text))).toBe(text);
  });
});

function whyOf(text: string, line: string): string | undefined {
  const reading = readTrace(line);
  if (reading.kind === 'faulty') throw new Error(reading.faults.map(({ message }) => message).join('\n'));
  const [request, end] = writeEvents(reading.trace);
  if (request?.kind !== 'event') throw new Error('There is no request.');
  return firstFalse(conditionOf(text), {
    first: { kind: 'requested', data: request.event.data },
    end: end?.kind === 'event' ? end.event.data : undefined,
    slots: [],
    captured: [],
    nameOf: (fp) => (fp === fingerprintOf('A') ? 'A' : fp),
  });
}

describe('Semantics 16: why a condition does not hold', () => {
  it.each([
    ['call.can("egress.*")', '0s a/b can:write', 'call.can("egress.*") is false: capabilities.name is write'],
    ['result.has("secret")', '0s a/b -> has:code', 'result.has("secret") is false: result.labels is code'],
    ['result.bytes > 1000', '0s a/b -> bytes:7', 'result.bytes > 1000 is false: result.bytes is 7'],
    ['server.version == "2"', '0s a/b', 'server.version == "2" is false: server.version is missing'],
    [
      'call.can("write") && result.bytes > 1000',
      '0s a/b can:write',
      'result.bytes > 1000 is false: result.bytes is 100',
    ],
    [
      'call.can("pay") || outcome == "lost"',
      '0s a/b',
      'call.can("pay") is false: capabilities.name is none, and outcome == "lost" is false: outcome is "answered"',
    ],
    [
      'size(arguments.fingerprints()) > 2',
      '0s a/b payload:A',
      'size(arguments.fingerprints()) > 2 is false: arguments.fingerprints() is A',
    ],
    ['!call.can("write")', '0s a/b can:write', '!call.can("write") is false: capabilities.name is write'],
  ])('%s, for %s', (text, line, why) => {
    expect(whyOf(text, line)).toBe(why);
  });

  it('is nothing where it holds, and where it perhaps does', () => {
    expect(whyOf('call.can("write")', '0s a/b can:write')).toBeUndefined();
    expect(whyOf('result.has("secret")', '0s a/b -> truncated')).toBeUndefined();
  });
});

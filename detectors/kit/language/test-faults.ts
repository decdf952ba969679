/** What can be told of tests without running them: traces that cannot be read, and names of what is not there. */
import type { DetectorTest } from '../../../schemas/generated/types.ts';
import type { SequenceForm } from '../form/form.ts';
import { idOfItem, stepsOf } from '../form/items.ts';
import { suggestion } from '../../../schemas/nearest.ts';
import type { TraceFault } from '../trial/notation/fault.ts';
import { namesIn } from '../trial/notation/names.ts';
import { readTrace } from '../trial/notation/read-trace.ts';
import { callsOf, type Trace } from '../trial/notation/trace.ts';
import { fault, quoted, type Fault, type Span } from './diagnostic.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

export interface TestGround {
  readonly form: SequenceForm;
  readonly source: YamlSource;
}

export function testFaults(tests: readonly DetectorTest[], { form, source }: TestGround): readonly Fault[] {
  const steps = [...new Set(form.items.flatMap((item) => [idOfItem(item), ...stepsOf(item).map(({ id }) => id)]))];
  return tests.flatMap((test, at): readonly Fault[] => {
    const path = ['tests', at] as const;
    const reading = readTrace(test.trace);
    if (reading.kind === 'faulty') return reading.faults.map((one) => inTrace(one, { test, path, source }));
    return expectationFaults(test, { path, source, steps, trace: reading.trace });
  });
}

interface TraceGround {
  readonly test: DetectorTest;
  readonly path: YamlPath;
  readonly source: YamlSource;
}

function inTrace({ line, column, length, message }: TraceFault, { test, path, source }: TraceGround): Fault {
  const before = test.trace.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  const span = source.spanInText([...path, 'trace'], { start, end: start + length });
  return fault('test', `In the trace: ${message}${message.endsWith('?') ? '' : '.'}`, span);
}

interface Expecting {
  readonly path: YamlPath;
  readonly source: YamlSource;
  /** Ids of the sequence's steps. */
  readonly steps: readonly string[];
  readonly trace: Trace;
}

function expectationFaults(test: DetectorTest, { path, source, steps, trace }: Expecting): readonly Fault[] {
  const calls = callsOf(trace).length;
  const names = [...namesIn(trace).values()];
  const spanOf = (more: YamlPath): Span => source.spanOf([...path, ...more]);
  const callFault = (call: number, more: YamlPath): readonly Fault[] =>
    call <= calls ? [] : [fault('test', `The trace has no call ${String(call)}: ${countOf(calls)}.`, spanOf(more))];
  const stepFault = (step: string, span: Span): readonly Fault[] =>
    steps.includes(step) ? [] : [fault('test', `There is no step ${quoted(step)}.${suggestion(step, steps)}`, span)];
  const valueFault = (value: string, more: YamlPath): readonly Fault[] =>
    names.includes(value)
      ? []
      : [fault('test', `The trace has no value ${quoted(value)}.${suggestion(value, names)}`, spanOf(more))];
  return [
    ...(['fires', 'refused', 'late', 'withdrawn'] as const).flatMap((name) =>
      (test[name] ?? []).flatMap((call, at) => callFault(call, [name, at])),
    ),
    ...(test.armed ?? []).flatMap(({ after, step, values = [] }, at) => [
      ...callFault(after, ['armed', at, 'after']),
      ...stepFault(step, spanOf(['armed', at, 'step'])),
      ...values.flatMap((value, nth) => valueFault(value, ['armed', at, 'values', nth])),
    ]),
    ...(test.evidence ?? []).flatMap((taken, at) =>
      Object.entries(taken).flatMap(([step, call]) => [
        ...stepFault(step, source.spanOfName([...path, 'evidence', at, step])),
        ...callFault(call, ['evidence', at, step]),
      ]),
    ),
  ];
}

function countOf(calls: number): string {
  return calls === 1 ? 'it has one' : `it has ${String(calls)}`;
}

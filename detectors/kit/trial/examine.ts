/** Puts a detector to its tests, and to every mutant of each trace at which it fires as it should. */
import type { DetectorTest } from '../../../schemas/generated/types.ts';
import type { SequenceForm } from '../form/form.ts';
import { disappointments } from './expectations.ts';
import { isKilled, mutantsOf } from './mutants.ts';
import type { MutantKind } from './mutants/mutant.ts';
import { renderFault } from './notation/fault.ts';
import { namesIn } from './notation/names.ts';
import { readTrace } from './notation/read-trace.ts';
import type { Trace } from './notation/trace.ts';
import { firedAt, type Outcome } from './outcome.ts';

export type RunTrace = (trace: Trace, options: { readonly isRestarted: boolean }) => Outcome;

export interface Patient {
  readonly form: SequenceForm;
  readonly tests: readonly DetectorTest[];
  readonly run: RunTrace;
  /** How late an event may come and still be put in its place. */
  readonly lateMs: number;
  readonly withMutants: boolean;
}

export type MutantReport = { readonly kind: MutantKind; readonly title: string } & (
  | { readonly result: 'killed' }
  /** It did not do what the sequence says. */
  | {
      readonly result: 'survived';
      readonly meaning: string;
      readonly fires: readonly number[];
      readonly wanted: string;
    }
  /** The trace or the sequence gives no occasion for it. */
  | { readonly result: 'unmade'; readonly why: string }
);

export interface TestReport {
  readonly title: string;
  /** What is wrong, as sentences; a trace that cannot be read as its lines with carets. */
  readonly failures: readonly string[];
  readonly mutants: readonly MutantReport[];
  /** It fires, and its chain takes exactly as long as it may. */
  readonly isBoundary: boolean;
}

export function examine(patient: Patient): readonly TestReport[] {
  return patient.tests.map((test) => examineOne(patient, test));
}

export function isPassed({ failures, mutants }: TestReport): boolean {
  return failures.length === 0 && mutants.every(({ result }) => result !== 'survived');
}

function examineOne(patient: Patient, test: DetectorTest): TestReport {
  const { title } = test;
  const reading = readTrace(test.trace);
  if (reading.kind === 'faulty') {
    const failures = reading.faults.map((fault) => renderFault(test.trace, fault));
    return { title, failures, mutants: [], isBoundary: false };
  }
  const { trace } = reading;
  const outcome = patient.run(trace, { isRestarted: false });
  const failures = disappointments(test, { outcome, names: namesIn(trace) });
  const isMutated = patient.withMutants && failures.length === 0 && outcome.fired.length > 0;
  const { withinMs } = patient.form;
  const isBoundary = outcome.fired.some(({ finding: { startMs, endMs } }) => endMs - startMs === withinMs);
  return { title, failures, mutants: isMutated ? mutate(patient, { test, trace, outcome }) : [], isBoundary };
}

interface Mutated {
  readonly test: DetectorTest;
  readonly trace: Trace;
  readonly outcome: Outcome;
}

function mutate({ form, tests, run, lateMs }: Patient, { test, trace, outcome }: Mutated): readonly MutantReport[] {
  const others = tests.filter((one) => one !== test).flatMap((one) => tracesOf(one));
  return mutantsOf({ form, trace, outcome, lateMs, others }).map((made): MutantReport => {
    const { kind, title } = made;
    if (!('trace' in made)) return { kind, title, result: 'unmade', why: made.why };
    const came = run(made.trace, made);
    if (isKilled(made, came)) return { kind, title, result: 'killed' };
    const wanted = made.fires.length === 0 ? 'stay silent' : `fire at ${made.fires.join(', ')}`;
    return { kind, title, result: 'survived', meaning: made.meaning, fires: firedAt(came.fired), wanted };
  });
}

function tracesOf({ trace }: DetectorTest): readonly Trace[] {
  const reading = readTrace(trace);
  return reading.kind === 'read' ? [reading.trace] : [];
}

/** The tests of one detector and what came of them. */
import { examine, isPassed, type TestReport } from '../../../detectors/kit/trial/examine.ts';
import type { SequenceForm } from '../../../detectors/kit/form/form.ts';
import { stateLimits } from '../../../detectors/kit/form/limits.ts';
import { defineSequence } from '../../../detectors/kit/sequence/matcher.ts';
import type { DetectorTest } from '../../../schemas/generated/types.ts';
import { runTrace } from './run-trace.ts';

export interface Suite {
  readonly file: string;
  readonly form: SequenceForm;
  readonly tests: readonly DetectorTest[];
}

export interface SuiteReport {
  readonly id: string;
  readonly file: string;
  readonly tests: readonly TestReport[];
}

export interface SuiteOptions {
  readonly withMutants: boolean;
}

export function runSuite({ file, form, tests }: Suite, { withMutants }: SuiteOptions): SuiteReport {
  const specimen = { detector: defineSequence(form), by: form.by };
  const reports = examine({
    form,
    tests,
    withMutants,
    lateMs: stateLimits.latenessMs,
    run: (trace, options) => runTrace(specimen, trace, options),
  });
  return { id: form.id, file, tests: reports };
}

export interface Totals {
  readonly detectors: number;
  readonly passed: number;
  readonly failed: number;
  readonly killed: number;
  readonly survived: number;
  readonly unmade: number;
}

export function totalsOf(suites: readonly SuiteReport[]): Totals {
  const tests = suites.flatMap((suite) => suite.tests);
  const mutants = tests.flatMap((test) => test.mutants);
  const count = (result: string): number => mutants.filter((mutant) => mutant.result === result).length;
  const passed = tests.filter(isPassed).length;
  return {
    detectors: suites.length,
    passed,
    failed: tests.length - passed,
    killed: count('killed'),
    survived: count('survived'),
    unmade: count('unmade'),
  };
}

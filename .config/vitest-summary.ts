import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts every test once. A file that could not be loaded and an error outside every test are failures too. */
export function countTests(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): Totals {
  const totals = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
  for (const module of modules) {
    const tests = [...module.children.allTests()];
    for (const test of tests) {
      const { state } = test.result();
      if (state === 'pending') totals.failed += 1;
      else totals[state] += 1;
    }
    const hasFailedTest = tests.some((test) => test.result().state === 'failed');
    if (module.state() === 'failed' && !hasFailedTest) totals.failed += 1;
  }
  return totals;
}

export function formatTotals(totals: Totals): string {
  const skipped = totals.skipped > 0 ? `, ${String(totals.skipped)} skipped` : '';
  return `${String(totals.passed)} passed, ${String(totals.failed)} failed${skipped}`;
}

export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    process.stdout.write(`\n${formatTotals(countTests(modules, unhandledErrors))}\n`);
  }
}

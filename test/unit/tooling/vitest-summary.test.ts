import type { TestModule } from 'vitest/node';
import { describe, expect, it } from 'vitest';
import { countTests, formatTotals } from '../../../.config/vitest-summary.ts';

type State = 'passed' | 'failed' | 'skipped' | 'pending';

/** The part of a vitest module that the summary reads. */
function moduleWith(state: 'passed' | 'failed', tests: State[]): TestModule {
  const children = { allTests: () => tests.map((test) => ({ result: () => ({ state: test }) })) };
  return { state: () => state, children } as unknown as TestModule;
}

describe('closing line of a test run', () => {
  it('says how many passed and failed, and is silent about none skipped', () => {
    expect(formatTotals(countTests([moduleWith('failed', ['passed', 'passed', 'failed'])], []))).toBe(
      '2 passed, 1 failed',
    );
  });

  it('says how many were skipped', () => {
    expect(formatTotals(countTests([moduleWith('passed', ['passed', 'skipped'])], []))).toBe(
      '1 passed, 0 failed, 1 skipped',
    );
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(countTests([moduleWith('failed', [])], [])).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a test that never ended and an error outside every test as failures', () => {
    const error = { message: 'lost', name: 'Error', stacks: [] };
    expect(countTests([moduleWith('passed', ['pending', 'passed'])], [error]).failed).toBe(2);
  });
});

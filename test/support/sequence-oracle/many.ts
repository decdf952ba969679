import { randomInt } from 'node:crypto';
import { judge, randomCase } from './trial.ts';

export interface Tally {
  readonly seed: number;
  readonly cases: number;
  readonly overflow: number;
  /** Cases outside the class in which the newest start decides alone. */
  readonly unsound: number;
  readonly findings: number;
  /** The first few that fail, by the seed that makes the case again. */
  readonly failed: readonly string[];
}

const failedMax = 10;

/** Holds so many random cases against the oracle, from a seed that `SHEARPIN_TEST_SEED` may give. */
export function runMany(cases: number): Tally {
  const seed = Number(process.env['SHEARPIN_TEST_SEED'] ?? randomInt(2 ** 31));
  const failed: string[] = [];
  let overflow = 0;
  let unsound = 0;
  let findings = 0;
  for (let at = 0; at < cases && failed.length < failedMax; at += 1) {
    const verdict = judge(randomCase(seed + at));
    overflow += verdict.isOverflow ? 1 : 0;
    unsound += verdict.isSound ? 0 : 1;
    findings += verdict.findings;
    if (verdict.faults.length > 0) failed.push(`seed ${String(seed + at)}: ${verdict.faults.slice(0, 3).join('; ')}`);
  }
  const tally = { seed, cases, overflow, unsound, findings, failed };
  process.stdout.write(`sequence oracle: ${JSON.stringify(tally)}\n`);
  return tally;
}

/** Reports of tests as people read them. */
import { isPassed, type MutantReport, type TestReport } from '../../../detectors/kit/trial/examine.ts';
import { plural } from '../plural.ts';
import type { SuiteReport, Totals } from './suite.ts';

export function suiteText({ id, file, tests }: SuiteReport): string {
  return [`${id}  ${file}`, ...tests.flatMap(testLines)].map((line) => `${line}\n`).join('');
}

function testLines(test: TestReport): readonly string[] {
  const { title, failures, mutants } = test;
  const survivors = mutants.filter((mutant) => mutant.result === 'survived');
  const killed = mutants.filter(({ result }) => result === 'killed').length;
  const told = mutants.length === 0 ? '' : `  (${plural(killed, 'mutant')} killed)`;
  return [
    `  ${isPassed(test) ? '✓' : '✗'} ${title}${told}`,
    ...failures.flatMap((failure) => failure.split('\n')).map((line) => `      ${line}`),
    ...survivors.flatMap(survivorLines),
  ];
}

function survivorLines(mutant: Extract<MutantReport, { readonly result: 'survived' }>): readonly string[] {
  const { title, wanted, fires, meaning } = mutant;
  const did = fires.length === 0 ? 'stays silent' : `fires at ${fires.join(', ')}`;
  return [`      survived: ${title}`, `        It should ${wanted}, and ${did}: ${meaning}.`];
}

export function totalsText({ detectors, passed, failed, killed, survived, unmade }: Totals, elapsedMs: number): string {
  return (
    `${plural(detectors, 'detector')}, ${plural(passed, 'test')} passed, ${String(failed)} failed; ` +
    `${plural(killed, 'mutant')} killed, ${String(survived)} survived, ${String(unmade)} had no occasion (${String(elapsedMs)} ms)\n`
  );
}

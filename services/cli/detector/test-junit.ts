/** Reports of tests as JUnit XML, which most CI systems show. A detector is a suite; each mutant is a case of its own. */
import type { MutantReport, TestReport } from '../../../detectors/kit/trial/examine.ts';
import type { SuiteReport } from './suite.ts';

export function junitOf(suites: readonly SuiteReport[], faults: readonly string[] = []): string {
  const xml = [...(faults.length === 0 ? [] : [faultsXml(faults)]), ...suites.map(suiteXml)].join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="shearpin detector test">\n${xml}</testsuites>\n`;
}

/** What is wrong with the files themselves: a suite of cases that are in error. */
function faultsXml(faults: readonly string[]): string {
  const cases = faults.map((fault) => {
    const [head = ''] = fault.split('\n', 1);
    return caseXml('files', head, `<error message="${escaped(head)}">${escaped(fault)}</error>`);
  });
  const count = String(faults.length);
  return `  <testsuite name="files" tests="${count}" failures="0" errors="${count}" skipped="0">\n${cases.join('')}  </testsuite>\n`;
}

function suiteXml({ id, file, tests }: SuiteReport): string {
  const cases = tests.flatMap((test) => [testXml(id, test), ...test.mutants.map((one) => mutantXml(id, test, one))]);
  const failures = cases.filter((xml) => xml.includes('<failure')).length;
  const skipped = cases.filter((xml) => xml.includes('<skipped')).length;
  const counts = `tests="${String(cases.length)}" failures="${String(failures)}" errors="0" skipped="${String(skipped)}"`;
  return `  <testsuite name="${escaped(id)}" file="${escaped(file)}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function testXml(id: string, { title, failures }: TestReport): string {
  const inner = failures.length === 0 ? '' : failureXml(failures[0] ?? '', failures.join('\n'));
  return caseXml(id, title, inner);
}

function mutantXml(id: string, { title }: TestReport, mutant: MutantReport): string {
  const name = `${title}: ${mutant.title}`;
  if (mutant.result === 'killed') return caseXml(`${id}.mutants`, name, '');
  if (mutant.result === 'unmade') return caseXml(`${id}.mutants`, name, `<skipped message="${escaped(mutant.why)}"/>`);
  const did = mutant.fires.length === 0 ? 'stays silent' : `fires at ${mutant.fires.join(', ')}`;
  return caseXml(`${id}.mutants`, name, failureXml(`It should ${mutant.wanted}, and ${did}.`, mutant.meaning));
}

function failureXml(message: string, text: string): string {
  return `<failure message="${escaped(message)}">${escaped(text)}</failure>`;
}

function caseXml(classname: string, name: string, inner: string): string {
  const open = `    <testcase classname="${escaped(classname)}" name="${escaped(name)}"`;
  return inner === '' ? `${open}/>\n` : `${open}>${inner}</testcase>\n`;
}

/** What XML does not allow at all is left out. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
  };
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? character);
}

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDetectorFiles } from '../../../services/cli/detector/detector-files.ts';
import { runSuite } from '../../../services/cli/detector/suite.ts';

const catalog = join(import.meta.dirname, '../../../detectors/catalog');
const { sequences, faults } = await readDetectorFiles([catalog]);

describe.each(sequences)('$form.id', (sequence) => {
  const { tests } = runSuite(sequence, { withMutants: true });

  it.each(tests)('$title', ({ failures, mutants }) => {
    expect(failures).toEqual([]);
    expect(mutants.filter(({ result }) => result === 'survived')).toEqual([]);
  });

  it('has mutants', () => {
    expect(tests.flatMap(({ mutants }) => mutants).filter(({ result }) => result === 'killed').length).toBeGreaterThan(
      5,
    );
  });
});

it('reads every file of the catalogue', () => {
  expect(faults).toEqual([]);
  expect(sequences.length).toBeGreaterThan(0);
});

import { statSync } from 'node:fs';
import type { CompiledSequence } from '../../../detectors/kit/language/compile-file.ts';
import { ShearpinError } from '../../../schemas/errors.ts';
import { nearestTo } from '../../../schemas/nearest.ts';
import { catalogFolder, readDetectorFiles } from './detector-files.ts';

/** The sequence of a file, or of the catalogue by its id. Throws E_USAGE when there is none. */
export async function findSequence(name: string): Promise<CompiledSequence> {
  if (statSync(name, { throwIfNoEntry: false })?.isFile() === true) return sequenceOf(name);
  const { sequences } = await readDetectorFiles([catalogFolder]);
  const found = sequences.find(({ form }) => form.id === name);
  if (found !== undefined) return found;
  const ids = sequences.map(({ form }) => form.id);
  const nearest = nearestTo(name, ids);
  const hint = nearest === undefined ? `The catalogue has ${ids.join(', ')}.` : `Is ${nearest} meant?`;
  throw new ShearpinError('E_USAGE', `${name} is neither a file nor a sequence of the catalogue. ${hint}`);
}

async function sequenceOf(file: string): Promise<CompiledSequence> {
  const { sequences, faults } = await readDetectorFiles([file]);
  const [found] = sequences;
  if (found !== undefined) return found;
  throw new ShearpinError('E_USAGE', `${file} cannot be read as a detector:\n${faults.join('')}`);
}

import { readdirSync, readFileSync } from 'node:fs';
import type { SequenceForm } from '../../detectors/kit/form/form.ts';
import { compileAll } from '../../detectors/kit/language/compile-all.ts';
import { createDetectors, defineSequence, type Detector, type DetectorSettings } from '../../detectors/registry.ts';

const folder = new URL('../../detectors/catalog/sequences/', import.meta.url);
const texts = readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));

/** The sequences of the catalogue, in the order of their names. */
export const catalogSequences: readonly SequenceForm[] = compileAll(texts, { nowMs: 0 }).detectors.map(
  ({ form }) => form,
);

export function sequenceOf(id: string): SequenceForm {
  const found = catalogSequences.find((form) => form.id === id);
  if (found === undefined) throw new Error(`The catalogue has no ${id}.`);
  return found;
}

export const secretToEgress: Detector = defineSequence(sequenceOf('sequence.secret-to-egress'));

/** Every detector of the catalogue. */
export function catalogDetectors(settings: DetectorSettings = {}): readonly Detector[] {
  return createDetectors(
    catalogSequences.map((form) => defineSequence(form)),
    settings,
  );
}

/** Those that alarm and command where nobody set a mode. */
export function stableDetectors(settings: DetectorSettings = {}): readonly Detector[] {
  return catalogDetectors(settings).filter(({ metadata }) => metadata.status === 'stable');
}

import type { Detector } from '../../../detectors/contract.ts';
import { type CompiledSet, compileAll } from '../../../detectors/kit/language/compile-all.ts';
import { defineSequence } from '../../../detectors/kit/sequence/matcher.ts';
import type { DetectorFile } from '../../adapters/detectors/read-detector-texts.ts';
import { builtIn, catalogIds } from '../readers/catalog.ts';

/** All that follows from a folder of detectors follows from this. */
export interface FolderSource {
  readonly files: readonly DetectorFile[];
  /** Exceptions end by it. */
  readonly readMs: number;
  readonly latenessMs: number;
}

interface CompiledFolder extends Pick<CompiledSet, 'diagnostics'> {
  /** Those of the catalogue as well: exceptions in the folder hold for both. */
  readonly detectors: readonly Detector[];
}

export function compileFolder({ files, readMs, latenessMs }: FolderSource): CompiledFolder {
  const taken = new Map(catalogIds().map((id) => [id, 'the catalogue']));
  const { detectors, diagnostics } = compileAll(files, { nowMs: readMs, taken, builtIn: builtIn() });
  return { detectors: detectors.map(({ form }): Detector => defineSequence(form, { latenessMs })), diagnostics };
}

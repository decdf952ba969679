/** Files of detectors as the bench takes them: compiled, or with what is wrong with them. */
import { compileAll } from '../../../detectors/kit/language/compile-all.ts';
import type { CompiledSequence } from '../../../detectors/kit/language/compile-file.ts';
import { renderDiagnostic } from '../../../detectors/kit/language/diagnostic.ts';
import { systemClock } from '../../adapters/clock/system-clock.ts';
import { type DetectorFile, readDetectorTexts } from '../../adapters/detectors/read-detector-texts.ts';

export { catalogFolder } from '../../adapters/detectors/catalog-texts.ts';

export interface ReadFiles {
  /** As they were read. */
  readonly files: readonly DetectorFile[];
  /** Those without an error, with the exceptions that hold. */
  readonly sequences: readonly CompiledSequence[];
  /** What is wrong, as text. */
  readonly faults: readonly string[];
}

/** Files, and the files below folders. What cannot be read is a fault, and stops nothing else. */
export async function readDetectorFiles(paths: readonly string[]): Promise<ReadFiles> {
  const read = await readDetectorTexts(paths);
  const { detectors, diagnostics } = compileAll(read.files, { nowMs: systemClock.nowMs() });
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(renderDiagnostic);
  const unread = read.faults.map(({ file, message }) => `${file}: error: ${message}\n`);
  return { files: read.files, sequences: detectors, faults: [...unread, ...errors] };
}

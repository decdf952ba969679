/** Files of detectors as the bench takes them: compiled beside the catalogue, or with what is wrong with them. */
import { existsSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { compileAll, type CompiledSet } from '../../../detectors/kit/language/compile-all.ts';
import type { CompiledSequence } from '../../../detectors/kit/language/compile-file.ts';
import { renderDiagnostic } from '../../../detectors/kit/language/diagnostic.ts';
import { systemClock } from '../../adapters/clock/system-clock.ts';
import { catalogFolder } from '../../adapters/detectors/catalog-texts.ts';
import { type DetectorFile, type FileFault, readDetectorTexts } from '../../adapters/detectors/read-detector-texts.ts';
import { builtIn, catalogIds } from '../../worker/wiring.ts';

export { catalogFolder } from '../../adapters/detectors/catalog-texts.ts';

const catalogue = 'the catalogue';
const ownFolder = 'detectors';
const nothingBelow = 'Below it there is no .yaml, .yml or .bundle.json file.';

export interface CompiledFiles extends CompiledSet {
  /** As they were read. */
  readonly texts: readonly DetectorFile[];
  readonly unread: readonly FileFault[];
}

/** What a command reads that names no path: a project keeps its detectors in a folder of their own, beside other YAML. */
export function pathsOrOwn(paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths;
  return [existsSync(ownFolder) ? ownFolder : '.'];
}

/** Compiles files as a worker would: exceptions may name detectors of the catalogue, whose ids are taken. */
export async function compileFiles(paths: readonly string[]): Promise<CompiledFiles> {
  return compileBeside(paths, { areIdsTaken: true, withTests: true });
}

export interface ReadFiles {
  /** As they were read. */
  readonly files: readonly DetectorFile[];
  /** Those without an error, with the exceptions that hold. */
  readonly sequences: readonly CompiledSequence[];
  /** Those of the catalogue that an exception among the files narrows. */
  readonly excepted: readonly CompiledSequence[];
  /** Those whose tests are to pass: those, with every exception in every tenant. */
  readonly tested: readonly CompiledSequence[];
  /** What is wrong, as text. */
  readonly faults: readonly string[];
}

/** Files, and the files below folders. What cannot be read is a fault, and stops nothing else. */
export async function readDetectorFiles(paths: readonly string[]): Promise<ReadFiles> {
  const { texts, unread, detectors, excepted, tested, diagnostics } = await compileBeside(paths);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(renderDiagnostic);
  const faults = [...unread.map(({ file, message }) => `${file}: error: ${message}\n`), ...errors];
  const isRead = isOf(texts);
  const builtIn = excepted.filter((one) => !isRead(one));
  return { files: texts, sequences: detectors.filter(isRead), excepted: builtIn, tested, faults };
}

async function compileBeside(
  paths: readonly string[],
  { areIdsTaken = false, withTests = false } = {},
): Promise<CompiledFiles> {
  const { files: texts, faults } = await readDetectorTexts(paths);
  const isNothing = texts.length === 0 && faults.length === 0;
  const unread = isNothing ? paths.map((file) => ({ file, message: nothingBelow })) : faults;
  const isCatalogue = texts.some(({ file }) => isInCatalogue(file));
  const taken = areIdsTaken && !isCatalogue ? new Map(catalogIds().map((id) => [id, catalogue])) : new Map();
  const nowMs = systemClock.nowMs();
  const compiled = compileAll(texts, { nowMs, withTests, taken, builtIn: isCatalogue ? [] : builtIn() });
  const isRead = isOf(texts);
  return { ...compiled, detectors: compiled.detectors.filter(isRead), texts, unread };
}

function isOf(texts: readonly DetectorFile[]): (one: CompiledSequence) => boolean {
  const files = new Set(texts.map(({ file }) => file));
  return ({ file }) => files.has(file);
}

/** Whoever works on the catalogue itself is not told that its ids are taken by it. */
function isInCatalogue(file: string): boolean {
  try {
    return realpathSync(file).startsWith(realpathSync(catalogFolder) + sep);
  } catch {
    return false;
  }
}

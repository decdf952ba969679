import type { Detector } from '../../../detectors/contract.ts';
import { defineSequence } from '../../../detectors/kit/sequence/matcher.ts';
import { createDetectors } from '../../../detectors/registry.ts';
import { ShearpinError } from '../../../schemas/errors.ts';
import { nearestTo } from '../../../schemas/nearest.ts';
import { catalogFolder, readDetectorFiles } from '../detector/detector-files.ts';

type Detectors = readonly Detector[];

export interface DetectorSets {
  readonly current: Detectors;
  readonly old: Detectors | undefined;
}

export interface DetectorSetOptions {
  readonly detectors: readonly string[];
  readonly only: readonly string[];
  readonly diff: string | undefined;
}

/** Throws E_USAGE for folders that cannot be read, and for detectors that are in no set. */
export async function readDetectorSets({ detectors, only, diff }: DetectorSetOptions): Promise<DetectorSets> {
  const current = await withFolders(detectors);
  const old = diff === undefined ? undefined : await withFolders([diff]);
  if (only.length === 0) return { current, old };
  const ids = new Set([...current, ...(old ?? [])].map(({ metadata }) => metadata.id));
  for (const id of only) if (!ids.has(id)) throw unknownDetector(id, [...ids]);
  const choose = (all: Detectors): Detectors => all.filter(({ metadata }) => only.includes(metadata.id));
  return { current: choose(current), old: old === undefined ? undefined : choose(old) };
}

/** The catalogue with what stands in folders; what has the id of another, or an exception to it, replaces it. */
async function withFolders(folders: readonly string[]): Promise<Detectors> {
  const builtIn = await readDetectorFiles([catalogFolder]);
  const catalogue = createDetectors(builtIn.sequences.map(({ form }): Detector => defineSequence(form)));
  if (folders.length === 0) return catalogue;
  const { sequences, excepted, faults } = await readDetectorFiles(folders);
  if (faults.length > 0) throw new ShearpinError('E_USAGE', `These are no detectors:\n${faults.join('')}`);
  const own = [...sequences, ...excepted].map(({ form }): Detector => defineSequence(form));
  const replaced = new Set(own.map(({ metadata }) => metadata.id));
  return [...catalogue.filter(({ metadata }) => !replaced.has(metadata.id)), ...own];
}

function unknownDetector(id: string, ids: readonly string[]): ShearpinError {
  const nearest = nearestTo(id, ids);
  const hint = nearest === undefined ? `There are ${ids.join(', ')}.` : `Is ${nearest} meant?`;
  return new ShearpinError('E_USAGE', `There is no detector ${id}. ${hint}`);
}

/** Which techniques are looked for, by which detectors, and which of those that matter by none. */
import type { DetectorStatus } from '../../../detectors/contract.ts';
import { type Framework, taxonomies } from '../../../detectors/kit/taxonomies.ts';

export interface Mapped {
  readonly id: string;
  readonly status: DetectorStatus;
  readonly maps: readonly { readonly framework: Framework; readonly version: string; readonly id: string }[];
}

export interface Technique {
  readonly id: string;
  readonly name: string;
  /** Ids of detectors, sorted; none is a gap. */
  readonly detectors: readonly string[];
}

export interface FrameworkCoverage {
  readonly framework: Framework;
  readonly title: string;
  readonly version: string;
  readonly techniques: readonly Technique[];
}

export const frameworks = Object.keys(taxonomies) as readonly Framework[];

/** Detectors that are deprecated count no more. */
export function coverageOf(detectors: readonly Mapped[]): readonly FrameworkCoverage[] {
  const active = detectors.filter(({ status }) => status !== 'deprecated');
  return frameworks.map((framework) => {
    const { title, version, names } = taxonomies[framework];
    const techniques = Object.entries(names).map(([id, name]) => ({
      id,
      name,
      detectors: lookingFor(active, framework, id),
    }));
    return { framework, title, version, techniques };
  });
}

function lookingFor(detectors: readonly Mapped[], framework: Framework, technique: string): readonly string[] {
  return detectors
    .filter(({ maps }) => maps.some((map) => map.framework === framework && map.id === technique))
    .map(({ id }) => id)
    .toSorted();
}

export function gapsOf({ techniques }: FrameworkCoverage): readonly Technique[] {
  return techniques.filter(({ detectors }) => detectors.length === 0);
}

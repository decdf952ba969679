/** Coverage as a layer of the Navigator of ATT&CK or ATLAS, layer format 4.5. */
import type { FrameworkCoverage, Technique } from './coverage-map.ts';

const layers = {
  'mitre-attack': { domain: 'enterprise-attack', versionOf: (version: string) => ({ attack: version.split('.')[0] }) },
  'mitre-atlas': { domain: 'atlas-atlas', versionOf: () => ({}) },
} as const;

export type LayerName = keyof typeof layers;

export const layerNames = Object.keys(layers) as readonly LayerName[];

/** The more detectors, the stronger the colour; techniques that none looks for stand out. */
const gradient = { colors: ['#ffe08a', '#8ec843', '#2f7d32'], minValue: 0, maxValue: 3 };

export function layerOf(coverage: FrameworkCoverage & { readonly framework: LayerName }, shearpin: string) {
  const { framework, title, version, techniques } = coverage;
  const { domain, versionOf } = layers[framework];
  const parents = new Set(techniques.flatMap(({ id }) => parentOf(id) ?? []));
  const unfolded = [...parents].filter((parent) => !techniques.some(({ id }) => id === parent));
  return {
    name: `Shearpin ${shearpin}: ${title} ${version}`,
    versions: { ...versionOf(version), navigator: '5.1.0', layer: '4.5' },
    domain,
    description: 'Techniques against agents that call MCP tools. The score is the number of detectors.',
    sorting: 0,
    hideDisabled: false,
    techniques: [...techniques.map(entryOf(parents)), ...unfolded.map((id) => ({ techniqueID: id, ...shown }))],
    gradient,
    legendItems: [
      { label: 'no detector', color: gradient.colors[0] },
      { label: 'one detector or two', color: gradient.colors[1] },
      { label: 'three or more', color: gradient.colors[2] },
    ],
    metadata: [{ name: 'version of the framework', value: version }],
  };
}

const shown = { enabled: true, showSubtechniques: true } as const;

function entryOf(parents: ReadonlySet<string>) {
  return ({ id, detectors }: Technique) => ({
    techniqueID: id,
    score: detectors.length,
    comment: detectors.length === 0 ? 'No detector looks for it.' : detectors.join('\n'),
    enabled: true,
    // Only a technique with sub-techniques may say so; without it the Navigator hides their scores.
    ...(parents.has(id) ? shown : {}),
  });
}

/** The technique of a sub-technique: T1552 of T1552.001, AML.T0051 of AML.T0051.000. */
function parentOf(id: string): string | undefined {
  return /^((?:AML\.)?T\d{4})\.\d{3}$/.exec(id)?.[1];
}

import { createDetectors, defineSequence } from '../../../detectors/registry.ts';
import type { CommandIo } from '../command.ts';
import { parseOptions, usageFault } from '../usage.ts';
import { readVersion } from '../version.ts';
import { type LayerName, layerNames, layerOf } from './coverage-layer.ts';
import { coverageOf, type FrameworkCoverage, gapsOf, type Mapped } from './coverage-map.ts';
import { catalogFolder, readDetectorFiles } from './detector-files.ts';

const help = `Usage: shearpin detector coverage [PATHS] [OPTIONS]

Says which techniques of MITRE ATT&CK, MITRE ATLAS, the OWASP MCP Top 10 and the OWASP Top 10 for agentic applications
the detectors look for, and which nobody looks for: of each framework the techniques that matter to agents calling
tools. Counted are the catalogue and the detectors in PATHS; deprecated ones are not.

  --layer NAME  a layer for the Navigator: mitre-attack or mitre-atlas (layer format 4.5)
  --json        one JSON object
  --gaps        exit 1 when there are techniques that nobody looks for
  --help        print this text and exit

Without --layer and --json: tables in Markdown.
`;

interface CoverageOptions {
  readonly paths: readonly string[];
  readonly layer: LayerName | undefined;
  readonly json: boolean;
  readonly failsOnGaps: boolean;
}

/** `shearpin detector coverage`. Resolves to the exit code. */
export async function runCoverage(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    io.stdout.write(help);
    return 0;
  }
  const { sequences, faults } = await readDetectorFiles(options.paths);
  if (faults.length > 0) {
    for (const fault of faults) io.stderr.write(fault);
    return 1;
  }
  const builtIn = await readDetectorFiles([catalogFolder]);
  const forms = builtIn.sequences.map(({ form }) => form);
  const catalogue: readonly Mapped[] = createDetectors(forms.map((form) => defineSequence(form))).map(
    ({ metadata }) => metadata,
  );
  const own = sequences.map(({ form }) => form).filter(({ id }) => !catalogue.some((one) => one.id === id));
  const coverage = coverageOf([...catalogue, ...own]);
  io.stdout.write(render(coverage, options));
  return options.failsOnGaps && coverage.some((one) => gapsOf(one).length > 0) ? 1 : 0;
}

function render(coverage: readonly FrameworkCoverage[], { layer, json }: CoverageOptions): string {
  if (layer !== undefined) {
    const [found] = coverage.filter((one) => one.framework === layer);
    const made = found === undefined ? {} : layerOf({ ...found, framework: layer }, readVersion());
    return `${JSON.stringify(made, undefined, 2)}\n`;
  }
  if (json) return `${JSON.stringify({ frameworks: coverage })}\n`;
  return coverage.map(tableOf).join('\n');
}

function tableOf(coverage: FrameworkCoverage): string {
  const { title, version, techniques } = coverage;
  const covered = techniques.length - gapsOf(coverage).length;
  const rows = techniques.map(({ id, name, detectors }) => `| ${id} | ${name} | ${detectors.join(', ')} |`);
  return [
    `## ${title} ${version}: ${String(covered)} of ${String(techniques.length)}`,
    '',
    '| id | technique | detectors |',
    '| -- | --------- | --------- |',
    ...rows,
    '',
  ].join('\n');
}

function readOptions(args: readonly string[]): CoverageOptions | 'help' {
  const { values, positionals: paths } = parseOptions('detector coverage', {
    args: [...args],
    allowPositionals: true,
    options: {
      layer: { type: 'string' },
      json: { type: 'boolean', default: false },
      gaps: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const layer = layerNames.find((name) => name === values.layer);
  if (values.layer !== undefined && layer === undefined) {
    throw usageFault('detector coverage', `--layer takes ${layerNames.join(' or ')}.`);
  }
  return { paths, layer, json: values.json, failsOnGaps: values.gaps };
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { capabilityNames } from '../../schemas/generated/fields.ts';
import { inferCapabilities } from '../../services/sensor/capabilities/infer-capabilities.ts';

interface LabelledTool {
  readonly server: string;
  readonly tool: string;
  readonly description: string;
  readonly inputSchema: unknown;
  readonly must: readonly string[];
  readonly may: readonly string[];
}

interface Score {
  readonly precision: number;
  readonly recall: number;
}

const file = new URL('../../../shared/corpora/tools.jsonl.gz', import.meta.url);
const isPresent = existsSync(file);
const dangerous = capabilityNames.filter((name) => /^egress|^destroy|^execute|^pay|\.change$|^credential/.test(name));

if (!isPresent && process.env['CI'] === undefined) {
  process.stderr.write(
    `LEFT OUT: labelled tool definitions are absent (${file.pathname}); capabilities not measured.\n`,
  );
}

// The rules were written with the first half in sight; the second half was only measured.
const halfOf = (server: string): number => (createHash('sha256').update(server).digest()[0] ?? 0) % 2;

describe.runIf(isPresent || process.env['CI'] !== undefined)('capabilities of labelled tool definitions', () => {
  it.each([
    ['read while the rules were written', 0],
    ['only measured', 1],
  ])('stay above the floor on the servers that were %s', (title, half) => {
    const tools = readTools().filter(({ server }) => halfOf(server) === half);
    const all = macroMean(tools, capabilityNames);
    const worst = macroMean(tools, dangerous);
    process.stdout.write(`${title}: all ${shown(all)}, dangerous ${shown(worst)} (precision / recall)\n`);
    expect(all.precision).toBeGreaterThanOrEqual(0.74);
    expect(all.recall).toBeGreaterThanOrEqual(0.65);
    expect(worst.precision).toBeGreaterThanOrEqual(0.71);
    expect(worst.recall).toBeGreaterThanOrEqual(0.62);
  });
});

function readTools(): LabelledTool[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as LabelledTool);
}

function macroMean(tools: readonly LabelledTool[], labels: readonly string[]): Score {
  const inferred = tools.map(({ tool, description, inputSchema }) => {
    const found = inferCapabilities({ name: tool, description, inputSchema }, { trusted: false });
    return new Set<string>(found.filter(({ source }) => source !== 'assumed').map(({ name }) => name));
  });
  const scores = labels.map((label) => scoreOf(label, tools, inferred));
  return { precision: mean(scores.map((one) => one.precision)), recall: mean(scores.map((one) => one.recall)) };
}

/** A share is undefined where there is nothing to divide by, and is then left out of the mean. */
function mean(shares: readonly (number | undefined)[]): number {
  const known = shares.filter((share) => share !== undefined);
  return known.reduce((sum, share) => sum + share, 0) / known.length;
}

function scoreOf(
  label: string,
  tools: readonly LabelledTool[],
  inferred: readonly ReadonlySet<string>[],
): Partial<Score> {
  const required = tools.filter(({ must }) => must.includes(label)).length;
  const given = tools.filter((_, index) => inferred[index]?.has(label) === true);
  const hits = given.filter(({ must }) => must.includes(label)).length;
  const wrong = given.filter(({ must, may }) => !must.includes(label) && !may.includes(label)).length;
  return {
    ...(hits + wrong === 0 ? {} : { precision: hits / (hits + wrong) }),
    ...(required === 0 ? {} : { recall: hits / required }),
  };
}

function shown({ precision, recall }: Score): string {
  return `${precision.toFixed(2)} / ${recall.toFixed(2)}`;
}

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ShearpinError } from '../../../schemas/errors.ts';
import { configFileVariable, configVariables } from '../../../services/adapters/config/config-schema.ts';
import { readConfigSchema } from '../../../services/adapters/config/read-config-schema.ts';
import { compileSequence } from '../../../detectors/kit/language/compile-file.ts';
import {
  validateCapabilities,
  validateDetectorTest,
  validateExceptionsFile,
} from '../../../schemas/generated/validators.js';
import { stateFolderVariable } from '../../../services/cli/state-folder.ts';
import { usage } from '../../../services/gateway/arguments.ts';
import { readGatewayConfig } from '../../../services/gateway/config.ts';
import { readWorkerConfig } from '../../../services/worker/config.ts';
import { sequenceOf } from '../../support/compiled-sequence.ts';
import { docPages, readPage } from '../../support/doc-pages.ts';
import { blocksIn } from '../../support/markdown.ts';

const schemasFolder = new URL('../../../schemas/config/', import.meta.url);
const schemas = readdirSync(schemasFolder).map((name) => readConfigSchema(name.replace(/\.v1\.schema\.json$/, '')));
const known = new Set([
  configFileVariable,
  stateFolderVariable,
  ...schemas.flatMap((schema) => configVariables(schema).map(({ name }) => name)),
]);

type Settings = Readonly<Record<string, unknown>>;
type Reader = (given: Settings, text: string) => unknown;

const readers: readonly Reader[] = [
  (given) => readGatewayConfig({ env: {}, given, serverCommand: [] }),
  (given) => readWorkerConfig({ env: {}, given }),
  (given) => {
    if (!validateCapabilities(given)) throw new ShearpinError('E_CONFIG', 'It is\nno capabilities file.');
  },
  (given) => {
    if (!validateExceptionsFile(given)) throw new ShearpinError('E_CONFIG', 'It is\nno file of exceptions.');
  },
  (_given, text) => {
    const { diagnostics } = compileSequence({ file: 'example.yaml', text });
    if (diagnostics.length > 0) throw new ShearpinError('E_CONFIG', 'It is\nno detector.');
  },
  ({ where, ...rest }) => {
    const isStep = typeof where === 'string' && Object.keys(rest).length === 0;
    if (!isStep) throw new ShearpinError('E_CONFIG', 'It is\nno condition of a step.');
    sequenceOf(
      `sequence: { by: [tenant, session], within: 1m, steps: [{ id: step, where: ${JSON.stringify(where)} }, { id: next, where: method == "x" }] }`,
    );
  },
  (given) => {
    const { tests, ...rest } = given;
    const isListed = Array.isArray(tests) && tests.every((test) => validateDetectorTest(test));
    if (!isListed || Object.keys(rest).length > 0) throw new ShearpinError('E_CONFIG', 'It is\nno list of tests.');
  },
];

/** What is wrong with settings besides what an excerpt leaves out, and files that the reader has. */
function faultsOf(read: Reader, text: string): readonly string[] {
  try {
    read((parse(text) ?? {}) as Settings, text);
    return [];
  } catch (fault) {
    if (!(fault instanceof ShearpinError)) throw fault;
    const [, ...faults] = fault.message.split('\n');
    return faults.filter((line) => !/ is missing|No MCP server is named|cannot be read \(ENOENT\)/.test(line));
  }
}

describe.each(docPages)('%s', (page) => {
  const text = readPage(page);

  it('names only variables that some process reads', () => {
    const named = text.match(/\bSHEARPIN_[A-Z_]*[A-Z]\b/g) ?? [];
    expect(named.filter((name) => !known.has(name) && !name.startsWith('SHEARPIN_TEST_'))).toEqual([]);
  });

  it('shows only JSON that can be copied', () => {
    for (const block of blocksIn(text, 'json')) expect(() => JSON.parse(block) as unknown).not.toThrow();
  });

  it('shows only YAML that is a configuration, a detector, or a part of one that stands alone', () => {
    for (const block of blocksIn(text, 'yaml')) {
      const faults = readers.map((read) => faultsOf(read, block));
      expect(faults).toContainEqual([]);
    }
  });

  it('shows only options that shearpin gateway takes', () => {
    const lines = text.split('\n').filter((line) => /shearpin (?:-- )?gateway /.test(line));
    const options = lines.flatMap((line) => (line.split(/ -- (?!gateway)/)[0] ?? '').match(/ --[a-z-]+/g) ?? []);
    expect(options.filter((option) => !usage.includes(option.trim()))).toEqual([]);
  });
});

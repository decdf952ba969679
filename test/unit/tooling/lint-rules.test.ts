import { relative } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLintConfig } from '../../../.config/eslint/lint-config.ts';
import { type PlantedTree, plantTree } from './planted-tree.ts';

interface Planted {
  title: string;
  path: string;
  text: string;
  rule: string;
  message?: RegExp;
}

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `  total += ${index};\n`).join('');
}

const syntax = 'no-restricted-syntax';
const refused: Planted[] = [
  {
    title: 'any',
    path: 'services/engine/any-type.ts',
    text: 'export function read(value: any): string {\n  return String(value);\n}\n',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    title: 'a non-null assertion',
    path: 'services/engine/non-null.ts',
    text: 'export const first = (values: string[]): string => values[0]!;\n',
    rule: '@typescript-eslint/no-non-null-assertion',
  },
  {
    title: 'a floating promise',
    path: 'services/worker/floating.ts',
    text: 'async function save(): Promise<void> {}\nexport function run(): void {\n  save();\n}\n',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    title: 'a file of more than 400 lines',
    path: 'services/engine/long-file.ts',
    text: Array.from({ length: 401 }, (_, index) => `export const value${index} = ${index};\n`).join(''),
    rule: 'max-lines',
  },
  {
    title: 'a function of more than 60 lines',
    path: 'services/engine/long-function.ts',
    text: `export function sum(): number {\n  let total = 0;\n${lines(58)}  return total;\n}\n`,
    rule: 'max-lines-per-function',
  },
  {
    title: 'a fourth positional parameter',
    path: 'services/engine/four-parameters.ts',
    text: 'export const join = (a: string, b: number, c: boolean, d: bigint): string => `${a}${b}${c}${d.toString()}`;\n',
    rule: '@typescript-eslint/max-params',
  },
  {
    title: 'a tangled function',
    path: 'services/engine/tangled.ts',
    text: `export function tangle(n: number): number {\n${Array.from({ length: 15 }, (_, i) => `  if (n === ${i}) return ${i + 1};\n`).join('')}  return 0;\n}\n`,
    rule: 'complexity',
  },
  {
    title: 'export *',
    path: 'services/engine/export-all.ts',
    text: "export * from './tangled.ts';\n",
    rule: syntax,
    message: /export \*/,
  },
  {
    title: 'a default export',
    path: 'services/engine/default-export.ts',
    text: 'export default 1;\n',
    rule: syntax,
    message: /named/,
  },
  {
    title: 'an enum',
    path: 'services/engine/enumeration.ts',
    text: 'export enum Mode {\n  Deny,\n}\n',
    rule: syntax,
    message: /enum/,
  },
  {
    title: 'Date.now',
    path: 'services/engine/date-now.ts',
    text: 'export const now = (): number => Date.now();\n',
    rule: syntax,
    message: /Time is injected/,
  },
  {
    title: 'new Date without a time',
    path: 'detectors/kit/new-date.ts',
    text: 'export const now = (): Date => new Date();\n',
    rule: syntax,
    message: /Time is injected/,
  },
  {
    title: 'Date.now in a config file',
    path: 'services/worker/config.ts',
    text: 'export const now = (): number => Date.now();\n',
    rule: syntax,
    message: /Time is injected/,
  },
  {
    title: 'Math.random',
    path: 'services/sensor/math-random.ts',
    text: 'export const draw = (): number => Math.random();\n',
    rule: syntax,
    message: /Randomness is injected/,
  },
  {
    title: 'random bytes below wiring',
    path: 'services/sensor/random-bytes.ts',
    text: "import { randomBytes } from 'node:crypto';\nexport const draw = (): Buffer => randomBytes(8);\n",
    rule: syntax,
    message: /Randomness is injected/,
  },
  {
    title: 'process.env outside config.ts',
    path: 'services/worker/wiring.ts',
    text: "export const url = process.env['SHEARPIN_URL'];\n",
    rule: syntax,
    message: /environment/,
  },
  {
    title: 'the imported environment outside config.ts',
    path: 'services/worker/imported-env.ts',
    text: "import { env } from 'node:process';\nexport const url = env['SHEARPIN_URL'];\n",
    rule: syntax,
    message: /environment/,
  },
  {
    title: 'an I prefix',
    path: 'services/engine/prefixed.ts',
    text: 'export interface IClock {\n  nowMs: number;\n}\n',
    rule: '@typescript-eslint/naming-convention',
  },
  {
    title: 'a file name that is not kebab-case',
    path: 'services/engine/camelCase.ts',
    text: 'export const one = 1;\n',
    rule: 'shearpin/file-name',
    message: /kebab-case/,
  },
  ...['utils', 'helpers', 'common', 'types', 'index'].map((name): Planted => ({
    title: `a file named ${name}`,
    path: `services/engine/${name}.ts`,
    text: 'export const one = 1;\n',
    rule: 'shearpin/file-name',
    message: /does not say/,
  })),
  {
    title: 'an unfinished remark',
    path: 'services/engine/remark.ts',
    text: ['// TO', 'DO: finish\nexport const one = 1;\n'].join(''),
    rule: 'no-warning-comments',
  },
  {
    title: 'the console',
    path: 'services/worker/console-log.ts',
    text: "console.log('started');\n",
    rule: 'no-console',
  },
  {
    title: 'a skipped test',
    path: 'test/unit/skipped.test.ts',
    text: "import { it } from 'vitest';\nit.skip('works', () => undefined);\n",
    rule: syntax,
    message: /Every test runs/,
  },
  {
    title: 'a test that waits for a second',
    path: 'test/unit/impatient.test.ts',
    text: "import { vi } from 'vitest';\nawait vi.waitFor(() => undefined);\n",
    rule: syntax,
    message: /busy machine/,
  },
  {
    title: 'a type imported as a value',
    path: 'services/engine/value-import.ts',
    text: "import { IClock } from './prefixed.ts';\nexport const nowMs = (clock: IClock): number => clock.nowMs;\n",
    rule: '@typescript-eslint/consistent-type-imports',
  },
];

const accepted: Record<string, string> = {
  'services/gateway/config.ts': "export const url = process.env['SHEARPIN_URL'];\n",
  'services/gateway/wiring.ts': 'export const startedMs = (): number => Date.now();\n',
  'services/adapters/memory/system-clock.ts': 'export const nowMs = (): number => Date.now();\n',
  'services/adapters/crypto/nonce.ts':
    "import { randomBytes } from 'node:crypto';\nexport const nonce = (): Buffer => randomBytes(16);\n",
  'schemas/index.ts': 'export const version = 1;\n',
  'test/unit/plain.test.ts': "import { it } from 'vitest';\nit('works', () => undefined);\n",
  'test/unit/patient.test.ts': "import { vi } from 'vitest';\nawait vi.waitFor(() => undefined, { timeout: 9 });\n",
};

describe('lint rules', () => {
  let tree: PlantedTree;
  let found: Map<string, { rule: string | null; message: string }[]>;

  beforeAll(async () => {
    const planted = Object.fromEntries(refused.map(({ path, text }) => [path, text]));
    tree = plantTree({ ...planted, ...accepted });
    const lint = new ESLint({
      cwd: tree.root,
      overrideConfigFile: true,
      overrideConfig: createLintConfig(tree.root),
    });
    const results = await lint.lintFiles(['schemas', 'detectors', 'services', 'test']);
    found = new Map(
      results.map(({ filePath, messages }) => [
        relative(tree.root, filePath),
        messages.map(({ ruleId, message }) => ({ rule: ruleId, message })),
      ]),
    );
  }, 60_000);

  afterAll(() => {
    tree.remove();
  });

  it.each(refused)('refuse $title', ({ path, rule, message }) => {
    const faults = found.get(path) ?? [];
    expect(faults.filter((fault) => fault.rule === rule && (message ?? /./).test(fault.message))).not.toEqual([]);
  });

  it.each(Object.keys(accepted))('accept what belongs in %s', (path) => {
    expect(found.get(path)).toEqual([]);
  });
});

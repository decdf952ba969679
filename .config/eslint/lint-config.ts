import js from '@eslint/js';
import type { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { fileName } from './file-name.ts';

const shapes = [
  { selector: 'ExportAllDeclaration', message: 'Name what is exported: `export *` hides it.' },
  { selector: 'ExportDefaultDeclaration', message: 'Exports are named.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals or an `as const` object instead of an enum.' },
];
const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time is injected: take a clock.',
  },
  {
    selector: "CallExpression[callee.object.name='performance'][callee.property.name='now']",
    message: 'Time is injected: take a clock.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is injected: take a clock.' },
];
const randomness = [
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Randomness is injected.',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^random(Bytes|Fill|FillSync|Int|UUID)$/]',
    message: 'Randomness is injected.',
  },
  {
    selector: 'MemberExpression[property.name=/^(randomUUID|getRandomValues)$/]',
    message: 'Randomness is injected.',
  },
];
const environment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only config.ts of a process reads the environment.',
  },
  {
    selector: "ImportDeclaration[source.value='node:process'] ImportSpecifier[imported.name='env']",
    message: 'Only config.ts of a process reads the environment.',
  },
];
const unfinishedTests = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo)$/]',
    message: 'Every test runs: finish it or remove it.',
  },
];
const impatientTests = [
  {
    selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^wait(For|Until)$/][arguments.length<2]",
    message: 'A busy machine takes longer than the second after which this gives up: say how long it may take.',
  },
];

interface Restriction {
  selector: string;
  message: string;
}

function restrict(...groups: Restriction[][]): Linter.RulesRecord {
  return { 'no-restricted-syntax': ['error', ...groups.flat()] };
}

const sizes: Linter.RulesRecord = {
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 60 }],
  'max-depth': ['error', 4],
  complexity: ['error', 15],
};

const everywhere: Linter.RulesRecord = {
  'shearpin/file-name': ['error', { allow: ['schemas/index.ts', 'schemas/generated/types.ts'] }],
  eqeqeq: 'error',
  'no-console': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
  ...sizes,
  ...restrict(shapes, clock, randomness, environment),
};

const typed: Linter.RulesRecord = {
  '@typescript-eslint/max-params': ['error', { max: 3 }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // A port is asynchronous for the sake of the adapters that wait; one in memory has nothing to await.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/naming-convention': [
    'error',
    { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: false } },
    { selector: 'typeAlias', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: false } },
  ],
};

/** The lint rules of a project whose folders stand below `root`. */
export function createLintConfig(root: string): Linter.Config[] {
  return defineConfig([
    { ignores: ['dist/', 'coverage/', 'schemas/generated/', 'test/corpora/', '.planted-*/'] },
    { linterOptions: { reportUnusedDisableDirectives: 'error' } },
    {
      files: ['**/*.{js,ts}'],
      extends: [js.configs.recommended],
      plugins: { shearpin: { rules: { 'file-name': fileName } } },
    },
    {
      files: ['**/*.ts'],
      extends: [tseslint.configs.strictTypeChecked],
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
      rules: typed,
    },
    {
      files: ['**/*.js'],
      languageOptions: {
        globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' },
      },
    },
    { files: ['**/*.{js,ts}'], rules: everywhere },
    { files: ['services/*/config.ts'], rules: restrict(shapes, clock, randomness) },
    {
      files: ['services/adapters/**/*clock.ts', 'services/*/{main,wiring}.ts', 'services/demo/**'],
      rules: restrict(shapes, environment),
    },
    { files: ['services/adapters/crypto/**'], rules: restrict(shapes, clock, environment) },
    { files: ['services/cli/launcher.js'], rules: { 'no-var': 'off', 'no-restricted-syntax': 'off' } },
    { files: ['.config/**'], rules: { 'no-restricted-syntax': 'off' } },
    {
      files: ['test/**'],
      rules: { 'max-lines-per-function': 'off', ...restrict(shapes, unfinishedTests, impatientTests) },
    },
  ]);
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build, type Plugin } from 'esbuild';
import type { SchemaFile } from './schema-files.ts';

/** Bundles what ajv's output would load with `require`, so that the validators import nothing at run time. */
async function bundle(parts: readonly string[], root: string, banner: string): Promise<string> {
  const entry = parts.map((_, index) => `export * from 'part:${String(index)}';`).join('\n');
  const result = await build({
    stdin: { contents: entry, resolveDir: root, sourcefile: 'validators.js', loader: 'js' },
    plugins: [partsPlugin(parts, root)],
    absWorkingDir: root,
    bundle: true,
    // Paths in the output are the same where node_modules is a link.
    preserveSymlinks: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'node24',
    minifySyntax: true,
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: banner },
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const imports = Object.values(result.metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  if (imports.length > 0) throw new Error(`The validators still import ${imports.join(', ')}.`);
  return result.outputFiles[0]?.text ?? '';
}

function partsPlugin(parts: readonly string[], root: string): Plugin {
  return {
    name: 'parts',
    setup(builder) {
      builder.onResolve({ filter: /^part:/ }, ({ path }) => ({ path, namespace: 'part' }));
      builder.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
        contents: parts[Number(path.slice('part:'.length))] ?? '',
        resolveDir: root,
        loader: 'js',
      }));
    },
  };
}

export async function renderValidators(files: readonly SchemaFile[], root: string, banner: string): Promise<string> {
  const messages = files.filter(({ isMessage }) => isMessage);
  const isConfig = ({ id }: SchemaFile): boolean => /\/schemas\/(?:config|detectors)\//.test(id);
  // A message is refused at its first fault; whoever writes a configuration or a detector is told all faults at once.
  const parts = [
    compile(
      files,
      messages.filter((file) => !isConfig(file)),
      { allErrors: false },
    ),
    compile(files, messages.filter(isConfig), { allErrors: true }),
  ];
  return bundle(parts, root, banner);
}

function compile(
  files: readonly SchemaFile[],
  messages: readonly SchemaFile[],
  { allErrors }: { allErrors: boolean },
): string {
  const warnings: string[] = [];
  const warn = (...parts: unknown[]): void => void warnings.push(parts.map(String).join(' '));
  const ajv = new Ajv2020({
    strict: true,
    allErrors,
    discriminator: true,
    allowUnionTypes: true,
    // A part that many messages refer to is one function, not a copy in each.
    inlineRefs: false,
    // A message may name a property that every object inherits; only its own properties count.
    ownProperties: true,
    logger: { log: warn, warn, error: warn },
    code: { source: true, esm: true, lines: true },
  });
  // Names the variable of the environment that sets a configuration value.
  ajv.addVocabulary(['x-env', 'x-expects']);
  for (const { schema } of files) ajv.addSchema(schema);
  const exports = Object.fromEntries(messages.map(({ title, id }) => [`validate${title}`, id]));
  const code = standalone.default(ajv, exports);
  if (warnings.length > 0) throw new Error(`ajv warns:\n  ${warnings.join('\n  ')}`);
  return code;
}

export function renderValidatorTypes(files: readonly SchemaFile[], banner: string): string {
  const titles = files
    .filter(({ isMessage }) => isMessage)
    .map(({ title }) => title)
    .sort();
  return `${banner}
import type { ErrorObject } from "ajv";
import type {
${titles.map((title) => `  ${title},\n`).join('')}} from "./types.js";

/** Says whether \`data\` is a \`T\`; after a refusal \`errors\` holds the first fault. */
export interface Validator<T> {
  (data: unknown): data is T;
  errors?: ErrorObject[] | null;
}

${titles.map((title) => `export declare const validate${title}: Validator<${title}>;\n`).join('')}`;
}

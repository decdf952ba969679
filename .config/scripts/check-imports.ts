/** Checks the directions of imports, and that no file escaped the check. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stderr, stdout } from 'node:process';
import { type ICruiseResult, cruise } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { importRules } from '../import-rules.ts';

const folders = ['schemas', 'detectors', 'services', 'test'];

export interface ImportReport {
  faults: string[];
  filesRead: number;
}

function listSources(root: string): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => /\.(?:ts|js)$/.test(path) && !path.endsWith('.d.ts') && !path.includes('/node_modules/'));
}

/** Cruises the source folders below `root`. A file that was not read is a fault, because no rule judged it. */
export async function checkImports(root: string): Promise<ImportReport> {
  const sources = listSources(root);
  const { output } = await cruise(
    folders.filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: importRules },
      doNotFollow: { path: ['node_modules'] },
      tsPreCompilationDeps: true,
      combinedDependencies: true,
    },
    {
      extensions: ['.ts', '.js', '.d.ts', '.json'],
      conditionNames: ['import', 'types', 'default'],
      exportsFields: ['exports'],
    },
    { tsConfig: extractTsConfig(join(root, 'tsconfig.json')) },
  );
  const result = output as ICruiseResult;
  const read = new Set(result.modules.map((module) => module.source));
  const escaped = sources.filter((path) => !read.has(path)).map((path) => `${path} was not read by the import check.`);
  const comments = new Map(importRules.map(({ name, comment }) => [name, comment]));
  const broken = result.summary.violations.map(
    ({ from, to, rule }) => `${from} must not import ${to} (${rule.name}). ${comments.get(rule.name) ?? ''}`,
  );
  return { faults: [...escaped, ...broken], filesRead: sources.length - escaped.length };
}

async function main(): Promise<number> {
  const { faults, filesRead } = await checkImports(resolve(import.meta.dirname, '../..'));
  for (const fault of faults) stderr.write(`${fault}\n`);
  if (faults.length === 0) stdout.write(`Imports of ${String(filesRead)} files run one way.\n`);
  return faults.length > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main();

/** Builds the published package into dist/: JavaScript and declarations, and the files beside them that code reads. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exit, stdout } from 'node:process';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const folders = ['schemas', 'detectors', 'services'];

function isAsset(path: string): boolean {
  const isNamed = path.endsWith('/generated/validators.d.ts') || path === 'services/demo/scenario.json';
  return isNamed || /\.(?:schema\.json|lua|ya?ml|md|js|html|css)$/.test(path);
}

function copyAssets(): number {
  const assets = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter(isAsset),
  );
  for (const asset of assets) cpSync(join(root, asset), join(dist, asset));
  return assets.length;
}

rmSync(dist, { recursive: true, force: true });
const compiler = [join(root, 'node_modules/typescript/bin/tsc'), '--project', '.config/tsconfig.build.json'];
const compiled = spawnSync(process.execPath, compiler, { cwd: root, stdio: 'inherit' });
if (compiled.status !== 0) exit(1);
const copied = copyAssets();
chmodSync(join(dist, 'services/cli/launcher.js'), 0o755);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
stdout.write(`dist/: shearpin ${version}, ${String(copied)} files copied beside the compiled ones.\n`);

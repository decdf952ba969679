import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const projectRoot = resolve(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
  exports: Record<string, { types: string; default: string }>;
};
const exported = Object.keys(manifest.exports).map((path) => `shearpin${path.slice(1)}`);

/** Folders of the caller's PATH that no npm script has put there. */
const ownPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));

function run(command: string, args: string[], cwd: string): SpawnSyncReturns<string> {
  const path = [dirname(process.execPath), ...ownPath].join(delimiter);
  const outside = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name));
  return spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...Object.fromEntries(outside), PATH: path } });
}

function mustRun(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = run(command, args, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${String(status)}:\n${stdout}${stderr}`);
  return stdout;
}

/** The Node of the machine when it is older than the product's; elsewhere this Node, told to say that it is. */
function olderNode(): string[] {
  for (const node of ownPath.map((folder) => join(folder, 'node')).filter((path) => existsSync(path))) {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout;
    if (Number(/^v(\d+)/.exec(version)?.[1] ?? 24) < 24) return [node];
  }
  const pretend = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })";
  return [process.execPath, '--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
}

describe('published package', () => {
  let folder: string;
  let installed: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shearpin-package-'));
    const packed = mustRun('npm', ['pack', '--silent', '--pack-destination', folder], projectRoot)
      .trim()
      .split('\n')
      .at(-1);
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    writeFileSync(join(empty, 'package.json'), '{ "type": "module", "private": true }');
    mustRun(
      'npm',
      ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', join(folder, packed ?? '')],
      empty,
    );
    installed = empty;
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers shearpin --version', () => {
    expect(mustRun(join(installed, 'node_modules/.bin/shearpin'), ['--version'], installed)).toBe(
      `${manifest.version}\n`,
    );
  });

  it.each(exported)('exports %s', (name) => {
    const code = `const part = await import('${name}'); console.log(Object.keys(part).length)`;
    expect(Number(mustRun(process.execPath, ['--input-type=module', '--eval', code], installed))).toBeGreaterThan(0);
  });

  it('carries declarations that a strict consumer can compile', () => {
    const lines = exported.map(
      (name, index) => `import * as part${String(index)} from '${name}';\nvoid part${String(index)};\n`,
    );
    writeFileSync(join(installed, 'consumer.ts'), lines.join(''));
    const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--skipLibCheck',
      '--ignoreConfig',
    ];
    expect(mustRun(process.execPath, [compiler, ...options, 'consumer.ts'], installed)).toBe('');
  });

  it('carries the schemas, and neither sources nor tests', () => {
    const packageFolder = join(installed, 'node_modules/shearpin');
    expect(existsSync(join(packageFolder, 'dist/schemas/events/call-requested.v1.schema.json'))).toBe(true);
    expect(existsSync(join(packageFolder, 'services'))).toBe(false);
    expect(existsSync(join(packageFolder, 'dist/test'))).toBe(false);
    expect(existsSync(join(packageFolder, 'LICENSE'))).toBe(true);
  });

  it('refuses an older Node in one line', () => {
    const [node = process.execPath, ...options] = olderNode();
    const launcher = join(installed, 'node_modules/shearpin/dist/services/cli/launcher.js');
    const { status, stdout, stderr } = run(node, [...options, launcher, '--version'], installed);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^shearpin needs Node\.js 24 or newer, and this is [^\n]+\n$/);
  });
});

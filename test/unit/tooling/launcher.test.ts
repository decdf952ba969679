import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './planted-tree.ts';

const launcher = join(projectRoot, 'services/cli/launcher.js');
const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };

function preload(code: string): string[] {
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

function pretendVersion(node: string): string[] {
  return preload(`Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${node}' } })`);
}

function launch(
  nodeOptions: string[],
  env: Record<string, string> = {},
): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [...nodeOptions, launcher, '--version'], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe('launcher', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shearpin-caller-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints the version of package.json', () => {
    expect(launch([])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it.each(['20.20.2', '23.11.0', '8.17.0'])(
    'refuses Node %s in one line that says what, why and what to do',
    (node) => {
      const { code, out, err } = launch(pretendVersion(node));
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(
        /^shearpin needs Node\.js 24 or newer, and this is [\d.]+: install Node\.js 24, or .*`npm ci`.*\n$/,
      );
      expect(err).toContain(node);
    },
  );

  it('can be parsed as a script, as a Node without modules reads it', () => {
    expect(() => new Script(readFileSync(launcher, 'utf8'))).not.toThrow();
  });

  it('goes back to the folder in which npm run was called', () => {
    const tellFolder = preload("process.on('exit', () => process.stdout.write(process.cwd()))");
    const ownScript = { npm_package_name: 'shearpin', npm_lifecycle_event: 'shearpin', INIT_CWD: folder };
    expect(launch(tellFolder, ownScript).out).toBe(`${version}\n${folder}`);
  });

  it("stays where another package's script has put it", () => {
    const tellFolder = preload("process.on('exit', () => process.stdout.write(process.cwd()))");
    const otherScript = { npm_package_name: 'other', npm_lifecycle_event: 'shearpin', INIT_CWD: folder };
    expect(launch(tellFolder, otherScript).out).toBe(`${version}\n${projectRoot}`);
  });
});

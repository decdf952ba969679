import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchFiles } from '../../../../../services/adapters/detectors/watch-files.ts';

const patience = { timeout: 20_000, interval: 5 };

let base: string;
let watching: AbortController;
let told: string[];
let faults: unknown[];
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'watch-'));
  watching = new AbortController();
  told = [];
  faults = [];
});
afterEach(() => {
  watching.abort();
  rmSync(base, { recursive: true, force: true });
});

function place(name: string, text = name): string {
  const path = join(base, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function watchPath(name: string): void {
  watchFiles([join(base, name)], {
    signal: watching.signal,
    keepsAlive: false,
    onChange: (paths) => Promise.resolve(void told.push(...paths.map((path) => path.replace(`${base}/`, '')))),
    onFault: (fault) => void faults.push(fault),
  });
}

async function untilTold(name: string): Promise<void> {
  await vi.waitFor(() => {
    expect(told).toContain(name);
  }, patience);
  told = [];
}

describe('a watch of files', () => {
  it('tells of a file that is written below a folder, and of one that another takes the place of', async () => {
    place('rules/deep/a.yaml');
    const file = place('single.yaml');
    watchPath('rules');
    watchPath('single.yaml');
    place('rules/deep/a.yaml', 'changed');
    await untilTold('rules/deep/a.yaml');
    renameSync(place('new'), file);
    await untilTold('single.yaml');
    expect(faults).toEqual([]);
  });

  it('goes on when the folder was removed and came back', async () => {
    place('rules/a.yaml');
    watchPath('rules');
    rmSync(join(base, 'rules'), { recursive: true });
    await untilTold('rules');
    place('rules/b.yaml');
    await untilTold('rules');
    place('rules/c.yaml');
    await untilTold('rules/c.yaml');
    expect(faults).toEqual([]);
  });

  it('follows a link to a folder that is turned to another', async () => {
    place('one/a.yaml');
    place('two/a.yaml');
    symlinkSync('one', join(base, 'rules'));
    watchPath('rules');
    symlinkSync('two', join(base, 'next'));
    renameSync(join(base, 'next'), join(base, 'rules'));
    await untilTold('rules');
    place('two/b.yaml');
    await untilTold('rules/b.yaml');
    expect(faults).toEqual([]);
  });

  it('sees a mounted volume change as a whole', async () => {
    place('rules/..2026/a.yaml');
    place('rules/..2027/a.yaml');
    symlinkSync('..2026', join(base, 'rules/..data'));
    symlinkSync('..data/a.yaml', join(base, 'rules/a.yaml'));
    watchPath('rules');
    symlinkSync('..2027', join(base, 'rules/..data_tmp'));
    renameSync(join(base, 'rules/..data_tmp'), join(base, 'rules/..data'));
    await untilTold('rules/..data');
    expect(faults).toEqual([]);
  });

  it('does not begin with a path that is not there', () => {
    expect(() => watchPath('gone')).toThrow(/ENOENT/);
  });
});

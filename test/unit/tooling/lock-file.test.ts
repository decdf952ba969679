import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LockPackages, findAddresses, findMissing, platformFromName } from '../../../.config/scripts/lock-file.ts';
import { projectRoot } from './planted-tree.ts';

const complete: LockPackages = {
  '': {},
  'node_modules/parser': { version: '2.0.0', optionalDependencies: { '@parser/linux-x64': '2.0.0' } },
  'node_modules/@parser/linux-x64': { version: '2.0.0', optional: true },
};

describe('lock file check', () => {
  it('accepts a lock file that holds every optional package', () => {
    expect(findMissing(complete)).toEqual([]);
  });

  it('names an optional package that is missing, with its parent', () => {
    const { 'node_modules/@parser/linux-x64': _, ...rest } = complete;
    const missing = { parent: 'node_modules/parser', name: '@parser/linux-x64', range: '2.0.0' };
    expect(findMissing(rest)).toEqual([missing]);
  });

  it('names an optional package that is there in another version only', () => {
    const other = { ...complete, 'node_modules/@parser/linux-x64': { version: '1.0.0' } };
    expect(findMissing(other)).toHaveLength(1);
  });

  it('finds a package below its parent before the one beside it', () => {
    const nested = {
      ...complete,
      'node_modules/@parser/linux-x64': { version: '1.0.0' },
      'node_modules/parser/node_modules/@parser/linux-x64': { version: '2.0.0' },
    };
    expect(findMissing(nested)).toEqual([]);
  });

  it('names a package that holds a download address, but not a link', () => {
    const addressed = {
      ...complete,
      'node_modules/a': { resolved: 'https://registry.example/a.tgz' },
      'node_modules/b': { resolved: 'b', link: true },
    };
    expect(findAddresses(addressed)).toEqual(['node_modules/a']);
  });

  it('reads the platform from the name of a binary package', () => {
    expect(platformFromName('@oxc-parser/binding-linux-arm64-musl')).toEqual({
      os: ['linux'],
      cpu: ['arm64'],
      libc: ['musl'],
    });
    expect(platformFromName('@oxc-parser/binding-win32-ia32-msvc')).toEqual({ os: ['win32'], cpu: ['ia32'] });
  });

  it('names no registry in the lock file of this project', () => {
    const text = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8');
    expect(text).not.toMatch(/\.tgz"/);
  });
});

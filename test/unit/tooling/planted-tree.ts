import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../../..');

export interface PlantedTree {
  root: string;
  remove: () => void;
}

/** Writes files into a folder of their own inside the project, where every other tool looks away. */
export function plantTree(files: Record<string, string>): PlantedTree {
  const root = mkdtempSync(join(projectRoot, '.planted-'));
  copyFileSync(join(projectRoot, 'package.json'), join(root, 'package.json'));
  const config = { extends: '../tsconfig.json', include: ['schemas', 'detectors', 'services', 'test'] };
  for (const [path, text] of Object.entries({ 'tsconfig.json': JSON.stringify(config), ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return {
    root,
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

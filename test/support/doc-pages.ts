import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name));

/** Every page that a reader is given, by its path from the top. */
export const docPages: readonly string[] = ['README.md', 'CONTRIBUTING.md', 'AGENTS.md', 'CHANGELOG.md', ...inDocs];

export function pathOf(page: string): string {
  return join(root, page);
}

export function readPage(page: string): string {
  return readFileSync(pathOf(page), 'utf8');
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DetectorFile } from './read-detector-texts.ts';

/** The sequences that come with the product; in the published package they lie at the same place. */
export const catalogFolder = join(import.meta.dirname, '../../../detectors/catalog/sequences');

/** Their files, in the order of their names. They are part of the product, so that one that is missing is a fault. */
export function readCatalogTexts(): readonly DetectorFile[] {
  return readdirSync(catalogFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(catalogFolder, name))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

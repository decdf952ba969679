import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languageReferencePath, renderLanguageReference } from '../../../.config/scripts/language-reference.ts';

it('keeps the reference of the language as the schemas and the tables of the compiler are', async () => {
  expect(readFileSync(languageReferencePath, 'utf8')).toBe(await renderLanguageReference());
});

import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pathOf, readPage } from '../../support/doc-pages.ts';

const points = [...readPage('docs/explanation/sequence-semantics.md').matchAll(/^## (\d+)\. /gm)].map(([, at]) => at);

function namedIn(folder: string): readonly string[] {
  return readdirSync(pathOf(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(pathOf(`${folder}/${file}`), 'utf8').matchAll(/'Semantics (\d+): /g)])
    .map(([, at]) => at ?? '');
}

it('every point of what a sequence means has tests that name it, and they name no other', () => {
  expect(points).toEqual(Array.from({ length: 16 }, (_, at) => String(at + 1)));
  const named = new Set(namedIn('test/unit'));
  expect([...named].sort((a, b) => Number(a) - Number(b))).toEqual(points);
});

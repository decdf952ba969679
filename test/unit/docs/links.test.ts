import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { docPages, pathOf, readPage } from '../../support/doc-pages.ts';
import { anchorsIn, linksIn } from '../../support/markdown.ts';

/** Why a link leads nowhere; undefined when it leads somewhere. */
function faultOf(page: string, link: string): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = '', anchor] = link.split('#');
  const target = pathOf(path === '' ? page : join(dirname(page), path));
  if (!existsSync(target)) return `${link}: there is no such file`;
  if (anchor === undefined || anchorsIn(readFileSync(target, 'utf8')).has(anchor)) return undefined;
  return `${link}: there is no such heading`;
}

it.each(docPages)('%s links only to files and headings that exist', (page) => {
  expect(linksIn(readPage(page)).flatMap((link) => faultOf(page, link) ?? [])).toEqual([]);
});

it('has every page of the documentation in its map', () => {
  const linked = new Set(linksIn(readPage('docs/README.md')).map((link) => join('docs', link)));
  const toBeLinked = docPages.filter((page) => page.startsWith('docs/') && !page.startsWith('docs/adr/'));
  expect(toBeLinked.filter((page) => page !== 'docs/README.md' && !linked.has(page))).toEqual([]);
});

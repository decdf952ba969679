/** Tables of the docs that say the same as something else, which may change without them. */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { topics } from '../../../schemas/topics.ts';
import { ownAcls } from '../../../services/cli/acls/own-acls.ts';
import { readPage } from '../../support/doc-pages.ts';
import { tableUnder } from '../../support/markdown.ts';

it('the roles of Kafka write and read what their rights let them', () => {
  const nameOf = new Map<string, string>(Object.entries(topics).map(([name, topic]) => [topic, name]));
  const rows = tableUnder(readPage('docs/how-to/prepare-kafka.md'), 'Rights');
  expect(rows.map(([role]) => role)).toEqual(Object.keys(ownAcls.roles));
  for (const [role = '', , writes = '', reads = ''] of rows) {
    const rights = Object.entries(ownAcls.roles[role]?.topics ?? {});
    for (const [told, operation] of [
      [writes, 'Write'],
      [reads, 'Read'],
    ] as const) {
      const may = rights.flatMap(([topic, can]) => (can.includes(operation) ? [nameOf.get(topic)] : []));
      const named = told === 'everything' ? Object.keys(topics) : told.startsWith('nothing') ? [] : told.split(', ');
      expect(named.toSorted(), `${role}: ${operation}`).toEqual(may.toSorted());
    }
  }
});

it('the benchmarks are those that there are', () => {
  const files = readdirSync(new URL('../../bench/', import.meta.url)).filter((file) => file.endsWith('.ts'));
  const named = tableUnder(readPage('docs/reference/cli.md'), 'shearpin bench').map(([name]) => name);
  expect(named).toEqual(files.map((file) => `\`${file.slice(0, -3)}\``).toSorted());
});

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromFile, Parser } from '@asyncapi/parser';
import { expect, it } from 'vitest';
import { eventTypes, topics } from '../../../schemas/topics.ts';

const file = fileURLToPath(new URL('../../../schemas/asyncapi.yaml', import.meta.url));
const { document, diagnostics } = await fromFile(new Parser(), file).parse();

it('is an AsyncAPI document in which the parser finds nothing wrong', () => {
  expect(diagnostics).not.toContainEqual(expect.objectContaining({ severity: 0 }));
  expect(document).toBeDefined();
});

it('has a channel for each topic and a message for each event type', () => {
  const addresses = document
    ?.channels()
    .all()
    .map((channel) => channel.address());
  const names = document
    ?.messages()
    .all()
    .map((message) => message.name());
  expect(addresses?.sort()).toEqual(Object.values(topics).sort());
  expect([...new Set(names)].sort()).toEqual(Object.values(eventTypes).sort());
});

it('refers to the schema files that types and validators come from', () => {
  const text = readFileSync(file, 'utf8');
  const folders = ['events', 'commands', 'alerts'].map(
    (folder) => new URL(`../../../schemas/${folder}/`, import.meta.url),
  );
  const files = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.schema.json')));
  const parts = new Set(['parts.v1.schema.json', 'condition.v1.schema.json']);
  expect(files.filter((name) => !parts.has(name) && !text.includes(`/${name}`))).toEqual([]);
});

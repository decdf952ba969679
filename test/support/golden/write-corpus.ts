/**
 * Writes a new version of the corpus: `node test/support/golden/write-corpus.ts v2`. A version that exists is never
 * touched: what was once written must be read for ever.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';
import type { LogRecord } from '../../../services/engine/ports/log.ts';
import { type GoldenKeys, type GoldenRecord, corpusFolder, keysFile, sumLine, sumsFile } from './corpus.ts';
import { recordStory, type Story } from './record-story.ts';

/** The words by which two messages of one type and one set of fields still differ in meaning. */
const telling = new Set(['action', 'decision', 'outcome', 'kind', 'reason', 'activity_id', 'isError', 'truncated']);

/** Says which fields a message has, of which kinds, and what its telling ones say. */
function shapeOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => shapeOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) {
    const name = path.split('.').at(-1) ?? '';
    return [`${path}:${telling.has(name) ? String(value) : typeof value}`];
  }
  return Object.entries(value).flatMap(([name, member]) => shapeOf(member, `${path}.${name}`));
}

function textOf({ value }: LogRecord): string {
  return Buffer.from(value ?? []).toString('utf8');
}

/** The first record of each shape; what the worker could not take is no message. */
function choose(records: readonly LogRecord[]): ReadonlyMap<string, LogRecord> {
  const shapes = new Set<string>();
  const counts = new Map<string, number>();
  const chosen = new Map<string, LogRecord>();
  for (const record of records.filter(({ headers }) => headers['ce_id'] !== undefined)) {
    const type = record.headers['ce_type'] ?? '';
    const shape = [type, ...new Set(shapeOf(JSON.parse(textOf(record)) as unknown).toSorted())].join(' ');
    if (shapes.has(shape)) continue;
    shapes.add(shape);
    const name = type.replace(/^shearpin\.|\.v\d+$/g, '').replaceAll('.', '-');
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    chosen.set(`${name}.${String(count)}.json`, record);
  }
  return chosen;
}

function goldenOf(record: LogRecord): GoldenRecord {
  const { topic, partition, offset, appendTimeMs, key, headers } = record;
  return { topic, partition, offset: String(offset), appendTimeMs, key, headers, value: textOf(record) };
}

function keysOf({ world: { trust, gateway } }: Story): GoldenKeys {
  const { id, tenant, ingestKey } = gateway;
  return { trust, gateway: { id, tenant, ingestKey: ingestKey.toString('hex') } };
}

const [, , version = ''] = argv;
const folder = new URL(`${version}/`, corpusFolder);
if (!/^v\d+$/.test(version)) throw new Error('Name the version to write, such as v2.');
if (existsSync(folder)) throw new Error(`${version} exists and stays as it is; name a new version.`);
const story = await recordStory();
const files = new Map<string, object>([[keysFile, keysOf(story)]]);
for (const [name, record] of choose(story.records)) files.set(name, goldenOf(record));
mkdirSync(folder, { recursive: true });
const sums = [...files].map(([name, content]) => {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  writeFileSync(new URL(name, folder), text);
  return { name, line: sumLine(name, text) };
});
const lines = sums.toSorted((left, right) => (left.name < right.name ? -1 : 1)).map(({ line }) => line);
writeFileSync(new URL(sumsFile, folder), `${lines.join('\n')}\n`);
stdout.write(`${String(files.size - 1)} messages in ${folder.pathname}\n`);

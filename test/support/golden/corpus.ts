import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Trust } from '../../../schemas/generated/types.ts';
import type { LogRecord } from '../../../services/engine/ports/log.ts';

/** One record of a topic as a file: what Kafka shows of it, its value as text. */
export interface GoldenRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly appendTimeMs: number;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

/** What signatures and MACs of one version of the corpus are checked with. They were made for the corpus alone. */
export interface GoldenKeys {
  readonly trust: Trust;
  readonly gateway: { readonly id: string; readonly tenant: string; readonly ingestKey: string };
}

export interface GoldenMessage {
  /** `v1/arm.1.json` */
  readonly file: string;
  readonly keys: GoldenKeys;
  readonly record: LogRecord;
  readonly type: string;
}

export const corpusFolder = new URL('../../corpora/golden/', import.meta.url);
export const keysFile = 'keys.json';
export const sumsFile = 'SHA256SUMS';

export function corpusVersions(): readonly string[] {
  return readdirSync(corpusFolder).filter((name) => /^v\d+$/.test(name));
}

/** The messages of every version of the corpus. */
export function readCorpus(): readonly GoldenMessage[] {
  return corpusVersions().flatMap((version) => {
    const keys = JSON.parse(read(`${version}/${keysFile}`)) as GoldenKeys;
    const files = filesOf(version).filter((file) => file !== `${version}/${keysFile}`);
    return files.map((file) => messageOf(file, keys));
  });
}

/** `sha256sum` of each file of a version, as its list says or as the files are. */
export function sumsOf(version: string): { readonly listed: readonly string[]; readonly found: readonly string[] } {
  const listed = read(`${version}/${sumsFile}`).trimEnd().split('\n');
  const found = filesOf(version).map((file) => sumLine(file.slice(version.length + 1), read(file)));
  return { listed, found };
}

export function sumLine(name: string, text: string): string {
  return `${createHash('sha256').update(text).digest('hex')}  ${name}`;
}

function filesOf(version: string): readonly string[] {
  const names = readdirSync(new URL(`${version}/`, corpusFolder)).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => `${version}/${name}`);
}

function messageOf(file: string, keys: GoldenKeys): GoldenMessage {
  const { offset, value, ...rest } = JSON.parse(read(file)) as GoldenRecord;
  const record: LogRecord = { ...rest, offset: BigInt(offset), value: Buffer.from(value, 'utf8') };
  return { file, keys, record, type: record.headers['ce_type'] ?? '' };
}

function read(file: string): string {
  return readFileSync(new URL(file, corpusFolder), 'utf8');
}

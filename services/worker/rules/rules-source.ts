/** What a set of rules is made from, packed for a record and unpacked again. Pure. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DetectorsConfig } from '../../../schemas/generated/types.ts';
import type { RuleSet } from '../../engine/rules/rule-book.ts';
import { compileFolder, type FolderSource } from './compile-folder.ts';
import { chooseDetectors } from './detectors.ts';

export interface RulesSource {
  /** Absent: the catalogue alone. */
  readonly folder?: FolderSource | undefined;
  readonly detectors?: DetectorsConfig | undefined;
}

const sourceCharsMax = 240_000;
/** Whatever a record claims to hold. */
const unpackedBytesMax = 33_554_432;

/** Undefined when it does not fit into a record. */
export function packSource(source: RulesSource): string | undefined {
  const text = JSON.stringify(source);
  if (Buffer.byteLength(text) > unpackedBytesMax) return undefined;
  const packed = gzipSync(text).toString('base64');
  return packed.length > sourceCharsMax ? undefined : packed;
}

/** The rules that it makes here and now: by another version of the catalogue they are others. Throws on garbage. */
export function rulesOf(packed: string): RuleSet {
  const bytes = gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: unpackedBytesMax });
  const { folder, detectors } = JSON.parse(bytes.toString('utf8')) as RulesSource;
  return chooseDetectors(detectors, folder === undefined ? undefined : compileFolder(folder).detectors);
}

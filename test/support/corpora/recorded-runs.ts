/**
 * Runs of agents that others recorded, read from outside of the repository: none of them is copied into it, and nothing
 * in a rule may come from them.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface RecordedCall {
  readonly tool: string;
  readonly args: unknown;
  readonly result_text: string | null;
  readonly error: unknown;
  /** Calls of one turn were made at one time. */
  readonly turn?: number;
  readonly server?: string;
}

export interface RecordedRun {
  readonly trace_id: string;
  readonly suite: string;
  readonly label: 'attack' | 'benign' | 'hardneg' | 'resisted' | 'unexposed' | 'excluded';
  /** Index of the first call whose result holds the injected text. */
  readonly exposure_call: number | null;
  readonly harm_calls: readonly number[];
  readonly calls: readonly RecordedCall[];
  readonly task_key: string;
  readonly dup_key: string;
}

const folder = new URL('../../../../shared/corpora/', import.meta.url);

export const recordedCorpora = [
  'agentdojo-banking-workspace',
  'agentdojo-slack',
  'injecagent-base',
  'livemcpbench',
  'taubench-airline',
] as const;
export type RecordedCorpus = (typeof recordedCorpora)[number];

function fileOf(corpus: RecordedCorpus): URL {
  return new URL(`${corpus}.jsonl.gz`, folder);
}

export const areRunsPresent = recordedCorpora.every((corpus) => existsSync(fileOf(corpus)));
export const runsFolder = folder.pathname;

/** Runs with one of the labels, each that is a copy of another left out. */
export function readRuns(corpus: RecordedCorpus, labels: readonly RecordedRun['label'][]): readonly RecordedRun[] {
  const known = new Set<string>();
  return gunzipSync(readFileSync(fileOf(corpus)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordedRun)
    .filter(({ label, dup_key: copy, task_key: task }) => {
      const key = `${label}/${copy}/${task}`;
      if (!labels.includes(label) || known.has(key)) return false;
      known.add(key);
      return true;
    });
}

/** The same share of the runs each time, whatever stands beside them. */
export function shareOf(runs: readonly RecordedRun[], share: number): readonly RecordedRun[] {
  if (share >= 1) return runs;
  return runs.filter(({ trace_id: id }) => (createHash('sha256').update(id).digest()[0] ?? 0) < share * 256);
}

import { ShearpinError } from '../../../schemas/errors.ts';
import type { Attempt } from './attempts.ts';
import { type Growth, isGrowth } from './growth.ts';
import { isOffset } from './offset-text.ts';
import type { RulesHistory, RulesSince } from '../rules/rules-history.ts';

/** The record before the committed offset, so that a later owner can tell whether the log is still the same. */
export interface CommittedRecord {
  readonly offset: string;
  readonly appendTimeMs: number;
  readonly hash: string;
}

/** Rules 2, 3, 8 and 11: what an owner leaves beside the committed offset of a partition. The broker keeps it, so it outlives the store. */
export interface CommitMetadata {
  /** Rises with every assignment; the store refuses saves of a lower one. */
  readonly epoch: number;
  /** Rises when the topic was deleted and made anew. */
  readonly incarnation: number;
  readonly last?: CommittedRecord;
  /** The store under which the offset was committed. */
  readonly master?: string;
  /** State that was saved under a lower epoch is older than a loss of the store and is not used. */
  readonly rebuiltFrom: number;
  /** Where the replay after a loss of the store began, as decimal text: another loss meanwhile goes back no further. */
  readonly rebuildFrom?: string;
  /** End of the replay after a loss of the store, as decimal text. */
  readonly rebuildTo?: string;
  /** Records before this may have been judged ahead of their turn, as decimal text. */
  readonly aheadTo?: string;
  /** Of signals: what was learned of the entities was not put back into the store yet. */
  readonly unrestored?: true;
  /** The least time that a record had waited when what came of it was saved, since the state was rebuilt; none when it does not say. */
  readonly leastLagMs?: number;
  /** Assignments with records at hand since the offset last moved; 1 is the first. */
  readonly starts: number;
  /** Which rules judged, or judge, the records from which offset on. */
  readonly rules?: RulesHistory;
  /** How many partitions the topic had at the last assignment. */
  readonly partitions?: number;
  /** When it had fewer. */
  readonly growth?: readonly Growth[];
  /** The records that were being processed when this was committed. */
  readonly attempt?: Attempt;
  /** Records that were given up since they kill, as decimal offsets: who rebuilds does not touch them again. */
  readonly spent?: readonly string[];
}

const version = 1;
/** Brokers keep four thousand bytes of metadata for a partition. */
const spentMax = 16;

export function withSpent(spent: readonly string[] = [], offset: bigint): readonly string[] {
  const text = String(offset);
  return spent.includes(text) ? spent : [...spent, text].slice(-spentMax);
}

export function encodeMetadata(metadata: CommitMetadata): string {
  return JSON.stringify({ v: version, ...metadata });
}

/** Undefined when nothing of ours was committed. Metadata of a newer version is a fault: it is never reset. */
export function decodeMetadata(text: string): CommitMetadata | undefined {
  const value = parse(text);
  if (value === undefined || !Number.isSafeInteger(value['v'])) return undefined;
  if (value['v'] !== version) {
    throw new ShearpinError(
      'E_STATE_FORMAT',
      `The commit metadata has format ${String(value['v'])}, this version knows ${String(version)}. Run a newer worker.`,
    );
  }
  return isMetadata(value) ? withoutVersion(value) : undefined;
}

function parse(text: string): Record<string, unknown> | undefined {
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isMetadata(value: Record<string, unknown>): boolean {
  const { epoch, incarnation, rebuiltFrom, starts, last, attempt, spent = [], rules, growth } = value;
  const { rebuildFrom, rebuildTo, aheadTo } = value;
  const counters = [epoch, incarnation, rebuiltFrom, starts].every((counter) => Number.isSafeInteger(counter));
  const places = [last, attempt].filter((place) => place !== undefined);
  const histories = [
    [rules, isSince],
    [growth, isGrowth],
  ] as const;
  return (
    counters &&
    places.every(isPlace) &&
    (attempt === undefined || isAttempt(attempt)) &&
    Array.isArray(spent) &&
    spent.every(isOffset) &&
    [rebuildFrom, rebuildTo, aheadTo].every((end) => end === undefined || isOffset(end)) &&
    histories.every(([list, isEntry]) => list === undefined || (Array.isArray(list) && list.every(isEntry)))
  );
}

function isSince(value: unknown): boolean {
  const { from, rules } = (value ?? {}) as Partial<RulesSince>;
  return isOffset(from) && typeof rules === 'string';
}

function isAttempt(value: unknown): boolean {
  const { to, count } = (value ?? {}) as Partial<Attempt>;
  return Number.isSafeInteger(count) && (to === undefined || isOffset(to));
}

function isPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('offset' in value)) return false;
  return isOffset(value.offset);
}

function withoutVersion({ v: _, ...metadata }: Record<string, unknown>): CommitMetadata {
  return metadata as unknown as CommitMetadata;
}

/** Tells metrics and logs what was done with the records of a round. */
import type { Heartbeat } from '../../../schemas/generated/types.ts';
import { topics } from '../../../schemas/topics.ts';
import type { LogRecord } from '../../engine/ports/log.ts';
import type { WorkerEvents } from '../events.ts';
import type { Decoded, DecodedRecord } from '../records/decode.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import type { Effect } from './round.ts';

export interface CountDeps {
  readonly events: WorkerEvents;
  readonly nowMs: () => number;
  readonly onHeartbeat: (heartbeat: Heartbeat, record: LogRecord) => void;
  readonly onRejected: (record: LogRecord) => void;
}

export function countPublished({ events, nowMs }: CountDeps, effects: readonly Effect[]): void {
  for (const { record, source } of effects) {
    if (record.topic === topics.commands) events.published('command', 1);
    if (record.topic === topics.dlq) events.published('dlq', 1);
    if (record.topic === topics.signals) events.published('signal', 1);
    if (record.topic === topics.baselines) events.published('baseline', 1);
    if (record.topic !== topics.alerts) continue;
    events.published('alert', 1);
    if (source.decoded.kind === 'event') events.alertTook(nowMs() - source.decoded.data.timeMs);
  }
}

export function countTaken(
  deps: CountDeps,
  records: readonly DecodedRecord[],
  { processed, duplicates }: { processed: number; duplicates: number },
): void {
  const { events } = deps;
  for (const { record, decoded } of records) countRecord(deps, record, decoded);
  events.roundJudged();
  if (processed > 0) events.counted('processed', processed);
  if (duplicates > 0) events.counted('duplicate', duplicates);
}

/** Keys of which the store knew nothing. Whoever rebuilds begins what was there before. */
export function countBegun(
  { events, onBegun }: Pick<CountDeps, 'events'> & Pick<PipelineDeps, 'onBegun'>,
  begun: ReadonlyMap<string, number>,
  atMs: number,
): void {
  for (const [tenant, count] of begun) {
    events.begun(count);
    onBegun({ tenant, count, atMs });
  }
}

export function tellProgress(
  { events, cacheBudget }: Pick<PipelineDeps, 'events' | 'cacheBudget'>,
  at: Parameters<WorkerEvents['progress']>[0],
): void {
  events.cacheHolds(cacheBudget.bytes);
  events.progress(at);
}

function countRecord({ events, onHeartbeat, onRejected }: CountDeps, record: LogRecord, decoded: Decoded): void {
  if (decoded.kind === 'rejected') {
    const { kind: _, ...why } = decoded;
    events.counted('rejected', 1);
    events.rejected({ partition: record.partition, offset: record.offset, ...why });
    onRejected(record);
    return;
  }
  if (decoded.unknownFields > 0) events.unknownFields(decoded.unknownFields);
  if (decoded.kind === 'tick' || decoded.kind === 'waiting') events.counted(decoded.kind, 1);
  if (decoded.kind !== 'heartbeat') return;
  events.counted('heartbeat', 1);
  onHeartbeat(decoded.data, record);
}

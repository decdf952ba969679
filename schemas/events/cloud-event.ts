import type { EventType } from '../topics.ts';

export interface CloudEventAttributes {
  readonly id: string;
  readonly source: string;
  readonly type: EventType;
  readonly timeMs: number;
  /** Record key. */
  readonly key: string;
}

/** Headers of a record: CloudEvents 1.0, Kafka binding, binary mode. */
export function cloudEventHeaders({ id, source, type, timeMs, key }: CloudEventAttributes): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: source,
    ce_type: type,
    ce_time: new Date(timeMs).toISOString(),
    ce_partitionkey: key,
    'content-type': 'application/json',
  };
}

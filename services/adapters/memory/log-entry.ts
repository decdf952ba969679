import type { LogRecord, TopicSpec } from '../../engine/ports/log.ts';
import type { PartitionEnd } from './memory-partition.ts';
import type { GroupCommit } from './memory-group.ts';

/** One line of the log's file. */
export type LogEntry =
  | { readonly kind: 'log'; readonly id: string }
  | { readonly kind: 'topic'; readonly spec: TopicSpec }
  | { readonly kind: 'record'; readonly record: LogRecord }
  | { readonly kind: 'end'; readonly topic: string; readonly partition: number; readonly end: PartitionEnd }
  | { readonly kind: 'commit'; readonly group: string; readonly commit: GroupCommit };

type Line = Readonly<Record<string, unknown>>;

export function writeEntry(entry: LogEntry): string {
  return `${JSON.stringify(toLine(entry))}\n`;
}

/** undefined for a line that is no entry, such as the torn last one of a process that was killed. */
export function readEntry(text: string): LogEntry | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return isLine(line) ? fromLine(line) : undefined;
  } catch {
    return undefined;
  }
}

function toLine(entry: LogEntry): Line {
  switch (entry.kind) {
    case 'log':
      return { ...entry };
    case 'topic':
      return { kind: 'topic', ...entry.spec };
    case 'record': {
      const { value, offset, ...rest } = entry.record;
      const text = value === null ? null : Buffer.from(value).toString('base64');
      return { kind: 'record', ...rest, offset: String(offset), value: text };
    }
    case 'end': {
      const { topic, partition, end } = entry;
      return { kind: 'end', topic, partition, offset: String(end.offset), appendTimeMs: end.appendTimeMs };
    }
    case 'commit':
      return { kind: 'commit', group: entry.group, ...entry.commit, offset: String(entry.commit.offset) };
  }
}

function fromLine(line: Line): LogEntry | undefined {
  const { kind, topic, partition, id } = line;
  if (kind === 'log') return typeof id === 'string' ? { kind, id } : undefined;
  if (typeof topic !== 'string') return undefined;
  if (kind === 'topic') return topicFrom(line, topic);
  if (!isCount(partition)) return undefined;
  const offset = offsetFrom(line['offset']);
  if (offset === undefined) return undefined;
  if (kind === 'commit') return commitFrom(line, { topic, partition, offset });
  const { appendTimeMs } = line;
  if (!isCount(appendTimeMs)) return undefined;
  if (kind === 'end') return { kind, topic, partition, end: { offset, appendTimeMs } };
  return kind === 'record' ? recordFrom(line, { topic, partition, offset, appendTimeMs }) : undefined;
}

function topicFrom(line: Line, topic: string): LogEntry | undefined {
  const { partitions, compacted, retentionMs } = line;
  if (!isCount(partitions) || partitions === 0 || typeof compacted !== 'boolean') return undefined;
  const spec = { topic, partitions, compacted };
  return { kind: 'topic', spec: isCount(retentionMs) ? { ...spec, retentionMs } : spec };
}

function commitFrom(line: Line, at: Omit<GroupCommit, 'metadata'>): LogEntry | undefined {
  const { group, metadata } = line;
  if (typeof group !== 'string' || typeof metadata !== 'string') return undefined;
  return { kind: 'commit', group, commit: { ...at, metadata } };
}

function recordFrom(line: Line, at: Omit<LogRecord, 'key' | 'value' | 'headers'>): LogEntry | undefined {
  const { key, value, headers } = line;
  if (typeof key !== 'string' || !isHeaders(headers)) return undefined;
  if (value !== null && typeof value !== 'string') return undefined;
  return {
    kind: 'record',
    record: { ...at, key, value: value === null ? null : Buffer.from(value, 'base64'), headers },
  };
}

function isLine(value: unknown): value is Line {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHeaders(value: unknown): value is Record<string, string> {
  return isLine(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function offsetFrom(value: unknown): bigint | undefined {
  return typeof value === 'string' && /^\d{1,19}$/.test(value) ? BigInt(value) : undefined;
}

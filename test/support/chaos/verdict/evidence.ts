/** What a run left in the topics, read once everything has come to rest. */
import type { Alert, Command, Heartbeat } from '../../../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../../../schemas/topics.ts';
import type { LogRecord } from '../../../../services/engine/ports/log.ts';
import type { Ground } from '../../pipeline/ground.ts';

/** Records with one id, by their different bytes: how many records carry each. */
export type Copies = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface ReadEvent {
  readonly type: string;
  /** boot/session/number: the same for every copy of one event. */
  readonly name: string;
  readonly session: string;
  readonly recordKey: string;
  readonly tool: string;
  /** Of a call that is over: what became of it. */
  readonly outcome: string | undefined;
  readonly partition: number;
  readonly appendTimeMs: number;
}

export interface ReadHeartbeat {
  readonly heartbeat: Heartbeat;
  readonly appendTimeMs: number;
}

export interface Evidence {
  /** Each event once. */
  readonly events: readonly ReadEvent[];
  /** Sessions whose events stand in more than one partition. */
  readonly moved: ReadonlySet<string>;
  /** Those of them whose last event stands in a lower one than their first: a topic grows at its end. */
  readonly movedBack: ReadonlySet<string>;
  /** Each once, those of one boot in their order. */
  readonly heartbeats: readonly ReadHeartbeat[];
  readonly alerts: readonly Alert[];
  readonly alertCopies: Copies;
}

/** Of the events whose ids are given somebody else says that they are a gateway's. */
export async function readEvidence(ground: Ground, forgedIds: ReadonlySet<string>): Promise<Evidence> {
  const calls = await ground.read(topics.calls);
  const alerts = await ground.read(topics.alerts);
  const read = readCalls(calls.filter(({ headers }) => !forgedIds.has(headers['ce_id'] ?? '')));
  return {
    ...read,
    ...movedIn(read.events),
    alerts: alerts.map(alertOf),
    alertCopies: copiesOf(alerts),
  };
}

export function copiesOf(records: readonly LogRecord[]): Copies {
  const copies = new Map<string, Map<string, number>>();
  for (const record of records) {
    const id = idOf(record);
    const bytes = bytesOf(record);
    const ofId = copies.get(id) ?? new Map<string, number>();
    copies.set(id, ofId.set(bytes, (ofId.get(bytes) ?? 0) + 1));
  }
  return copies;
}

export function idOf({ headers, key }: LogRecord): string {
  return headers['ce_id'] ?? key;
}

/** What a reader of the record gets to see. */
export function bytesOf(record: LogRecord): string {
  return `${JSON.stringify(record.headers)} ${text(record)}`;
}

/** Of a worker, without beacons and tombstones: what is forged here has no headers. */
export function isCommand({ key, value, headers }: LogRecord): boolean {
  return value !== null && !key.startsWith('beacon/') && headers['ce_id'] !== undefined;
}

export function commandOf(record: LogRecord): Command {
  return (json(record) as { body: Command }).body;
}

export function alertOf(record: LogRecord): Alert {
  return json(record) as Alert;
}

interface Numbered {
  readonly gateway: { readonly boot: string; readonly seq: number };
  readonly session: { readonly key: string };
  readonly target?: { readonly name: string };
  readonly outcome?: string;
}

function readCalls(records: readonly LogRecord[]): Pick<Evidence, 'events' | 'heartbeats'> {
  const events = new Map<string, ReadEvent>();
  const heartbeats = new Map<string, ReadHeartbeat>();
  for (const record of records) {
    const type = record.headers['ce_type'] ?? '';
    if (type === eventTypes.heartbeat) {
      const heartbeat = json(record) as Heartbeat;
      const { appendTimeMs } = record;
      const name = `${heartbeat.gateway.boot}/${String(heartbeat.gateway.seq)}`;
      const known = heartbeats.get(name);
      if (known === undefined || appendTimeMs < known.appendTimeMs) heartbeats.set(name, { heartbeat, appendTimeMs });
      continue;
    }
    const event = eventOf(record, type);
    if (event !== undefined) events.set(event.name, event);
  }
  const inOrder = [...heartbeats.values()].sort(
    (one, other) => one.heartbeat.gateway.seq - other.heartbeat.gateway.seq,
  );
  return { events: [...events.values()], heartbeats: inOrder };
}

function movedIn(events: readonly ReadEvent[]): Pick<Evidence, 'moved' | 'movedBack'> {
  const bySession = Map.groupBy(events, ({ session }) => session);
  const moved = [...bySession].filter(([, own]) => new Set(own.map(({ partition }) => partition)).size > 1);
  const movedBack = moved.filter(([, own]) => {
    const inOrder = own.toSorted((left, right) => left.appendTimeMs - right.appendTimeMs);
    return (inOrder.at(-1)?.partition ?? 0) < (inOrder[0]?.partition ?? 0);
  });
  return { moved: keysOf(moved), movedBack: keysOf(movedBack) };
}

function keysOf(entries: readonly (readonly [string, unknown])[]): ReadonlySet<string> {
  return new Set(entries.map(([key]) => key));
}

/** Undefined for what somebody else wrote there. */
function eventOf(record: LogRecord, type: string): ReadEvent | undefined {
  const { key: recordKey } = record;
  try {
    const { gateway, session, target, outcome } = json(record) as Numbered;
    // A copy under another key is a forgery.
    if (!recordKey.endsWith(session.key)) return undefined;
    const name = `${gateway.boot}/${session.key}/${String(gateway.seq)}`;
    const { partition, appendTimeMs } = record;
    const tool = target?.name ?? '';
    return { type, name, session: session.key, recordKey, tool, outcome, partition, appendTimeMs };
  } catch {
    return undefined;
  }
}

function text({ value }: LogRecord): string {
  return Buffer.from(value ?? []).toString('utf8');
}

function json(record: LogRecord): unknown {
  return JSON.parse(text(record));
}

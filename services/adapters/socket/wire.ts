/** What goes over the socket, as JSON. Whatever is read is checked: it may have been written by anybody. */
import type {
  Committed,
  LogRecord,
  OutgoingRecord,
  RecordPlace,
  TopicPartition,
  TopicSpec,
} from '../../engine/ports/log.ts';
import { type Frame, noFrame } from './frames.ts';
import { isFrame } from './peer.ts';

const nameCharactersMax = 249;
const partitionsMax = 1024;
const listMax = 4096;

export function outgoingAsFrame({ value, ...rest }: OutgoingRecord): Frame {
  return { ...rest, value: asBase64(value) };
}

export function outgoingFrom(frame: Frame): OutgoingRecord {
  const { key, headers, partition } = frame;
  if (typeof key !== 'string' || !isHeaders(headers)) throw noFrame();
  const record = { topic: nameFrom(frame['topic']), key, headers, value: bytesFrom(frame['value']) };
  return partition === undefined ? record : { ...record, partition: countFrom(partition) };
}

export function recordAsFrame({ value, offset, ...rest }: LogRecord): Frame {
  return { ...rest, offset: String(offset), value: asBase64(value) };
}

export function recordFrom(frame: Frame): LogRecord {
  const offset = offsetFrom(frame['offset']);
  const appendTimeMs = countFrom(frame['appendTimeMs']);
  const { key, headers } = frame;
  if (typeof key !== 'string' || !isHeaders(headers)) throw noFrame();
  return { ...placeFrom(frame), offset, appendTimeMs, key, headers, value: bytesFrom(frame['value']) };
}

export function beyondAsFrame(beyond: bigint | undefined): Frame {
  return beyond === undefined ? {} : { beyond: String(beyond) };
}

export function beyondFrom({ beyond }: Frame): bigint | undefined {
  return beyond === undefined ? undefined : offsetFrom(beyond);
}

export function placeFrom(value: unknown): TopicPartition {
  const { topic, partition } = isFrame(value) ? value : {};
  return { topic: nameFrom(topic), partition: countFrom(partition) };
}

export function placesAsFrame(places: readonly (RecordPlace | undefined)[]): Frame {
  return {
    places: places.map((place) => (place === undefined ? null : { ...place, offset: String(place.offset) })),
  };
}

/** Of a process that tells none, an older one, no place is known. */
export function placesFrom({ places }: Frame): readonly (RecordPlace | undefined)[] {
  return places === undefined ? [] : listFrom(places, (place) => (place === null ? undefined : recordPlaceFrom(place)));
}

function recordPlaceFrom(value: unknown): RecordPlace {
  const { partition, offset, appendTimeMs } = isFrame(value) ? value : {};
  const place = { partition: countFrom(partition), offset: offsetFrom(offset) };
  return appendTimeMs === undefined ? place : { ...place, appendTimeMs: countFrom(appendTimeMs) };
}

export function committedAsFrame({ offset, metadata }: Committed): Frame {
  return { metadata, ...(offset === undefined ? {} : { offset: String(offset) }) };
}

export function committedFrom({ offset, metadata }: Frame): Committed {
  return { offset: offset === undefined ? undefined : offsetFrom(offset), metadata: textFrom(metadata) };
}

export function specFrom(value: unknown): TopicSpec {
  const { topic, partitions, compacted, retentionMs } = isFrame(value) ? value : {};
  const count = countFrom(partitions);
  if (typeof compacted !== 'boolean' || count > partitionsMax) throw noFrame();
  const spec = { topic: nameFrom(topic), partitions: count, compacted };
  return retentionMs === undefined ? spec : { ...spec, retentionMs: countFrom(retentionMs) };
}

export function listFrom<Item>(value: unknown, read: (item: unknown) => Item): readonly Item[] {
  if (!Array.isArray(value) || value.length > listMax) throw noFrame();
  return value.map((item) => read(item));
}

export function nameFrom(value: unknown): string {
  if (typeof value !== 'string' || value.length > nameCharactersMax) throw noFrame();
  return value;
}

export function textFrom(value: unknown): string {
  if (typeof value !== 'string') throw noFrame();
  return value;
}

export function countFrom(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw noFrame();
  return value;
}

export function offsetFrom(value: unknown): bigint {
  if (typeof value !== 'string' || !/^\d{1,19}$/.test(value)) throw noFrame();
  return BigInt(value);
}

/** null stands for no offset. */
export function startAsJson(start: bigint | undefined): string | null {
  return start === undefined ? null : String(start);
}

export function startFrom(value: unknown): bigint | undefined {
  return value === null ? undefined : offsetFrom(value);
}

function asBase64(value: Uint8Array | null): string | null {
  return value === null ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
}

function bytesFrom(value: unknown): Uint8Array | null {
  if (value === null) return null;
  return Buffer.from(textFrom(value), 'base64');
}

function isHeaders(value: unknown): value is Record<string, string> {
  return isFrame(value) && Object.values(value).every((text) => typeof text === 'string');
}

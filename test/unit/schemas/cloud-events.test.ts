import { CloudEvent, Kafka } from 'cloudevents';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventTypes, gatewayHeader, macHeader } from '../../../schemas/topics.ts';
import type { LogRecord } from '../../../services/engine/ports/log.ts';
import { recordStory } from '../../support/golden/record-story.ts';

/** A record as a Kafka client hands it to the CloudEvents package. */
function read({ key, value, headers }: LogRecord): CloudEvent<unknown> {
  const text = Buffer.from(value ?? []).toString('utf8');
  const message = { key, value: text, headers, body: text };
  const event = Kafka.toEvent(message);
  if (!(event instanceof CloudEvent)) throw new Error('One record is one event.');
  return event;
}

let records: readonly LogRecord[];
beforeAll(async () => {
  const story = await recordStory();
  // One record of the story is garbage on purpose.
  records = story.records.filter(({ headers }) => headers['ce_specversion'] !== undefined);
}, 60_000);

describe.each(Object.values(eventTypes))('a record of type %s', (type) => {
  let written: readonly LogRecord[];
  beforeAll(() => {
    written = records.filter(({ headers }) => headers['ce_type'] === type);
  });

  it('is a CloudEvent in binary mode to the cloudevents package', () => {
    expect(written).not.toEqual([]);
    for (const record of written) {
      const event = read(record);
      expect(event.validate()).toBe(true);
      expect(event).toMatchObject({
        id: record.headers['ce_id'],
        type,
        source: record.headers['ce_source'],
        specversion: '1.0',
        datacontenttype: 'application/json',
        partitionkey: record.key,
      });
    }
  });

  it('keeps its data', () => {
    for (const record of written) {
      expect(read(record).data).toEqual(JSON.parse(Buffer.from(record.value ?? []).toString('utf8')));
    }
  });

  it('has the id of its event and a time in UTC', () => {
    for (const record of written) {
      const { id, timeMs } = read(record).data as { readonly id?: string; readonly timeMs?: number };
      if (id !== undefined) expect(record.headers['ce_id']).toBe(id);
      if (timeMs !== undefined) expect(record.headers['ce_time']).toBe(new Date(timeMs).toISOString());
      expect(record.headers['ce_time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
  });
});

it('lets the header that names the gateway and the one with its MAC pass beside the attributes', () => {
  const sealed = records.filter(({ headers }) => headers['ce_source']?.startsWith('shearpin/gateway/'));
  expect(sealed).not.toEqual([]);
  for (const record of sealed) {
    expect(record.headers[gatewayHeader]).toBe('gw-1');
    expect(record.headers[macHeader]).toMatch(/^[0-9a-f]{64}$/);
    expect(read(record).validate()).toBe(true);
  }
});

it('names the role that wrote a record as its source, never a process', () => {
  const sources = new Set(records.map(({ headers }) => headers['ce_source']));
  expect([...sources].toSorted()).toEqual(['shearpin/gateway/gw-1', 'shearpin/worker']);
});

it('gives no two records of one source and type the same id', () => {
  const ids = records.map(({ headers }) => `${headers['ce_source'] ?? ''} ${headers['ce_id'] ?? ''}`);
  expect(ids.length - new Set(ids).size).toBe(0);
});

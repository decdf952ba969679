import { expect, it, vi } from 'vitest';
import { partitionOfKey } from '../../schemas/events/partition-of-key.ts';
import { type LogFixture, patience, recorder, text, valueOf } from './log-fixture.ts';

/** What a log does with the records themselves. */
export function describeRecords(fixture: LogFixture): void {
  it('delivers the records of a key in the order in which they were produced', async () => {
    const topic = await fixture.makeTopic(3);
    const values = Array.from({ length: 300 }, (_, index) => String(index));
    const producer = fixture.log().producer();
    await Promise.all([
      producer.produce(values.slice(0, 100).map((value) => text(topic, value))),
      producer.produce(values.slice(100, 150).map((value) => text(topic, value))),
      producer.produce(values.slice(150).map((value) => text(topic, value))),
    ]);
    await producer.close();
    const seen = recorder();
    await fixture.member(topic).start(seen.handlers);
    await vi.waitFor(() => {
      expect(seen.values()).toEqual(values);
    }, patience);
    expect(new Set(seen.records.map((record) => record.partition)).size).toBe(1);
    expect(seen.records.map((record) => record.offset)).toEqual(values.map((value) => BigInt(value)));
  });

  it('tells its producers where and when it put each record', async () => {
    const topic = await fixture.makeTopic(3);
    const other = await fixture.makeTopic();
    const producer = fixture.log().producer();
    const sent = ['a', 'b', 'c', 'd', 'e'].map((value) => text(topic, value, `key-${value}`));
    const [first, second] = await Promise.all([
      producer.produce([text(other, 'x'), ...sent.slice(0, 3), text(other, 'y')]),
      producer.produce([...sent.slice(3), { ...text(topic, 'f'), partition: 2 }]),
    ]);
    await producer.close();
    const seen = recorder();
    await fixture.member(topic).start(seen.handlers);
    await vi.waitFor(() => {
      expect(seen.records).toHaveLength(6);
    }, patience);
    const places = new Map(
      seen.records.map(({ partition, offset, appendTimeMs, value }) => [
        String(value),
        { partition, offset, appendTimeMs },
      ]),
    );
    const found = ['a', 'b', 'c', 'd', 'e', 'f'].map((value) => places.get(value));
    expect([...first.slice(1, 4), ...second]).toEqual(found);
    expect(first).toHaveLength(5);
    expect([first[0], first[4]]).toMatchObject([
      { partition: 0, offset: 0n },
      { partition: 0, offset: 1n },
    ]);
  });

  it('carries key, bytes, headers and tombstones unchanged', async () => {
    const topic = await fixture.makeTopic();
    const bytes = Buffer.from([0, 255, 128, 10, 13, 0]);
    const headers = { ce_id: 'é☃', 'shearpin-mac': '00ff', empty: '' };
    await fixture.produce([
      { topic, key: 'tenant:ключ', value: bytes, headers },
      { topic, key: 'gone', value: null, headers: {} },
      { topic, key: 'empty', value: Buffer.alloc(0), headers: {} },
    ]);
    const seen = recorder();
    await fixture.member(topic).start(seen.handlers);
    await vi.waitFor(() => {
      expect(seen.records).toHaveLength(3);
    }, patience);
    const [first, tombstone, empty] = seen.records;
    expect(first?.topic).toBe(topic);
    expect(first?.key).toBe('tenant:ключ');
    expect(first?.headers).toEqual(headers);
    expect(Buffer.from(first?.value ?? []).equals(bytes)).toBe(true);
    expect(tombstone?.value).toBeNull();
    expect(empty?.value?.byteLength).toBe(0);
  });

  it('carries a record of half a megabyte', async () => {
    const topic = await fixture.makeTopic();
    const value = Buffer.alloc(524_288, 'large and compressible ');
    await fixture.produce([{ topic, key: 'k', value, headers: {} }]);
    const seen = recorder();
    await fixture.member(topic).start(seen.handlers);
    await vi.waitFor(() => {
      expect(Buffer.from(seen.records[0]?.value ?? []).equals(value)).toBe(true);
    }, patience);
  });

  it('gives append times that never go back', async () => {
    const topic = await fixture.makeTopic();
    const producer = fixture.log().producer();
    for (const value of ['a', 'b', 'c']) await producer.produce([text(topic, value)]);
    await producer.close();
    const seen = recorder();
    await fixture.member(topic).start(seen.handlers);
    await vi.waitFor(() => {
      expect(seen.records).toHaveLength(3);
    }, patience);
    const times = seen.records.map((record) => record.appendTimeMs);
    expect(times[0]).toBeGreaterThan(0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('chooses the partition by the key, and obeys one that is named', async () => {
    const topic = await fixture.makeTopic(4);
    const keys = Array.from({ length: 40 }, (_, index) => `tenant:${'s'.repeat(index)}é`);
    await fixture.produce(keys.map((key) => text(topic, 'by key', key)));
    await fixture.produce([0, 1, 2, 3].map((partition) => ({ ...text(topic, 'named', 'same'), partition })));
    const seen = recorder();
    await fixture.member(topic).start(seen.handlers);
    await vi.waitFor(() => {
      expect(seen.records).toHaveLength(44);
    }, patience);
    const byKey = seen.records.filter((record) => valueOf(record) === 'by key');
    expect(byKey.map(({ partition }) => partition)).toEqual(byKey.map(({ key }) => partitionOfKey(key, 4)));
    const named = seen.records.filter((record) => valueOf(record) === 'named');
    expect(named.map(({ partition }) => partition).sort()).toEqual([0, 1, 2, 3]);
  });

  it('names the topic when a record goes to one that does not exist', async () => {
    const producer = fixture.log().producer();
    const produced = producer.produce([text('contract.nowhere', 'x')]);
    await expect(produced).rejects.toMatchObject({ code: 'E_LOG_SETTINGS' });
    await expect(produced).rejects.toThrow('contract.nowhere');
    await producer.close();
  });
}

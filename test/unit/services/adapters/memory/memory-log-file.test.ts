import { appendFile, copyFile, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type MemoryLog, openMemoryLog } from '../../../../../services/adapters/memory/memory-log.ts';
import type { LogRecord, OutgoingRecord } from '../../../../../services/engine/ports/log.ts';
import { waitLimits } from '../../../../support/wait-limits.ts';

const topic = 'shearpin.calls.v1';
const hourMs = 3_600_000;

describe('the file behind the log in memory', () => {
  let folder: string;
  let file: string;
  let nowMs: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shearpin-log-'));
    file = join(folder, 'state', 'log.jsonl');
    nowMs = 1_700_000_000_000;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  function open(
    options: { bytesMax?: number; warn?: (fields: object, message: string) => void } = {},
  ): Promise<MemoryLog> {
    return openMemoryLog({
      file,
      clock: { nowMs: () => nowMs },
      retention: { bytesMax: options.bytesMax ?? 1_000_000, ageMaxMs: hourMs },
      logger: { warn: options.warn ?? (() => undefined) },
    });
  }

  async function fill(log: MemoryLog, records: readonly OutgoingRecord[], compacted = false): Promise<void> {
    await log.admin().ensure([{ topic, partitions: 2, compacted }]);
    await log.producer().produce(records);
  }

  it('gives a new process records, offsets, append times, tombstones and commits of the last', async () => {
    const first = await open();
    const bytes = Buffer.from([0, 255, 10, 13]);
    await fill(first, [
      { topic, key: 'a', value: bytes, headers: { ce_id: 'é\n"' }, partition: 0 },
      { topic, key: 'b', value: null, headers: { ['__proto__']: 'x' }, partition: 0 },
    ]);
    const member = first.member('group', [topic]);
    await member.start(idle);
    await member.commit({ topic, partition: 0 }, { offset: 2n, metadata: '{"epoch":3}' });
    await member.stop();
    const before = await everything(first);
    await first.close();

    nowMs -= hourMs / 2;
    const second = await open();
    expect(await everything(second)).toEqual(before);
    const later = second.member('group', [topic]);
    expect(await later.committed({ topic, partition: 0 })).toEqual({ offset: 2n, metadata: '{"epoch":3}' });
    await second.producer().produce([{ topic, key: 'c', value: bytes, headers: {}, partition: 0 }]);
    const appended = (await everything(second)).at(-1);
    expect(appended?.offset).toBe(2n);
    expect(appended?.appendTimeMs).toBe(before[0]?.appendTimeMs);
    await second.close();
  });

  it('loses nothing that was acknowledged when the process is killed, and leaves out a torn last line', async () => {
    const first = await open();
    await fill(first, [{ topic, key: 'a', value: Buffer.from('kept'), headers: {} }]);
    // What a kill leaves: the file as it stands, and the lock of a process that is no more.
    const left = await readFile(file, 'utf8');
    await first.close();
    await writeFile(file, `${left}{"kind":"record","topic":"${topic}","partition":0,"off`);
    await writeFile(`${file}.lock`, '999999999\n');

    const warnings: string[] = [];
    const second = await open({ warn: (_fields, message) => warnings.push(message) });
    expect((await everything(second)).map(({ value }) => String(value))).toEqual(['kept']);
    expect(warnings).toEqual(['unreadable lines of the log file were left out']);
    await second.producer().produce([{ topic, key: 'b', value: Buffer.from('after'), headers: {} }]);
    await second.close();
    const third = await open();
    expect((await everything(third)).map(({ value }) => String(value)).sort()).toEqual(['after', 'kept']);
    await third.close();
  });

  it('outlives lines that are no entries of a log', async () => {
    const first = await open();
    await fill(first, [{ topic, key: 'a', value: Buffer.from('kept'), headers: {} }]);
    await first.close();
    const junk = [
      'null',
      '[]',
      '{"kind":"record"}',
      `{"kind":"record","topic":"${topic}","partition":-1,"offset":"0","appendTimeMs":1,"key":"k","value":null,"headers":{}}`,
      `{"kind":"record","topic":"${topic}","partition":0,"offset":"1e9","appendTimeMs":1,"key":"k","value":null,"headers":{}}`,
      `{"kind":"record","topic":"${topic}","partition":0,"offset":"9","appendTimeMs":1,"key":"k","value":null,"headers":{"a":1}}`,
      '{"kind":"record","topic":"unknown","partition":0,"offset":"0","appendTimeMs":1,"key":"k","value":null,"headers":{}}',
      '{"kind":"topic","topic":"__proto__","partitions":0,"compacted":false}',
      '\0\0',
    ];
    await appendFile(file, `${junk.join('\n')}\n`);
    const second = await open();
    expect((await everything(second)).map(({ value }) => String(value))).toEqual(['kept']);
    await second.close();
  });

  it('is readable by its user only, and so is its folder', async () => {
    const log = await open();
    await fill(log, []);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'state'))).mode & 0o777).toBe(0o700);
    await log.close();
    expect(await readdir(join(folder, 'state'))).toEqual(['log.jsonl']);
  });

  it('refuses a second writer while the first lives, and names it', async () => {
    const log = await open();
    const second = open();
    await expect(second).rejects.toMatchObject({ code: 'E_LOG_UNAVAILABLE' });
    await expect(second).rejects.toThrow(String(process.pid));
    await log.close();
    await (await open()).close();
  });

  it('takes over the lock of a dead process that had the same process id', async () => {
    await (await open()).close();
    await writeFile(`${file}.lock`, `${process.pid}\n`);
    await (await open()).close();
  });

  it('refuses while another living process holds the lock', async () => {
    await (await open()).close();
    await writeFile(`${file}.lock`, `${process.ppid}\n`);
    await expect(open()).rejects.toThrow(String(process.ppid));
  });

  it('lets exactly one of several take over the lock of a dead one', async () => {
    await (await open()).close();
    await writeFile(`${file}.lock`, '999999999\n');
    const opened = await Promise.allSettled([open(), open(), open()]);
    const logs = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(logs).toHaveLength(1);
    await logs[0]?.close();
  });

  it('keeps the last record of each key of a compacted topic when it is opened', async () => {
    const first = await open();
    const write = (key: string, text: string): OutgoingRecord => {
      return { topic, key, value: Buffer.from(text), headers: {}, partition: 0 };
    };
    await fill(first, [write('a', '1'), write('b', '2'), write('a', '3')], true);
    await first.close();
    const second = await open();
    const records = await everything(second);
    expect(records.map(({ offset, value }) => [offset, String(value)])).toEqual([
      [1n, '2'],
      [2n, '3'],
    ]);
    await second.close();
  });

  it('forgets what is older than it may be, without giving an offset twice', async () => {
    const first = await open();
    await fill(first, [{ topic, key: 'a', value: Buffer.from('old'), headers: {}, partition: 0 }]);
    await first.close();
    nowMs += 2 * hourMs;
    const second = await open();
    expect(await everything(second)).toEqual([]);
    await second.close();
    const third = await open();
    await third.producer().produce([{ topic, key: 'a', value: Buffer.from('new'), headers: {}, partition: 0 }]);
    expect((await everything(third)).map(({ offset }) => offset)).toEqual([1n]);
    await third.close();
  });

  it('stays within its bytes in memory and on disk, keeping the newest', async () => {
    const bytesMax = 200_000;
    const log = await open({ bytesMax });
    await log.admin().ensure([{ topic, partitions: 2, compacted: false }]);
    const producer = log.producer();
    for (let index = 0; index < 2_000; index += 1) {
      nowMs += 1;
      await producer.produce([{ topic, key: 'k', value: Buffer.alloc(1_000, String(index % 10)), headers: {} }]);
    }
    await log.close();
    expect((await stat(file)).size).toBeLessThan(bytesMax * 3);
    const again = await open({ bytesMax });
    const records = await everything(again);
    expect(records.length).toBeGreaterThan(20);
    expect(records.at(-1)?.offset).toBe(1_999n);
    await again.close();
  });

  it('takes nothing more when another process has replaced its file, and leaves that file as it is', async () => {
    const first = await open();
    await fill(first, [{ topic, key: 'a', value: Buffer.from('before'), headers: {} }]);
    // What a process does that takes the lock of one that hangs.
    await writeFile(`${file}.lock`, '');
    await copyFile(file, `${file}.copy`);
    await rename(`${file}.copy`, file);
    const late = first.producer().produce([{ topic, key: 'a', value: Buffer.from('late'), headers: {} }]);
    await expect(late).rejects.toMatchObject({ code: 'E_LOG_UNAVAILABLE' });
    await first.lost;
    await first.close();
    const second = await open();
    expect((await everything(second)).map(({ value }) => String(value))).toEqual(['before']);
    expect(second.id).toBe(first.id);
    await second.close();
  });

  it('names the file when it cannot be written', async () => {
    await writeFile(join(folder, 'state'), 'a file where a folder should be');
    const opened = open();
    await expect(opened).rejects.toMatchObject({ code: 'E_LOG_UNAVAILABLE' });
    await expect(opened).rejects.toThrow(file);
  });
});

const idle = {
  onAssigned: async (partitions: readonly object[]) => partitions.map(() => undefined),
  onRevoked: async () => undefined,
  onBatch: async () => undefined,
};

async function everything(log: MemoryLog): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  const follower = log.follower();
  const caughtUp = vi.fn();
  await follower.follow(topic, { onRecord: (record) => void records.push(record), onCaughtUp: caughtUp });
  await vi.waitFor(() => {
    expect(caughtUp).toHaveBeenCalledOnce();
  }, waitLimits);
  await follower.stop();
  return records;
}

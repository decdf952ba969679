import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { topics } from '../../../../../schemas/topics.ts';
import { ownTopics, readTopicsFile, withReplicas } from '../../../../../services/cli/topics/wanted-topics.ts';
import { temporaryFolder } from '../../../../support/cli-process.ts';
import { readFileSync } from 'node:fs';

const shipped = fileURLToPath(new URL('../../../../../deploy/kafka/topics.yaml', import.meta.url));

interface Editable {
  replicationFactor: unknown;
  topics: Record<string, { partitions: unknown; settings: Record<string, unknown> }>;
}

/** What a file that was changed is told, or how it is read. */
function readChanged(change: (file: Editable) => void): ReturnType<typeof readTopicsFile> {
  const file = parse(readFileSync(shipped, 'utf8')) as Editable;
  change(file);
  return readText(stringify(file));
}

function readText(text: string): ReturnType<typeof readTopicsFile> {
  using folder = temporaryFolder();
  const path = join(folder.path, 'topics.yaml');
  writeFileSync(path, text);
  return readTopicsFile(path);
}

describe('the topics that a deployment wants', () => {
  it('are every topic of the stream, each stamped by the broker and readable here', () => {
    const own = ownTopics().topics;
    expect(own.map(({ topic }) => topic).toSorted()).toEqual(Object.values(topics).toSorted());
    for (const { settings } of own) {
      expect(settings).toMatchObject({ 'message.timestamp.type': 'LogAppendTime', 'compression.type': 'uncompressed' });
    }
  });

  it('keep little beyond what their readers need where all of a topic is read at the start', () => {
    for (const { settings } of ownTopics().topics) {
      const isCompacted = settings['cleanup.policy']?.includes('compact') === true;
      expect(settings['segment.ms']).toBe(isCompacted ? '21600000' : undefined);
      expect(settings['max.compaction.lag.ms']).toBe(isCompacted ? '21600000' : undefined);
    }
  });

  it('stand in deploy/kafka/topics.yaml as the command takes them without a file', () => {
    expect(readTopicsFile(shipped)).toEqual(ownTopics());
  });

  it('wait for no more replicas than the cluster is given', () => {
    const settings = withReplicas(ownTopics(), 1).topics.map((topic) => topic.settings['min.insync.replicas']);
    expect(new Set(settings)).toEqual(new Set(['1']));
  });
});

describe('a file of topics', () => {
  it('may change partitions, replicas and retention', () => {
    const wanted = readChanged((file) => {
      file.replicationFactor = 5;
      Object.assign(file.topics[topics.calls] ?? {}, { partitions: 24 });
      Object.assign(file.topics[topics.dlq]?.settings ?? {}, { 'retention.ms': 5 });
    });
    expect(wanted.replicationFactor).toBe(5);
    expect(wanted.topics.find(({ topic }) => topic === topics.calls)?.partitions).toBe(24);
    expect(wanted.topics.find(({ topic }) => topic === topics.dlq)?.settings['retention.ms']).toBe('5');
  });

  it.each<readonly [string, (file: Editable) => void, RegExp]>([
    [
      'leaves one out and misspells it',
      (file) => {
        const { [topics.dlq]: dlq = { partitions: 1, settings: {} }, ...others } = file.topics;
        file.topics = { ...others, 'shearpin.dql.v1': dlq };
      },
      /topics\.shearpin\.dlq\.v1 is missing\.[^]*shearpin\.dql\.v1 is no topic of Shearpin\. Is shearpin\.dlq\.v1 meant/,
    ],
    [
      'takes the time of producers',
      (file) => Object.assign(file.topics[topics.calls]?.settings ?? {}, { 'message.timestamp.type': 'CreateTime' }),
      /message\.timestamp\.type.* must be one of LogAppendTime, but is "CreateTime"/,
    ],
    [
      'packs with a codec that nobody here can read',
      (file) => Object.assign(file.topics[topics.acks]?.settings ?? {}, { 'compression.type': 'zstd' }),
      /compression\.type.* must be one of uncompressed, gzip, producer, but is "zstd"/,
    ],
    [
      'deletes what must be compacted',
      (file) => Object.assign(file.topics[topics.commands]?.settings ?? {}, { 'cleanup.policy': 'delete' }),
      /topics\.shearpin\.commands\.v1\.settings\.cleanup\.policy must be compact/,
    ],
    [
      'waits for more replicas than there are',
      (file) => (file.replicationFactor = 1),
      /min\.insync\.replicas is 2, but there are 1 replicas: nothing could be written/,
    ],
    [
      'has no partitions, and too many',
      (file) => {
        Object.assign(file.topics[topics.calls] ?? {}, { partitions: 0 });
        Object.assign(file.topics[topics.acks] ?? {}, { partitions: 99_999 });
      },
      /calls[^]*partitions must be >= 1[^]*acks[^]*partitions must be <= 1024/,
    ],
    ['is of another form', (file) => Object.assign(file, { spec: 'x' }), /spec must be one of shearpin\.topics\.v1/],
  ])('that %s is refused with all that is wrong', (_, change, told) => {
    expect(() => readChanged(change)).toThrow(told);
  });

  it.each(['', '[]', 'topics: {__proto__: {}}', '\0', 'a: &a [*a]'])('that holds %j is refused in words', (text) => {
    expect(() => readText(text)).toThrow(expect.objectContaining({ code: 'E_CONFIG' }));
  });
});

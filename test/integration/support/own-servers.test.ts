import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { Partitioners } from 'kafkajs';
import { expect, it } from 'vitest';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { KafkaServer } from '../../support/servers/kafka-server.ts';
import { isPortOpen } from '../../support/servers/open-port.ts';
import { RedisServer } from '../../support/servers/redis-server.ts';
import { createKafkaClient, createTopics } from '../../support/topics.ts';

const SERVER_OWNER = fileURLToPath(new URL('server-owner.ts', import.meta.url));

describeWithServers('a Kafka of its own', () => {
  it('comes back after a kill on the same port with the records that it had', async () => {
    await using server = await KafkaServer.start();
    const { brokers } = server;
    await createTopics(brokers, [{ name: 'calls' }]);
    const kafka = createKafkaClient(brokers);
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    await producer.send({ topic: 'calls', messages: [{ value: 'one' }, { value: 'two' }] });
    await producer.disconnect();

    await server.kill();
    const [host = '', port] = brokers.split(':');
    expect(await isPortOpen({ host, port: Number(port) })).toBe(false);
    await server.start();

    expect(server.brokers).toBe(brokers);
    const admin = kafka.admin();
    await admin.connect();
    expect(await admin.fetchTopicOffsets('calls')).toMatchObject([{ partition: 0, high: '2' }]);
    await admin.disconnect();
  });
});

describeWithServers('a Redis of its own', () => {
  it.each([
    { isDurable: true, kept: 'value' },
    { isDurable: false, kept: null },
  ])('holds $kept after a kill when its durability is $isDurable', async ({ isDurable, kept }) => {
    await using server = await RedisServer.start({ isDurable });
    const redis = new Redis(server.url, { retryStrategy: () => 20 });
    redis.on('error', () => undefined);
    await redis.set('key', 'value');

    await server.kill();
    await server.start();

    expect(await redis.get('key')).toBe(kept);
    redis.disconnect();
  });

  it('stops when it is asked to, and starts again', async () => {
    await using server = await RedisServer.start();
    await server.stop();
    expect(server.isRunning).toBe(false);
    await server.start();
    expect(server.isRunning).toBe(true);
  });

  it('answers nothing while it is paused and everything after', async () => {
    await using server = await RedisServer.start();
    const redis = new Redis(server.url);
    await redis.ping();
    const answers: string[] = [];

    server.pause();
    const answer = redis.ping().then((pong) => answers.push(pong));
    await sleep(100);
    expect(answers).toEqual([]);
    server.resume();

    await answer;
    expect(answers).toEqual(['PONG']);
    redis.disconnect();
  });

  it('tells why it did not start, with the end of its log', async () => {
    await expect(RedisServer.start({ settings: ['--no-such-setting', '1'] })).rejects.toThrow(
      /Redis did not start: its process ended.*no-such-setting/s,
    );
  });

  it('does not take another server on its port for itself', async () => {
    await using server = await RedisServer.create();
    const port = Number(new URL(server.url).port);
    const rival = createServer().listen(port, '127.0.0.1');
    await once(rival, 'listening');
    await expect(server.start()).rejects.toThrow(`port ${String(port)} is taken`);
    rival.close();
  });

  it('ends with the process that started it, though that one is killed and the server is paused', async () => {
    const owner = spawn(process.execPath, [SERVER_OWNER], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: owner.stdout });
    const [line] = (await once(lines, 'line')) as [string];
    const { pid, folder } = JSON.parse(line) as { pid: number; folder: string };
    expect(isAlive(pid)).toBe(true);

    owner.kill('SIGKILL');

    while (isAlive(pid) || (await exists(folder))) await sleep(20);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

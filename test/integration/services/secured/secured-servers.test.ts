import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { readKafkaAccess } from '../../../../services/adapters/config/kafka-access.ts';
import { createKafkaLog } from '../../../../services/adapters/kafka/kafka-log.ts';
import { main } from '../../../../services/cli/main.ts';
import type { Log, OutgoingRecord } from '../../../../services/engine/ports/log.ts';
import { captureIo } from '../../../support/captured-io.ts';
import { DeskAgent } from '../../../support/pipeline/desk-agent.ts';
import { becomesTrue, eventually } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';
import { passwords, SecuredKafka, type SecuredUser } from '../../../support/servers/secured-kafka.ts';
import { redisUser, SecuredRedis } from '../../../support/servers/secured-redis.ts';

const oneBroker = ['--replication-factor', '1', '--partitions', '2'];

describeWithServers('on servers with passwords, TLS and rights', () => {
  let kafka: SecuredKafka;
  let redis: SecuredRedis;
  let ground: Ground;
  let prefix: { readonly SHEARPIN_TOPIC_PREFIX: string };

  beforeAll(async () => {
    [kafka, redis] = await Promise.all([SecuredKafka.start(), SecuredRedis.start()]);
    ground = new Ground({ kafkaBrokers: kafka.brokers, redisUrl: redis.url });
    prefix = { SHEARPIN_TOPIC_PREFIX: ground.prefix };
  });

  afterAll(async () => {
    await ground[Symbol.asyncDispose]();
    await kafka[Symbol.asyncDispose]();
    await redis[Symbol.asyncDispose]();
  });

  async function run(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
    const { io, stdout, stderr } = captureIo({ ...prefix, ...env });
    const code = await main(args, io);
    return { code, stdout: stdout(), stderr: stderr() };
  }

  function logOf(user: SecuredUser): Log {
    const { access } = readKafkaAccess({
      kafkaSecurityProtocol: 'SASL_SSL',
      kafkaSaslMechanism: 'PLAIN',
      kafkaSaslUsername: user,
      kafkaSaslPasswordFile: kafka.passwordFile(user),
      kafkaCaFile: kafka.caFile,
    });
    const silent = { level: 'silent', debug() {}, info() {}, warn() {}, error() {} };
    const { brokers } = kafka;
    return createKafkaLog({
      brokers: [brokers],
      topicPrefix: ground.prefix,
      access,
      clientId: user,
      newId: ulid,
      logger: silent,
    });
  }

  function workerEnv(user: SecuredUser): Record<string, string> {
    return { ...redis.env, ...kafka.env(user), SHEARPIN_GROUP_ID: 'shearpin-worker' };
  }

  it('grants rights once, and lets an operator who has only those make the topics', async () => {
    expect(await run(kafka.env('shearpin-operator'), 'topics', 'apply', '--replication-factor', '1')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/lacks Describe and DescribeConfigs on the topic .*calls.*E_LOG_ACCESS/) as string,
    });
    expect((await run(kafka.env('admin'), 'acls', 'plan')).code).toBe(3);
    expect((await run(kafka.env('admin'), 'acls', 'apply')).code).toBe(0);
    expect(await run(kafka.env('admin'), 'acls', 'plan')).toMatchObject({ code: 0, stdout: 'Nothing to grant.\n' });
    expect(
      (await run(kafka.env('shearpin-operator'), 'topics', 'apply', '--replication-factor', '1', '--partitions', '2'))
        .code,
    ).toBe(0);
  });

  it('tells a right that is more than a role needs, also everybody’s', async () => {
    const write = ['--principal', 'worker=User:other'];
    expect((await run(kafka.env('admin'), 'acls', 'apply', ...write)).code).toBe(0);
    const planned = await run(kafka.env('admin'), 'acls', 'plan', '--principal', 'gateway=User:other');
    expect(planned.code).toBe(1);
    expect(planned.stdout).toMatch(
      /User:other {2}Write on the topic .*alerts\.v1 is more than the roles need.*--remove/,
    );
  });

  it.each(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'])('takes a password by %s', async (mechanism) => {
    const env = kafka.env('shearpin-operator', mechanism);
    expect((await run(env, 'topics', 'plan', ...oneBroker)).code).toBe(0);
  });

  it('refuses a chain, each process with just its rights, and writes no password into a line', async () => {
    await using worker = await WorkerProcess.start(ground, {
      env: { ...workerEnv('shearpin-worker'), SHEARPIN_LOG_LEVEL: 'debug' },
    });
    // It counts as live for three heartbeats, which a busy machine may keep it from sending.
    const gatewayEnv = {
      ...kafka.env('shearpin-gateway'),
      SHEARPIN_LOG_LEVEL: 'debug',
      SHEARPIN_HEARTBEAT_MS: '30000',
    };
    await using agent = await DeskAgent.start(ground, { env: gatewayEnv });
    await agent.readTicket();
    const { text: secret } = await agent.getSecret();
    await agent.commanded();
    expect(await agent.sendMail(`The value is ${secret}.`)).toMatchObject({ isRefused: true });

    const reader = { ...kafka.env('shearpin-reader'), SHEARPIN_KEYS_DIR: ground.keysDir };
    // What the refused call opens is commanded once it was judged.
    const told = await eventually({ what: 'a status with both commands' }, async () => {
      const status = await run(reader, 'status', '--json');
      expect(status.stderr).toBe('');
      const read = JSON.parse(status.stdout) as { readonly commands: readonly object[] };
      return read.commands.length > 1 ? read : undefined;
    });
    expect(told).toMatchObject({
      commands: [{ action: 'arm' }, { action: 'open' }],
      gateways: [{ isLive: true }],
    });
    await worker.process.end();
    expect(worker.process.exitCode).toBe(0);
    const written = worker.process.lines.join('\n') + agent.errors;
    expect(written).toContain('kafka client');
    for (const password of [...Object.values(passwords), redisUser.password]) expect(written).not.toContain(password);
    expect(worker.process.lines.filter((line) => line.includes('AUTHORIZATION'))).toEqual([]);
    expect(agent.errors).not.toContain('AUTHORIZATION');
  });

  it.each<readonly [SecuredUser, string]>([
    ['shearpin-gateway', topics.commands],
    ['shearpin-gateway', topics.alerts],
    ['shearpin-worker', topics.calls],
    ['shearpin-worker', topics.acks],
    ['shearpin-reader', topics.commands],
  ])('lets %s write nothing to %s, and says which right it lacks', async (user, topic) => {
    const record: OutgoingRecord = { topic, key: 'k', value: Buffer.from('{}'), headers: {} };
    const producer = logOf(user).producer();
    await expect(producer.produce([record])).rejects.toMatchObject({
      code: 'E_LOG_ACCESS',
      message: expect.stringContaining(`lacks Write on the topic ${ground.prefix}${topic}`) as string,
    });
    await producer.close();
  });

  it('ends a worker that may not see its topics, and names each of them', async () => {
    await using worker = await WorkerProcess.spawn(ground, { env: workerEnv('shearpin-gateway') });
    await worker.process.exited();
    expect(worker.process.exitCode).toBe(1);
    const said = worker.process.lines.join('\n');
    expect(said).toMatch(
      /lacks Describe on the topic .*alerts\.v1; .*lacks Describe on the topic .*dlq\.v1.*E_LOG_ACCESS/,
    );
    expect(said).toContain('shearpin acls plan');
  });

  it('says which group a worker may not join', async () => {
    await using worker = await WorkerProcess.spawn(ground, { env: workerEnv('shearpin-reader') });
    const told = /the principal may lack Read on the topic .* and on the group .*shearpin-worker/;
    await becomesTrue({ what: 'a line that names the group' }, () => told.test(worker.process.lines.join('\n')));
    expect(worker.process.isRunning).toBe(true);
  });

  it('ends a worker with a wrong password, for Kafka or for Redis, without telling it', async () => {
    const wrong = kafka.write('wrong', 'wrong-PASSWORD-11c\n');
    const environments: readonly Record<string, string>[] = [
      { ...workerEnv('shearpin-worker'), SHEARPIN_KAFKA_SASL_PASSWORD_FILE: wrong },
      { ...workerEnv('shearpin-worker'), SHEARPIN_REDIS_PASSWORD_FILE: wrong },
    ];
    const told = await Promise.all(
      environments.map(async (env) => {
        await using worker = await WorkerProcess.spawn(ground, { env: { ...env, SHEARPIN_LOG_LEVEL: 'debug' } });
        await worker.process.exited();
        return { code: worker.process.exitCode, said: worker.process.lines.join('\n') };
      }),
    );
    expect(told.map(({ code }) => code)).toEqual([1, 1]);
    expect(told[0]?.said).toMatch(/Kafka refused the credentials.*E_LOG_ACCESS/);
    expect(told[1]?.said).toMatch(/WRONGPASS.*E_STORE_ACCESS/);
    expect(told.map(({ said }) => said).join()).not.toContain('PASSWORD-');
  });

  it('lets a gateway with a wrong password serve, and has it say why it hears no commands', async () => {
    const wrong = kafka.write('wrong', 'wrong-PASSWORD-11c\n');
    const env = { ...kafka.env('shearpin-gateway'), SHEARPIN_KAFKA_SASL_PASSWORD_FILE: wrong };
    await using agent = await DeskAgent.connect(ground, { env: { ...env, SHEARPIN_LOG_LEVEL: 'info' } });
    expect(await agent.listHolidays()).toMatchObject({ isRefused: false });
    await becomesTrue({ what: 'the reason in a line' }, () => agent.errors.includes('Kafka refused the credentials'));
    expect(agent.errors).not.toContain('PASSWORD-');
  });
});

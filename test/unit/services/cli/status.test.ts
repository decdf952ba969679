import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { encodeTime } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandRecordKey, progressRecordKey } from '../../../../schemas/commands/record-key.ts';
import type { Progress } from '../../../../schemas/generated/types.ts';
import { topics } from '../../../../schemas/topics.ts';
import { systemClock } from '../../../../services/adapters/clock/system-clock.ts';
import { loadOrCreatePipelineKeys } from '../../../../services/adapters/crypto/pipeline-keys.ts';
import { createKeys } from '../../../../services/adapters/crypto/create-keys.ts';
import { createSigner } from '../../../../services/adapters/crypto/signer.ts';
import { openMemoryLog } from '../../../../services/adapters/memory/memory-log.ts';
import { makePipelineFolder, pipelineFolderIn } from '../../../../services/cli/pipeline/pipeline-folder.ts';
import { runStatus } from '../../../../services/cli/status.ts';
import { topicSpecs } from '../../../../services/cli/topic-specs.ts';
import { runCli } from '../../../support/cli-process.ts';
import { FakeGateway } from '../../../support/fake-gateway.ts';
import { makeCommand } from '../../../support/signed-commands.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'status-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function ioOf(env: Readonly<Record<string, string>>) {
  const written: string[] = [];
  const stdout = { write: (text: string) => written.push(text) };
  return { io: { stdin: new PassThrough(), stdout, stderr: stdout, env }, written };
}

describe('shearpin status', () => {
  it('says what it needs where there is no log', async () => {
    const { io } = ioOf({ SHEARPIN_STATE_DIR: folder });
    await expect(runStatus([], io)).rejects.toThrow(/no log of gateways of tenant default.*SHEARPIN_KAFKA_BROKERS/);
    const kafka = ioOf({ SHEARPIN_KAFKA_BROKERS: 'a:9092' });
    await expect(runStatus([], kafka.io)).rejects.toThrow('SHEARPIN_KEYS_DIR');
    await expect(runStatus(['--jsn'], io)).rejects.toThrow('--jsn');
  });

  it('names the gateways whose logs there are, when it is asked for another', async () => {
    writeFileSync(join(folder, 'desk.log'), '');
    const { io } = ioOf({ SHEARPIN_STATE_DIR: folder, SHEARPIN_GATEWAY_ID: 'dsek' });
    await expect(runStatus([], io)).rejects.toThrow(
      'There is no log of gateway dsek, or of gateways, of tenant default',
    );
    await expect(runStatus([], io)).rejects.toThrow(
      'It holds logs of desk: SHEARPIN_GATEWAY_ID names the one to read.',
    );
  });

  it('ends with one line when Kafka is away', async () => {
    const keysDir = join(folder, 'keys');
    createKeys(keysDir, { tenant: 't', gateways: ['g'], writer: 'worker', deployment: 'd' });
    const env = { SHEARPIN_KAFKA_BROKERS: '127.0.0.1:1', SHEARPIN_KEYS_DIR: keysDir };
    const { code, stdout, stderr } = await runCli(['status', '--timeout-ms', '100'], { env });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^shearpin status: Kafka at 127\.0\.0\.1:1 did not .* 100 ms\..*\[E_LOG_UNAVAILABLE\].*\n$/);
  });

  it('reads the log that a user’s gateways share, while one of them holds it', async () => {
    const { log, command } = await withCommand();
    const { io, written } = ioOf({ SHEARPIN_STATE_DIR: folder });
    expect(await runStatus(['--json'], io)).toBe(0);
    await log.close();
    expect(JSON.parse(written.join(''))).toMatchObject({ commands: [{ id: command.id, action: 'arm', gateways: [] }] });
  });

  it('tells which partitions no worker watches', async () => {
    const { log, tell } = await withCommand();
    const nowMs = systemClock.nowMs();
    await tell({ partition: 0, timeMs: nowMs, behindMs: 0 }, { partition: 1, timeMs: nowMs - 90_000, behindMs: 0 });
    await tell({ partition: 2, timeMs: nowMs, behindMs: 7_000 });
    const { io, written } = ioOf({ SHEARPIN_STATE_DIR: folder });
    await runStatus([], io);
    await log.close();
    expect(written.join('')).toMatch(
      /1 live command, 0 live gateways, [01] of 3 partitions watched\nno gateway runs, so no call waits for anybody\n/,
    );
    expect(written.join('')).toMatch(/partition 1: no worker has told of it for \d+ s\n/);
    expect(written.join('')).toContain('partition 2: ');
  });

  it.each([
    [
      'that was given to a running gateway',
      { startedMs: -1000, kind: 'command' },
      'gateway: applied after 7 ms, and has ended\n',
    ],
    ['that a gateway met at its start', { startedMs: -1000, kind: 'boot' }, 'gateway: applied, and has ended\n'],
    [
      'that is older than the gateway’s start',
      { startedMs: 1000, kind: 'command' },
      'gateway: applied, and has ended\n',
    ],
  ] as const)('tells how long it took to apply a command %s only where that says something', async (_, ack, told) => {
    const { log, command, gateway } = await withCommand();
    const boot = encodeTime(command.issuedAt + ack.startedMs) + '0'.repeat(16);
    const commands = [{ id: command.id, status: 'applied' as const, latencyMs: 7 }];
    const timeMs = command.issuedAt;
    const data = { spec: 'shearpin.ack.v1', gateway: 'gateway', boot, tenant: 'default', timeMs } as const;
    await log.producer().produce([gateway.ack({ ...data, kind: ack.kind, commands })]);
    const { io, written } = ioOf({ SHEARPIN_STATE_DIR: folder });
    expect(await runStatus([], io)).toBe(0);
    await log.close();
    expect(written.join('')).toContain(told);
  });
});

/** A log in the state folder with one live command. */
async function withCommand() {
  const names = { tenant: 'default', deployment: 'default' };
  const place = pipelineFolderIn(folder, names);
  makePipelineFolder(place);
  const { worker, gatewayKeys } = loadOrCreatePipelineKeys(place.keys, names);
  const own = gatewayKeys('gateway');
  const log = await openMemoryLog({ clock: systemClock, file: place.log });
  await log.admin().ensure(topicSpecs({ callPartitions: 1 }));
  const issuedAt = systemClock.nowMs();
  const command = makeCommand({
    scope: { kind: 'session', tenant: 'default', id: 'aaaaaaaaaaaaaaaa.process.1111111111111111' },
    issuedAt,
    notBefore: issuedAt,
    expiresAt: issuedAt + 900_000,
  });
  const signer = createSigner({ ...worker.signing, deployment: worker.trust.deployment });
  const record = { topic: topics.commands, key: commandRecordKey(command), value: signer.sign(command), headers: {} };
  await log.producer().produce([record]);
  const gateway = new FakeGateway({ id: 'gateway', tenant: 'default', ingestKey: own.ingest.key });
  /** The words of a worker. */
  const tell = (...words: readonly Pick<Progress, 'partition' | 'timeMs' | 'behindMs'>[]): Promise<unknown> =>
    log.producer().produce(
      words.map((word) => {
        const { writer } = worker.signing;
        const place = { spec: 'shearpin.progress.v1', writer, partitions: 3, incarnation: 1, epoch: 1, number: 1 };
        const key = progressRecordKey(writer, word.partition);
        return { topic: topics.progress, key, value: signer.sign({ ...place, offset: '0', ...word }), headers: {} };
      }),
    );
  return { log, command, gateway, tell };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandRecordKey } from '../../../../schemas/commands/record-key.ts';
import { topics } from '../../../../schemas/topics.ts';
import { systemClock } from '../../../../services/adapters/clock/system-clock.ts';
import { loadOrCreateEmbeddedKeys } from '../../../../services/adapters/crypto/embedded-keys.ts';
import { createSigner } from '../../../../services/adapters/crypto/signer.ts';
import { openMemoryLog } from '../../../../services/adapters/memory/memory-log.ts';
import { runStatus } from '../../../../services/cli/status.ts';
import { topicSpecs } from '../../../../services/cli/topic-specs.ts';
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
    await expect(runStatus([], io)).rejects.toThrow(/no log of gateway gateway.*SHEARPIN_KAFKA_BROKERS/);
    const kafka = ioOf({ SHEARPIN_KAFKA_BROKERS: 'a:9092' });
    await expect(runStatus([], kafka.io)).rejects.toThrow('SHEARPIN_KEYS_DIR');
    await expect(runStatus(['--jsn'], io)).rejects.toThrow('--jsn');
  });

  it('reads the log of a gateway that runs without servers, while that gateway holds it', async () => {
    const names = { tenant: 'default', gateway: 'gateway', deployment: 'default' };
    const { worker } = loadOrCreateEmbeddedKeys(folder, names);
    const log = await openMemoryLog({ clock: systemClock, file: join(folder, 'gateway.log') });
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
    const { io, written } = ioOf({ SHEARPIN_STATE_DIR: folder });
    expect(await runStatus(['--json'], io)).toBe(0);
    await log.close();
    expect(JSON.parse(written.join(''))).toMatchObject({ commands: [{ id: command.id, action: 'arm', gateways: [] }] });
  });
});

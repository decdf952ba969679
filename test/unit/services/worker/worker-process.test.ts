import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CliProcess, runCli, temporaryFolder } from '../../../support/cli-process.ts';

it('ends with exit code 1 when the address of its admin server is taken', async () => {
  using folder = temporaryFolder();
  const keys = join(folder.path, 'keys');
  await runCli(['keys', 'new', '--dir', keys, '--tenant', 'acme', '--gateway', 'desk']);
  await using taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await using worker = new CliProcess(['worker'], {
    env: {
      SHEARPIN_KAFKA_BROKERS: '127.0.0.1:1',
      SHEARPIN_REDIS_URL: 'redis://127.0.0.1:1',
      SHEARPIN_KEYS_DIR: keys,
      SHEARPIN_ADMIN_LISTEN: `127.0.0.1:${String(port)}`,
    },
  });
  const { code, stderr } = await worker.ended;
  expect(code).toBe(1);
  expect(stderr).toContain('[E_LISTEN]');
});

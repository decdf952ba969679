import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeTimers } from '../../services/adapters/clock/node-timers.ts';
import { createMemoryLog } from '../../services/adapters/memory/memory-log.ts';
import { serveLog } from '../../services/adapters/socket/log-server.ts';
import { SocketLog } from '../../services/adapters/socket/socket-log.ts';
import { describeLog } from './log.contract.ts';

describeLog('over a socket', async () => {
  let nowMs = 1_700_000_000_000;
  let nonces = 0;
  const folder = mkdtempSync(join(tmpdir(), 'shearpin-socket-'));
  const log = createMemoryLog({ clock: { nowMs: () => (nowMs += 1) }, backOffMs: { firstMs: 1, maxMs: 10 } });
  const common = {
    path: join(folder, 'socket'),
    key: Buffer.alloc(32, 7),
    newNonce: () => `nonce ${String((nonces += 1))}`,
    timers: nodeTimers,
  };
  const server = await serveLog({ ...common, log, logId: log.id });
  const opened: SocketLog[] = [];
  return {
    open() {
      const one = new SocketLog(common);
      opened.push(one);
      return one;
    },
    async close() {
      for (const one of opened) one.close();
      await server.close();
      await log.close();
      rmSync(folder, { recursive: true });
    },
  };
});

import { createMemoryLog } from '../../services/adapters/memory/memory-log.ts';
import { describeLog } from './log.contract.ts';

describeLog('in memory', async () => {
  let nowMs = 1_700_000_000_000;
  const log = createMemoryLog({ clock: { nowMs: () => (nowMs += 1) }, backOffMs: { firstMs: 1, maxMs: 10 } });
  return { open: () => log, close: () => log.close() };
});

import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { createMetricFactory } from '../../../../services/adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../../../../services/adapters/metrics/metrics-registry.ts';
import { type Embedded, startEmbedded } from '../../../../services/cli/embedded.ts';
import { openStateFolder } from '../../../../services/cli/state-folder.ts';
import { temporaryFolder } from '../../../support/cli-process.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const names = { tenant: 'default', gateway: 'edge', deployment: 'default' };
let folder: ReturnType<typeof temporaryFolder>;
let told: number;

beforeEach(() => {
  folder = temporaryFolder();
  told = 0;
});
afterEach(() => {
  folder[Symbol.dispose]();
});

function start(): Promise<Embedded> {
  const metrics = createMetricFactory(createMetricsRegistry({ service: 'test', version: '0' }));
  const stateFolder = openStateFolder({ XDG_STATE_HOME: folder.path });
  return startEmbedded({ stateFolder, names, logger: silent, metrics, onAlone: () => (told += 1) });
}

describe('the pipeline in one process', () => {
  it('keeps keys and log for the user only', async () => {
    const { close } = await start();
    await close();
    const modeOf = (...path: readonly string[]): number =>
      statSync(join(folder.path, 'shearpin', ...path)).mode & 0o777;
    expect(modeOf()).toBe(0o700);
    expect(modeOf('edge.log')).toBe(0o600);
    expect(modeOf('keys', 'default', 'edge', 'gateways', 'edge', 'fingerprint.key.json')).toBe(0o600);
  });

  it('says which folder cannot be made, and what to do', () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    const open = (): unknown => openStateFolder({ SHEARPIN_STATE_DIR: join(file, 'below') });
    expect(open).toThrow(/state folder .*file\/below cannot be made\. Let SHEARPIN_STATE_DIR/);
  });

  it('uses the same keys at every start, and replays its log', async () => {
    const first = await start();
    const record = { topic: topics.dlq, key: 'mark', value: Buffer.from('{}'), headers: {} };
    await first.log.producer().produce([record]);
    await first.close();
    const second = await start();
    expect(second.keys.gateway.fingerprint).toEqual(first.keys.gateway.fingerprint);
    const { promise, resolve } = Promise.withResolvers<string>();
    const follower = second.log.follower();
    await follower.follow(topics.dlq, { onRecord: ({ key }) => resolve(key), onCaughtUp: () => undefined });
    expect(await promise).toBe('mark');
    await follower.stop();
    await second.close();
    expect(told).toBe(0);
  });

  it('works in memory, and says so, while another one holds the log of the same gateway', async () => {
    const first = await start();
    const second = await start();
    expect(told).toBe(1);
    expect(second.worker.ready()).toBeDefined();
    await second.close();
    await first.close();
  });
});

import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import { nodeTimers } from '../../../../../services/adapters/clock/node-timers.ts';
import { newUlid } from '../../../../../services/adapters/crypto/new-ulid.ts';
import { loadOrCreatePipelineKeys, type PipelineKeys } from '../../../../../services/adapters/crypto/pipeline-keys.ts';
import { createMemoryLog } from '../../../../../services/adapters/memory/memory-log.ts';
import { createMetricFactory } from '../../../../../services/adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../../../../../services/adapters/metrics/metrics-registry.ts';
import { serveLog } from '../../../../../services/adapters/socket/log-server.ts';
import { claimName } from '../../../../../services/cli/pipeline/gateway-name.ts';
import { createPipelineEvents } from '../../../../../services/cli/pipeline/pipeline-events.ts';
import {
  makePipelineFolder,
  type PipelineFolder,
  pipelineFolderIn,
} from '../../../../../services/cli/pipeline/pipeline-folder.ts';
import { createPipelineMetrics } from '../../../../../services/cli/pipeline/pipeline-metrics.ts';
import { UserPipeline } from '../../../../../services/cli/pipeline/user-pipeline.ts';
import type { DetectorFolder } from '../../../../../services/worker/wiring.ts';
import type { Timers } from '../../../../../services/engine/ports/timers.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const names = { tenant: 'default', deployment: 'default' };
/** Whoever looks again every few seconds does so sooner. */
const timers: Timers = { sleep: (ms, signal) => nodeTimers.sleep(Math.min(ms, 300), signal) };
const patience = { timeout: 15_000, interval: 20 };

let state = '';
let folder: PipelineFolder;
let keys: PipelineKeys;
let running: Running[] = [];

class Running {
  readonly said: string[] = [];
  readonly seen: string[] = [];
  readonly pipeline: UserPipeline;
  readonly #registry = createMetricsRegistry({ service: 'test', version: '0' });

  constructor(own: PipelineKeys = keys, detectors?: { readonly dir: string; readonly folder: DetectorFolder }) {
    const metrics = createMetricFactory(this.#registry);
    const voice = {
      logger: silent,
      metrics: createPipelineMetrics(metrics),
      say: (text: string) => this.said.push(text),
      detectorsDir: detectors?.dir,
    };
    const events = createPipelineEvents(voice);
    const parts = { folder, keys: own, events, logger: silent, metrics, timers };
    this.pipeline = new UserPipeline({ ...parts, detectors: detectors?.folder });
    running.push(this);
  }

  async start(): Promise<this> {
    await this.pipeline.start({ withinMs: 15_000 });
    const onRecord = ({ key }: { readonly key: string }): void => void this.seen.push(key);
    await this.pipeline.log.follower().follow(topics.dlq, { onRecord, onCaughtUp: () => undefined });
    return this;
  }

  async role(): Promise<string | undefined> {
    const text = await this.#registry.metrics();
    return /shearpin_pipeline_role\{role="(\w+)".*\} 1$/m.exec(text)?.[1];
  }

  async becomes(role: string): Promise<void> {
    await vi.waitFor(async () => expect(await this.role()).toBe(role), patience);
  }

  async mark(key: string): Promise<void> {
    const record = { topic: topics.dlq, key, value: Buffer.from('{}'), headers: {} };
    await this.pipeline.log.producer().produce([record]);
  }
}

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'shearpin-user-'));
  folder = pipelineFolderIn(state, names);
  makePipelineFolder(folder);
  keys = loadOrCreatePipelineKeys(folder.keys, names);
  running = [];
});
afterEach(async () => {
  for (const { pipeline } of running) await pipeline.close();
  rmSync(state, { recursive: true, force: true });
});

/** A keeper that lives, and with which nothing can be shared. */
function otherKeeper(other: { readonly protocol?: number; readonly key?: Buffer }) {
  const log = createMemoryLog({ clock: { nowMs: () => 1 } });
  return serveLog({ path: folder.socket, log, logId: 'x', key: keys.socket, newNonce: newUlid, timers, ...other });
}

describe('the pipeline of a user', () => {
  it('runs the detectors of the gateway that keeps it, and tells the others that theirs count later', async () => {
    const followed: string[] = [];
    const ownDetectors = (dir: string) => ({
      dir,
      folder: { detectors: [], source: { files: [], readMs: 0, latenessMs: 0 }, follow: () => void followed.push(dir) },
    });
    const first = await new Running(keys, ownDetectors('one')).start();
    const second = await new Running(keys, ownDetectors('two')).start();
    expect([followed, first.said]).toEqual([['one'], []]);
    expect(second.said).toEqual([expect.stringContaining('two counts once this one does')]);
    await first.pipeline.close();
    await vi.waitFor(() => expect(followed).toEqual(['one', 'two']), patience);
  });

  it('is kept by the first and joined by the others, who see each record once, also after a take-over', async () => {
    const [first, second, third] = [new Running(), new Running(), new Running()];
    await first.start();
    await Promise.all([second.start(), third.start()]);
    expect(await Promise.all([first.role(), second.role(), third.role()])).toEqual(['keeper', 'member', 'member']);
    await second.mark('a');
    await vi.waitFor(() => expect([first.seen, second.seen, third.seen]).toEqual([['a'], ['a'], ['a']]), patience);

    await first.pipeline.close();
    await vi.waitFor(async () => {
      expect([await second.role(), await third.role()].sort()).toEqual(['keeper', 'member']);
    }, patience);
    await third.mark('b');
    await vi.waitFor(
      () =>
        expect([second.seen, third.seen]).toEqual([
          ['a', 'b'],
          ['a', 'b'],
        ]),
      patience,
    );
    expect([...first.said, ...second.said, ...third.said]).toEqual([]);
  });

  it('has one keeper when many begin at once', async () => {
    const many = Array.from({ length: 6 }, () => new Running());
    await Promise.all(many.map((one) => one.start()));
    await vi.waitFor(async () => {
      const roles = await Promise.all(many.map((one) => one.role()));
      expect(roles.sort()).toEqual(['keeper', ...Array<string>(5).fill('member')]);
    }, patience);
    expect(many.flatMap(({ said }) => said)).toEqual([]);
  });

  it.each([
    ['is of another version', { protocol: 99 }, /another version.*Restart the clients/],
    ['has other keys', { key: Buffer.alloc(32) }, /other keys.*Restart the clients/],
  ])(
    'is not shared with a keeper that %s: one line says so, and it goes on alone until that is gone',
    async (_, other, told) => {
      const keeper = await otherKeeper(other);
      const one = await new Running().start();
      expect(await one.role()).toBe('alone');
      await one.mark('alone');
      await vi.waitFor(() => expect(one.seen).toEqual(['alone']), patience);
      await keeper.close();
      await one.becomes('keeper');
      expect(one.said).toHaveLength(2);
      expect(one.said[0]).toMatch(told);
      expect(one.said[1]).toContain('shares the pipeline of its user again');
      await one.mark('shared');
      await vi.waitFor(() => expect(one.seen).toEqual(['alone', 'shared']), patience);
    },
  );

  it('begins anew when its file was taken away, and its keeper joins whoever keeps the new one', async () => {
    const [first, second] = [await new Running().start(), await new Running().start()];
    renameSync(folder.log, `${folder.log}.away`);
    await second.mark('a').catch(() => undefined);
    await vi.waitFor(async () => {
      expect([await first.role(), await second.role()].sort()).toEqual(['keeper', 'member']);
      await second.mark('b');
      expect(first.seen).toContain('b');
      expect(second.seen).toContain('b');
    }, patience);
  });

  it('has a name for each of its gateways, and gives those of dead ones again', async () => {
    const claimed = [
      await claimName(folder, 'files'),
      await claimName(folder, 'files'),
      await claimName(folder, 'mail'),
    ];
    expect(claimed.map(({ id }) => id)).toEqual(['files', 'files-2', 'mail']);
    await claimed[0]?.release();
    expect((await claimName(folder, 'files')).id).toBe('files');
    const long = await claimName(folder, 'x'.repeat(64));
    expect([long.id.length, (await claimName(folder, 'x'.repeat(64))).id.length]).toEqual([64, 64]);
  });

  it('takes the events of every gateway by a key of its own', () => {
    const ids = ['files', 'mail'];
    const known = ids.map((id) => keys.worker.gateways.get(id)?.ingestKeys[0]);
    expect(known).toEqual(ids.map((id) => keys.gatewayKeys(id).ingest.key));
    expect(known[0]).not.toEqual(known[1]);
    expect(keys.worker.gateways.get('../files')).toBeUndefined();
    expect(keys.gatewayKeys('files').fingerprint).toEqual(keys.gatewayKeys('mail').fingerprint);
  });
});

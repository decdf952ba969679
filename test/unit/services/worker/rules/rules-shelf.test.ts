import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../../services/adapters/memory/memory-session-store.ts';
import { chooseDetectors } from '../../../../../services/worker/rules/detectors.ts';
import { type DetectorFolder, openDetectorFolder } from '../../../../../services/worker/rules/detector-folder.ts';
import { packSource, rulesOf } from '../../../../../services/worker/rules/rules-source.ts';
import { detectorText } from '../../../../support/detector-text.ts';
import { engineOf } from '../../../../support/engine-runs.ts';
import { type RunningWorker, WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { SessionEvents } from '../../../../support/session-events.ts';
import { waitLimits } from '../../../../support/wait-limits.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function folderWith(title: string): Promise<DetectorFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'shearpin-rules-'));
  folders.push(folder);
  writeFileSync(join(folder, 'own.yaml'), detectorText().replace('title: An example', `title: ${title}`));
  return openDetectorFolder(folder, { latenessMs: 0 });
}

function startWith(world: WorkerWorld, folder: DetectorFolder): Promise<RunningWorker> {
  const { detectors, modes } = chooseDetectors(undefined, folder.detectors);
  return world.start({ folder, engine: engineOf(detectors, { modes }) });
}

function chain(world: WorkerWorld) {
  const events = new SessionEvents();
  return [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 20, can: ['egress.message'] }),
  ].map((data) => world.gateway.call(data));
}

async function alertsOf(world: WorkerWorld): Promise<ReadonlySet<string>> {
  const records = await world.read(topics.alerts);
  return new Set(records.map(({ value }) => Buffer.from(value ?? []).toString('utf8')));
}

/** One worker judges a chain by rules of its own; the store loses everything, and one with other rules begins. */
async function judgedTwice(world: WorkerWorld): Promise<RunningWorker> {
  const first = await startWith(world, await folderWith('Title of then'));
  await world.send(chain(world));
  await world.settled();
  await first.worker.stop();
  world.store = createMemorySessionStore({ clock: world.clock });
  return startWith(world, await folderWith('Title of now'));
}

describe('rule 4: a worker that begins with other rules, and judges anew', () => {
  it('judges by the rules of then, which stand in the log', async () => {
    const world = await new WorkerWorld().open();
    const { worker, metrics, logged } = await judgedTwice(world);
    await vi.waitFor(() => {
      expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(3);
    }, waitLimits);
    await world.settled();
    await worker.stop();
    const alerts = [...(await alertsOf(world))];
    expect(alerts.some((alert) => alert.includes('Title of then'))).toBe(true);
    expect(alerts.filter((alert) => alert.includes('Title of now'))).toEqual([]);
    expect(logged.filter(({ message }) => message.includes('rules of now'))).toEqual([]);
  });

  it('judges by the rules of now, and says so, when somebody has written over those of then', async () => {
    const world = await new WorkerWorld().open();
    const first = await startWith(world, await folderWith('Title of then'));
    await world.send(chain(world));
    await world.settled();
    await first.worker.stop();
    for (const { key, value } of await world.read(topics.rules)) {
      const forged = Buffer.from(
        Buffer.from(value ?? [])
          .toString('utf8')
          .replace('"source":"', '"source":"A'),
      );
      await world.send([{ topic: topics.rules, key, value: forged, headers: {} }]);
    }
    world.log.compact(topics.rules);
    world.store = createMemorySessionStore({ clock: world.clock });
    const { worker, metrics, logged } = await startWith(world, await folderWith('Title of now'));
    await vi.waitFor(() => {
      expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(3);
    }, waitLimits);
    await worker.stop();
    expect(logged.some(({ message }) => message.includes('rules of now'))).toBe(true);
  });
});

describe('what a set of rules is made from', () => {
  it('makes the same rules again, and is left out when it fits into no record', async () => {
    const { source } = await folderWith('Title');
    const packed = packSource({ folder: source }) ?? '';
    expect(rulesOf(packed).detectors.map(({ metadata }) => metadata.id)).toContain('sequence.example');
    const noise = Array.from({ length: 400_000 }, () => Math.random().toString(36).slice(2, 4)).join('');
    expect(packSource({ folder: { ...source, files: [{ file: 'x', text: noise }] } })).toBeUndefined();
  });
});

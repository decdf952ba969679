import { expect, it, vi } from 'vitest';
import { createMemorySessionStore } from '../../../../../services/adapters/memory/memory-session-store.ts';
import { engineOf } from '../../../../support/engine-runs.ts';
import { type RunningWorker, WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { waitLimits } from '../../../../support/wait-limits.ts';
import { scripted } from '../../../../support/scripted-detector.ts';
import { SessionEvents } from '../../../../support/session-events.ts';

const changesKnown = 16;

function startWith(world: WorkerWorld, version: number): Promise<RunningWorker> {
  return world.start({ engine: engineOf([scripted({ metadata: { version: `1.0.${String(version)}` } })]) });
}

/** Each record is judged by rules of its own; then the store loses everything. */
async function linesOfRebuild({ changes }: { readonly changes: number }) {
  const world = await new WorkerWorld().open();
  const events = new SessionEvents();
  for (let change = 1; change <= changes; change += 1) {
    const { worker } = await startWith(world, change);
    await world.send([world.gateway.call(events.requested(change, { atMs: change }))]);
    await world.settled();
    await worker.stop();
  }
  world.store = createMemorySessionStore(world);
  const { worker, metrics, logged } = await startWith(world, changes);
  await vi.waitFor(() => {
    expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(changes);
  }, waitLimits);
  await worker.stop();
  return logged.filter(({ message }) => message.includes('the oldest rules that are known'));
}

it('rule 4: says once of a rebuild that goes back behind the oldest rules that are known, and up to where', async () => {
  expect(await linesOfRebuild({ changes: changesKnown + 2 })).toMatchObject([
    { level: 'warn', fields: { partition: 0, from: '0', to: '2' } },
  ]);
});

it('rule 4: says nothing of a rebuild all of whose rules are known', async () => {
  expect(await linesOfRebuild({ changes: changesKnown })).toEqual([]);
});

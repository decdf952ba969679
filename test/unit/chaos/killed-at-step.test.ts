import { describe, expect, it } from 'vitest';
import type { Scene } from '../../support/chaos/faults/fault.ts';
import { processFaults } from '../../support/chaos/faults/process-faults.ts';
import type { Shift } from '../../support/chaos/world/worker-slot.ts';

const fault = processFaults.find(({ kind }) => kind === 'worker-killed-at-step');

/** A place at which workers write what they are told to, and never end by themselves. */
function sceneWith(written: (step: string, tries: number) => string) {
  const replaced: string[] = [];
  let kills = 0;
  const slot = {
    worker: { process: { lines: [] as string[], exited: () => new Promise(() => undefined) } },
    replace({ script = [] }: Shift) {
      const [, step = ''] = script;
      replaced.push(step);
      slot.worker.process.lines = [written(step, replaced.length)];
      return Promise.resolve();
    },
    kill() {
      kills += 1;
      return Promise.resolve();
    },
  };
  let drawn = 0;
  const below = (bound: number): number => (drawn += 1) % bound;
  const scene = { world: { workers: [slot] }, below, lasts: () => Promise.resolve() } as unknown as Scene;
  return { scene, replaced, kills: () => kills };
}

describe('a worker that is killed at a step', () => {
  it('has died when it says of which step', async () => {
    const { scene, replaced, kills } = sceneWith((step) => `killed ${step}`);
    await fault?.happen(scene);
    expect(replaced).toHaveLength(1);
    expect(kills()).toBe(1);
  });

  it('is followed by one that is to die at another step when it did not come to its own', async () => {
    const { scene, replaced, kills } = sceneWith((step, tries) => (tries === 3 ? `killed ${step}` : 'worker started'));
    await fault?.happen(scene);
    expect(new Set(replaced).size).toBe(3);
    expect(kills()).toBe(3);
  });

  it('is no fault that happened when none came to its step', async () => {
    const { scene, replaced, kills } = sceneWith(() => 'killed before something else');
    await expect(fault?.happen(scene)).rejects.toThrow('No worker came to any of');
    expect(kills()).toBe(replaced.length);
  });
});

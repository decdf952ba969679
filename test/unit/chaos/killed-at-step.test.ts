import { describe, expect, it } from 'vitest';
import { topics } from '../../../schemas/topics.ts';
import type { Scene } from '../../support/chaos/faults/fault.ts';
import { processFaults } from '../../support/chaos/faults/process-faults.ts';
import type { Shift } from '../../support/chaos/world/worker-slot.ts';

const fault = processFaults.find(({ kind }) => kind === 'worker-killed-at-step');
const hourMs = 3_600_000;

/** Two places at which workers write what they are told to, and never end by themselves. */
function sceneWith(written: (step: string, slot: number) => string, openedAtMs = Date.now()) {
  const replaced: { slot: number; step: string }[] = [];
  let kills = 0;
  const slotOf = (slot: number) => {
    const one = {
      worker: { process: { lines: [] as string[], isRunning: true, exited: () => new Promise(() => undefined) } },
      replace({ script = [] }: Shift) {
        const [, step = ''] = script;
        replaced.push({ slot, step });
        one.worker.process.lines = [written(step, slot)];
        return Promise.resolve();
      },
      isReady: () => Promise.resolve(true),
      kill() {
        kills += 1;
        return Promise.resolve();
      },
    };
    return one;
  };
  const world = { workers: [0, 1].map(slotOf), killedAtSteps: [] as string[], openedAtMs };
  let drawn = 0;
  const below = (bound: number): number => (drawn += 1) % bound;
  const scene = { world, below, lasts: () => Promise.resolve() } as unknown as Scene;
  return { scene, replaced, killedAtSteps: world.killedAtSteps, kills: () => kills };
}

const withoutMoment = (step: string) => step.replace(/^(before|after) /, '');

describe('a worker that is killed at every step', () => {
  it('has died at each when it says so', async () => {
    const { scene, replaced, killedAtSteps, kills } = sceneWith((step) => `killed ${step}`);
    await fault?.happen(scene);
    expect(replaced.map(({ step }) => step)).toEqual(killedAtSteps);
    expect(new Set(killedAtSteps.map(withoutMoment)).size).toBe(killedAtSteps.length);
    expect(killedAtSteps.map(withoutMoment)).toEqual(
      expect.arrayContaining(['save', 'add deadlines', `publish to ${topics.baselines}`]),
    );
    expect(kills()).toBe(killedAtSteps.length);
  });

  it('dies as it settles deadlines only where a run is old enough to have met some', async () => {
    const young = sceneWith((step) => `killed ${step}`);
    const old = sceneWith((step) => `killed ${step}`, Date.now() - hourMs);
    for (const { scene } of [young, old]) await fault?.happen(scene);
    expect(young.killedAtSteps.map(withoutMoment)).not.toContain('settle deadlines');
    expect(old.killedAtSteps.map(withoutMoment)).toContain('settle deadlines');
  });

  it('is tried at the other place where it does not come to its step', async () => {
    const { scene, replaced, killedAtSteps, kills } = sceneWith((step, slot) =>
      slot === 1 ? `killed ${step}` : 'worker started',
    );
    await fault?.happen(scene);
    expect(new Set(killedAtSteps).size).toBe(killedAtSteps.length);
    expect(replaced.length).toBeGreaterThan(killedAtSteps.length);
    expect(kills()).toBe(replaced.length);
  });

  it('is no fault that happened when one step never came', async () => {
    const { scene, replaced, kills } = sceneWith((step) =>
      step.endsWith(' commit') ? 'worker started' : `killed ${step}`,
    );
    await expect(fault?.happen(scene)).rejects.toThrow(/No worker came to (before|after) commit/);
    expect(kills()).toBe(replaced.length);
  });
});

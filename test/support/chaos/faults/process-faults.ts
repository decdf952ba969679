/** What becomes of processes: killed at any step, frozen, replaced. */
import { fileURLToPath } from 'node:url';
import { topics } from '../../../../schemas/topics.ts';
import { rotateKeys } from '../../../../services/adapters/crypto/rotate-keys.ts';
import type { WorkerSlot } from '../world/worker-slot.ts';
import { anyWorker, type Fault, type Scene } from './fault.ts';

const killable = fileURLToPath(new URL('../../pipeline/killable-worker.ts', import.meta.url));
/** Each comes all the time at one worker or the other. */
const steps = [
  'load',
  'save',
  'add deadlines',
  'save the clock',
  'commit',
  `publish to ${topics.commands}`,
  `publish to ${topics.alerts}`,
  `publish to ${topics.signals}`,
  `publish to ${topics.baselines}`,
];
/** It comes when what was armed over several sessions is sent anew, at the soonest after so long. */
const lateStep = { step: 'settle deadlines', afterMs: 8 * 60_000 };
/** A step that does not come is not waited for longer: what leads to it may be the other worker's. */
const stepWithinMs = 15_000;
/** A worker that begins on a busy machine, in a group that waits for a dead member, takes long to get its partitions. */
const readyWithin = { everyMs: 250, polls: 240 };
const triesMax = 6;
/** Longer than a membership lasts without a word. */
const frozenMs = 7_500;
/** Every gateway has looked at its key file before the new key holds, and no chain lasts as long as both do. */
const rotation = { afterMs: 11_000, overlapMs: 180_000, watchedMs: 2_000 };

/** Whether it came to the step; another worker follows it in any case. */
async function diesAtStep(scene: Scene, slot: WorkerSlot, step: string): Promise<boolean> {
  await slot.replace({ script: [killable, step, String(1 + scene.below(3))] });
  const { process } = slot.worker;
  await Promise.race([process.exited(), worksInVain(scene, slot)]);
  const isKilled = process.lines.includes(`killed ${step}`);
  await slot.kill();
  return isKilled;
}

async function worksInVain({ lasts }: Scene, slot: WorkerSlot): Promise<void> {
  const { process } = slot.worker;
  for (let polls = 0; polls < readyWithin.polls && process.isRunning; polls += 1) {
    if (await slot.isReady()) break;
    await lasts(readyWithin.everyMs);
  }
  await lasts(stepWithinMs);
}

async function killAtStep(scene: Scene, step: string): Promise<void> {
  const { world, below } = scene;
  const first = below(world.workers.length);
  for (let tries = 0; tries < triesMax; tries += 1) {
    const slot = world.workers[(first + tries) % world.workers.length];
    if (slot === undefined || !(await diesAtStep(scene, slot, step))) continue;
    world.killedAtSteps.push(step);
    return;
  }
  throw new Error(`No worker came to ${step}.`);
}

async function killAtEveryStep(scene: Scene): Promise<void> {
  const { world, below } = scene;
  const isLateDue = Date.now() - world.openedAtMs > lateStep.afterMs;
  for (const step of isLateDue ? [...steps, lateStep.step] : steps) {
    await killAtStep(scene, `${below(2) === 0 ? 'before' : 'after'} ${step}`);
  }
}

export const processFaults: readonly Fault[] = [
  { kind: 'worker-killed', isShort: true, happen: (scene) => anyWorker(scene).kill() },
  { kind: 'worker-replaced', isShort: true, happen: (scene) => anyWorker(scene).replace() },
  { kind: 'worker-killed-at-step', isSlow: true, isLast: true, happen: killAtEveryStep },
  {
    kind: 'worker-frozen',
    async happen(scene) {
      const { process } = anyWorker(scene).worker;
      process.signal('SIGSTOP');
      await scene.lasts(frozenMs);
      process.signal('SIGCONT');
    },
  },
  {
    kind: 'key-rotated',
    isSlow: true,
    async happen({ world, lasts }) {
      // Before the overlap of the last one is over, another would be refused.
      await lasts(Math.max(0, world.rotated.untilMs - Date.now()));
      const nowMs = Date.now();
      const { afterMs, overlapMs, watchedMs } = rotation;
      rotateKeys(world.ground.keysDir, { fromMs: nowMs + afterMs, overlapMs, nowMs });
      world.rotated = { fromMs: nowMs + afterMs, untilMs: nowMs + afterMs + overlapMs };
      await lasts(afterMs + watchedMs);
    },
  },
];

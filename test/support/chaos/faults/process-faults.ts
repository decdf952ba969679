/** What becomes of processes: killed at any step, frozen, replaced. */
import { fileURLToPath } from 'node:url';
import { topics } from '../../../../schemas/topics.ts';
import { rotateKeys } from '../../../../services/adapters/crypto/rotate-keys.ts';
import { anyWorker, type Fault, pick, type Scene } from './fault.ts';

const killable = fileURLToPath(new URL('../../pipeline/killable-worker.ts', import.meta.url));
const steps = [
  'load',
  'save',
  'add deadlines',
  'save the clock',
  'commit',
  `publish to ${topics.commands}`,
  `publish to ${topics.alerts}`,
  `publish to ${topics.signals}`,
].flatMap((step) => [`before ${step}`, `after ${step}`]);
/** A step that does not come is not waited for longer: another one is drawn. */
const stepWithinMs = 15_000;
const stepsMax = 4;
/** Longer than a membership lasts without a word. */
const frozenMs = 7_500;
/** Every gateway has looked at its key file before the new key holds, and no session lasts as long as both do. */
const rotation = { afterMs: 11_000, overlapMs: 60_000, watchedMs: 2_000 };

/** Whether it came to the step that was drawn; another worker follows it in any case. */
async function diesAtStep(scene: Scene): Promise<boolean> {
  const slot = anyWorker(scene);
  const step = pick(steps, scene.below);
  await slot.replace({ script: [killable, step, String(1 + scene.below(3))] });
  const { process } = slot.worker;
  await Promise.race([process.exited(), scene.lasts(stepWithinMs)]);
  const isKilled = process.lines.includes(`killed ${step}`);
  await slot.kill();
  return isKilled;
}

export const processFaults: readonly Fault[] = [
  { kind: 'worker-killed', isShort: true, happen: (scene) => anyWorker(scene).kill() },
  { kind: 'worker-replaced', isShort: true, happen: (scene) => anyWorker(scene).replace() },
  {
    kind: 'worker-killed-at-step',
    async happen(scene) {
      for (let drawn = 0; drawn < stepsMax; drawn += 1) if (await diesAtStep(scene)) return;
      throw new Error(`No worker came to any of ${String(stepsMax)} steps.`);
    },
  },
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
      await lasts(Math.max(0, world.rotatedUntilMs - Date.now()));
      const nowMs = Date.now();
      const { afterMs, overlapMs, watchedMs } = rotation;
      rotateKeys(world.ground.keysDir, { fromMs: nowMs + afterMs, overlapMs, nowMs });
      world.rotatedUntilMs = nowMs + afterMs + overlapMs;
      await lasts(afterMs + watchedMs);
    },
  },
];

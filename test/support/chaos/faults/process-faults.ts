/** What becomes of processes: killed at any step, frozen, replaced. */
import { fileURLToPath } from 'node:url';
import { topics } from '../../../../schemas/topics.ts';
import { rotateKeys } from '../../../../services/adapters/crypto/rotate-keys.ts';
import { anyWorker, type Fault, pick } from './fault.ts';

const killable = fileURLToPath(new URL('../../pipeline/killable-worker.ts', import.meta.url));
const steps = [
  'load',
  'save',
  'add deadlines',
  'save the clock',
  'commit',
  `publish to ${topics.commands}`,
  `publish to ${topics.alerts}`,
].flatMap((step) => [`before ${step}`, `after ${step}`]);
/** A step that does not come is not waited for longer. */
const stepWithinMs = 12_000;
/** Longer than a membership lasts without a word. */
const frozenMs = 7_500;
const rotation = { afterMs: 1_500, overlapMs: 12_000 };

export const processFaults: readonly Fault[] = [
  { kind: 'worker-killed', isShort: true, happen: (scene) => anyWorker(scene).kill() },
  { kind: 'worker-replaced', isShort: true, happen: (scene) => anyWorker(scene).replace() },
  {
    kind: 'worker-killed-at-step',
    async happen(scene) {
      const slot = anyWorker(scene);
      const step = pick(steps, scene.below);
      await slot.replace({ script: [killable, step, String(1 + scene.below(3))] });
      await Promise.race([slot.worker.process.exited(), scene.lasts(stepWithinMs)]);
      await slot.kill();
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
    async happen({ world, lasts }) {
      const nowMs = Date.now();
      rotateKeys(world.ground.keysDir, {
        fromMs: nowMs + rotation.afterMs,
        overlapMs: rotation.overlapMs,
        nowMs,
      });
      // Until the old key is heeded no more: a second rotation before that would be refused.
      await lasts(rotation.afterMs + rotation.overlapMs + 500);
    },
  },
];

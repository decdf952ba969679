/** A rolling upgrade: the worker of the last commit and this one's work side by side, with other rules each. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { refundRule, rereadRule, type rereadTexts, writeRules } from '../world/rules.ts';
import type { Shift } from '../world/worker-slot.ts';
import type { World } from '../world/world.ts';
import type { Fault } from './fault.ts';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../../../..', import.meta.url));
const rebalanceEveryMs = 10_000;
/** Sessions that begin at each gateway before a worker is followed by another, and end afterwards. */
const acrossEachTurn = 3;

/** The tree of the last commit, beside this one. */
async function lastCommit({ ground }: World): Promise<string> {
  const folder = join(ground.folder, 'last-commit');
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  const archive = join(ground.folder, 'last-commit.tar');
  await run('git', [
    '-C',
    checkout,
    'archive',
    '--output',
    archive,
    'HEAD~1',
    'services',
    'detectors',
    'schemas',
    'package.json',
  ]);
  await run('tar', ['-xf', archive, '-C', folder]);
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The rules of the run in one version, and one more that the other worker has not. */
function rules({ ground }: World, own: string, version: keyof typeof rereadTexts): Record<string, string> {
  return writeRules(join(ground.folder, `rules-${own}`), [rereadRule(version), refundRule(own)]);
}

export const upgradeFaults: readonly Fault[] = [
  {
    kind: 'rolling-upgrade',
    isSlow: true,
    async happen({ world, lasts, reread }) {
      const [first, second] = world.workers;
      const script = [join(await lastCommit(world), 'services', 'cli', 'launcher.js'), 'worker'];
      const older: Shift = { script, env: rules(world, 'older-rule', '1.0.0') };
      const newer: Shift = { env: rules(world, 'newer-rule', '1.1.0') };
      const turns = [
        [first, older],
        [second, newer],
        [second, older],
        [first, newer],
      ] as const;
      const begun: Promise<void>[] = [];
      for (const [slot, shift] of turns) {
        begun.push(reread(acrossEachTurn, rebalanceEveryMs));
        await slot?.replace(shift);
        await lasts(rebalanceEveryMs);
      }
      begun.push(reread(acrossEachTurn, rebalanceEveryMs));
      await Promise.all([...begun, first?.replace(), second?.replace()]);
    },
  },
];

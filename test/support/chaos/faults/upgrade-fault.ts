/** A rolling upgrade: the worker of the last commit and this one's work side by side, with other rules each. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Shift } from '../world/worker-slot.ts';
import type { World } from '../world/world.ts';
import type { Fault } from './fault.ts';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../../../..', import.meta.url));
const rebalanceEveryMs = 10_000;

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

/** A folder with a rule of that name, which no session of the load meets. */
function rules({ ground }: World, name: string): Record<string, string> {
  const folder = join(ground.folder, `rules-${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.yaml`), ruleText(name));
  return { SHEARPIN_DETECTORS_DIR: folder };
}

function ruleText(name: string): string {
  return `id: sequence.${name}
version: 1.0.0
title: Two refunds in one session
description: Is met by no session that a run has.
status: test
severity: low
maps:
  - { framework: owasp-mcp, version: '2025', id: MCP01 }
sequence:
  by: [tenant, session]
  within: 5m
  steps:
    - id: first
      where: call.can("pay")
    - id: second
      where: call.can("pay")
text: Two refunds.
falsepositives: [None is known.]
triage: [Who asked for it?]
tests:
  - title: fires on two
    trace: |
      0s   desk/refund  can:pay
      1s   desk/refund  can:pay
    fires: [2]
  - title: stays silent on one
    trace: |
      0s   desk/refund  can:pay
    fires: []
`;
}

export const upgradeFaults: readonly Fault[] = [
  {
    kind: 'rolling-upgrade',
    isSlow: true,
    async happen({ world, lasts }) {
      const [first, second] = world.workers;
      const script = [join(await lastCommit(world), 'services', 'cli', 'launcher.js'), 'worker'];
      const older: Shift = { script, env: rules(world, 'older-rule') };
      const newer: Shift = { env: rules(world, 'newer-rule') };
      await first?.replace(older);
      await lasts(rebalanceEveryMs);
      await second?.replace(newer);
      await lasts(rebalanceEveryMs);
      await second?.replace(older);
      await lasts(rebalanceEveryMs);
      await first?.replace(newer);
      await lasts(rebalanceEveryMs);
      await Promise.all([first?.replace(), second?.replace()]);
    },
  },
];

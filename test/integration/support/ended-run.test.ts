import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isAlive } from '../../support/gateway/is-alive.ts';
import { becomesTrue } from '../../support/pipeline/eventually.ts';

const runOwner = fileURLToPath(new URL('run-owner.ts', import.meta.url));

describe('a chaos run', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('that %s ends leaves no process behind, not even a frozen one', async (signal, code) => {
    const owner = spawn(process.execPath, [runOwner], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(owner, 'exit');
    const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
    const pids = JSON.parse(line) as readonly number[];
    expect(pids.map(isAlive)).toEqual([true, true]);
    owner.kill(signal);
    expect(await exited).toEqual([code, null]);
    await becomesTrue({ what: 'both are gone' }, () => !pids.some(isAlive));
  });
});

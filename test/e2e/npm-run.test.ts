import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/cli-process.ts';

it('ends the gateway with npm, in order, when npm is told to end', async () => {
  using folder = temporaryFolder();
  const args = ['run', '--silent', 'shearpin', '--', 'gateway', '--listen', '127.0.0.1:0', '--', 'cat'];
  const npm = spawn('npm', args, {
    env: { PATH: process.env['PATH'], HOME: folder.path, SHEARPIN_STATE_DIR: folder.path },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(npm, 'close');
  let said = '';
  for await (const text of npm.stderr.setEncoding('utf8')) {
    const isUp = /listening on/.test(said);
    said += String(text);
    // Once: the second time would end it at once, whatever still runs.
    if (!isUp && /listening on/.test(said)) npm.kill('SIGTERM');
  }
  // The pipe is closed only when nobody holds it any more: no gateway stayed behind.
  expect((await ended)[0]).toBe(0);
});

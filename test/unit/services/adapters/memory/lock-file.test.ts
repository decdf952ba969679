import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LockFile } from '../../../../../services/adapters/memory/lock-file.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shearpin-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const isLinux = process.platform === 'linux';

describe('a lock file', () => {
  it('names its holder while that lives', async () => {
    const lock = await LockFile.take(path);
    expect((await LockFile.holder(path))?.pid).toBe(process.pid);
    await expect(LockFile.take(path)).rejects.toThrow(String(process.pid));
    await lock.release();
    expect(await LockFile.holder(path)).toBeUndefined();
  });

  it('of a living process is in force, and not when another process had that id', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    writeFileSync(path, `${String(other.pid)}\n`);
    await expect(LockFile.take(path)).rejects.toMatchObject({ code: 'E_LOG_UNAVAILABLE' });
    // Elsewhere nobody can tell two processes of one id apart, and the lock stays in force.
    writeFileSync(path, `${String(other.pid)} 1\n`);
    if (isLinux) await (await LockFile.take(path)).release();
    else await expect(LockFile.take(path)).rejects.toMatchObject({ code: 'E_LOG_UNAVAILABLE' });
    other.kill('SIGKILL');
    await once(other, 'close');
  });

  it('of a process that ended and was not fetched by its parent is not in force', async () => {
    // The shell becomes a sleeper that never fetches its child.
    const parent = spawn('sh', ['-c', 'sh -c "exit 0" & echo $!; exec sleep 60']);
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    writeFileSync(path, `${line.toString('utf8').trim()}\n`);
    const isTaken = async (): Promise<boolean> => {
      const lock = await LockFile.take(path).catch(() => undefined);
      await lock?.release();
      return lock !== undefined;
    };
    if (isLinux) await expect.poll(isTaken, { timeout: 40_000 }).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'close');
  });

  it('is taken from the holder that is said to hang, and from no other', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    writeFileSync(path, `${String(other.pid)}\n`);
    await expect(LockFile.take(path, { hung: '4711 1' })).rejects.toMatchObject({ code: 'E_LOG_UNAVAILABLE' });
    const lock = await LockFile.take(path, { hung: String(other.pid) });
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${String(process.pid)}\\b`));
    await lock.release();
    other.kill('SIGKILL');
    await once(other, 'close');
  });

  it('that was taken from its holder is left to the new one when that releases it', async () => {
    const lock = await LockFile.take(path);
    writeFileSync(path, `${String(process.ppid)}\n`);
    await lock.release();
    expect(readFileSync(path, 'utf8')).toBe(`${String(process.ppid)}\n`);
  });

  it.each(['', 'nobody', '-1', '0', '99999999999999999999 1'])(
    'that names nobody, as "%s", is taken over',
    async (text) => {
      writeFileSync(path, text);
      await (await LockFile.take(path)).release();
    },
  );
});

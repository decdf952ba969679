import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { ShearpinError } from '../../../schemas/errors.ts';

const attemptsMax = 5;
/**
 * The locks of this process. A lock file with its process id that is not among them was left by a dead process that
 * had the same id, as the first process of a container has.
 */
const taken = new Set<string>();

/** Exclusive use of a file by one living process. A lock that a dead process left is taken over. */
export class LockFile {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Throws E_LOG_UNAVAILABLE when a living process holds the lock. */
  static async take(path: string): Promise<LockFile> {
    if (taken.has(path)) throw inUse(path, String(process.pid));
    taken.add(path);
    try {
      return await LockFile.#takeFrom(path);
    } catch (fault) {
      taken.delete(path);
      throw fault;
    }
  }

  async release(): Promise<void> {
    await rm(this.#path, { force: true });
    taken.delete(this.#path);
  }

  static async #takeFrom(path: string): Promise<LockFile> {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      if (await create(path)) return new LockFile(path);
      const holder = await holderOf(path);
      if (holder !== undefined && isAlive(holder)) throw inUse(path, String(holder));
      await removeDead(path);
    }
    throw inUse(path, 'unknown');
  }
}

async function create(path: string): Promise<boolean> {
  const claim = `${path}.${process.pid}`;
  await writeFile(claim, `${process.pid}\n`, { mode: 0o600 });
  try {
    // A link appears with its content, so nobody reads a lock that has no holder yet.
    await link(claim, path);
    return true;
  } catch (fault) {
    if (isCode(fault, 'EEXIST')) return false;
    throw fault;
  } finally {
    await rm(claim, { force: true });
  }
}

async function holderOf(path: string): Promise<number | undefined> {
  try {
    const pid = Number.parseInt(await readFile(path, 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch (fault) {
    if (isCode(fault, 'ENOENT')) return undefined;
    throw fault;
  }
}

/** Moves the lock aside before it looks again, so that a lock that was taken in between is put back. */
async function removeDead(path: string): Promise<void> {
  const aside = `${path}.dead.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (fault) {
    if (isCode(fault, 'ENOENT')) return;
    throw fault;
  }
  const holder = await holderOf(aside);
  if (holder !== undefined && isAlive(holder)) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return isCode(fault, 'EPERM');
  }
}

function inUse(path: string, holder: string): ShearpinError {
  return new ShearpinError(
    'E_LOG_UNAVAILABLE',
    `Process ${holder} uses the log already (lock file ${path}). Stop it, or choose another state folder.`,
  );
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}

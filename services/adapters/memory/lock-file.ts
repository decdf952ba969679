import { link, rename, rm, writeFile } from 'node:fs/promises';
import { ShearpinError } from '../../../schemas/errors.ts';
import { isLiving, type LockHolder, ownHolder, readHolder } from './lock-holder.ts';

const attemptsMax = 5;
/**
 * The locks of this process. A lock file with its process id that is not among them was left by a dead process that
 * had the same id, as the first process of a container has.
 */
const taken = new Set<string>();

export interface TakingLock {
  /** What stands in the lock of a process that hangs: its lock counts as left behind. */
  readonly hung?: string | undefined;
}

/** A living process holds the lock. */
export class LockHeld extends ShearpinError {
  /** undefined when the holder changed too often to be named. */
  readonly pid: number | undefined;

  constructor(path: string, pid: number | undefined) {
    super(
      'E_LOG_UNAVAILABLE',
      `Process ${String(pid ?? 'unknown')} uses the log already (lock file ${path}). ` +
        'Stop it, or choose another state folder.',
    );
    this.pid = pid;
  }
}

/** Exclusive use of a file by one living process. A lock that a dead process left is taken over. */
export class LockFile {
  readonly #path: string;
  readonly #text: string;

  private constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
  }

  /** Throws LockHeld when a living process holds the lock. */
  static async take(path: string, { hung }: TakingLock = {}): Promise<LockFile> {
    if (taken.has(path)) throw new LockHeld(path, process.pid);
    taken.add(path);
    try {
      return await LockFile.#takeFrom(path, hung);
    } catch (fault) {
      taken.delete(path);
      throw fault;
    }
  }

  /** The living process that holds a lock. */
  static async holder(path: string): Promise<LockHolder | undefined> {
    const holder = await readHolder(path);
    if (holder === undefined) return undefined;
    const isHeld = holder.pid === process.pid ? taken.has(path) : await isLiving(holder);
    return isHeld ? holder : undefined;
  }

  /** A lock that was taken from this process is its new holder's. */
  async release(): Promise<void> {
    const holder = await readHolder(this.#path);
    if (holder?.text === this.#text) await rm(this.#path, { force: true });
    taken.delete(this.#path);
  }

  static async #takeFrom(path: string, hung: string | undefined): Promise<LockFile> {
    const text = await ownHolder();
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      if (await create(path, text)) return new LockFile(path, text);
      const holder = await readHolder(path);
      if (holder !== undefined && (await isInForce(holder, hung))) throw new LockHeld(path, holder.pid);
      await removeDead(path, hung);
    }
    throw new LockHeld(path, undefined);
  }
}

async function create(path: string, text: string): Promise<boolean> {
  const claim = `${path}.${process.pid}`;
  await writeFile(claim, `${text}\n`, { mode: 0o600 });
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

/** Moves the lock aside before it looks again, so that a lock that was taken in between is put back. */
async function removeDead(path: string, hung: string | undefined): Promise<void> {
  const aside = `${path}.dead.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (fault) {
    if (isCode(fault, 'ENOENT')) return;
    throw fault;
  }
  const holder = await readHolder(aside);
  if (holder !== undefined && (await isInForce(holder, hung))) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isInForce(holder: LockHolder, hung: string | undefined): Promise<boolean> {
  return holder.pid !== process.pid && holder.text !== hung && (await isLiving(holder));
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}

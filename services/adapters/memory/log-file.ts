/**
 * The append-only file behind a log in memory.
 * Owns the file, its handle and its lock.
 * Invariants:
 * 1. One living process writes; the file is readable by its user only.
 * 2. Lines are written in the order of the calls; a call resolves when its lines have left the process,
 *    so that they outlive a kill.
 * 3. A rewrite replaces the file as a whole or not at all.
 * 4. What a process writes into a file that another one has replaced counts for nothing, and the writer is told. So a
 *    process that hung for so long that its lock was taken from it cannot change what its successor goes on with.
 */
import { chmod, type FileHandle, mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ShearpinError } from '../../../schemas/errors.ts';
import { LockFile, type TakingLock } from './lock-file.ts';

const rewriteChunkBytes = 1_048_576;

interface Append {
  readonly text: string;
  readonly onWritten: () => void;
  resolve(): void;
  reject(fault: unknown): void;
}

export class LogFile {
  readonly #path: string;
  readonly #lock: LockFile;
  #handle: FileHandle;
  #bytes: number;
  #queue: Append[] = [];
  #writing: Promise<void> = Promise.resolve();
  #isTorn = false;
  readonly #lost = Promise.withResolvers<undefined>();

  private constructor(path: string, opened: { lock: LockFile; handle: FileHandle; bytes: number }) {
    this.#path = path;
    this.#lock = opened.lock;
    this.#handle = opened.handle;
    this.#bytes = opened.bytes;
  }

  static async open(path: string, taking: TakingLock = {}): Promise<LogFile> {
    const lock = await LogFile.#lockedFolder(path, taking);
    try {
      const handle = await open(path, 'a+', 0o600);
      await chmod(path, 0o600);
      return new LogFile(path, { lock, handle, bytes: (await handle.stat()).size });
    } catch (fault) {
      await lock.release();
      throw unusable(path, fault);
    }
  }

  static async #lockedFolder(path: string, taking: TakingLock): Promise<LockFile> {
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      return await LockFile.take(lockOf(path), taking);
    } catch (fault) {
      throw fault instanceof ShearpinError ? fault : unusable(path, fault);
    }
  }

  /** Resolves when another process has replaced the file: nothing is written any more. */
  get lost(): Promise<undefined> {
    return this.#lost.promise;
  }

  get bytes(): number {
    return this.#bytes;
  }

  async *lines(): AsyncGenerator<string> {
    const handle = await open(this.#path, 'r');
    yield* handle.readLines({ encoding: 'utf8' });
  }

  /** `onWritten` runs before any later write or rewrite begins. */
  append(text: string, onWritten: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ text, onWritten, resolve, reject });
      if (this.#queue.length === 1) void this.#schedule(() => this.#flush());
    });
  }

  /** What is queued is written first; the caller adds nothing that the given lines hold already. */
  rewrite(lines: () => Iterable<string>): Promise<void> {
    return this.#schedule(async () => {
      await this.#flush();
      await this.#replace(lines());
    });
  }

  async close(): Promise<void> {
    await this.#schedule(() => this.#flush());
    await this.#handle.close();
    await this.#lock.release();
  }

  #schedule(work: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(work);
    this.#writing = done.catch(() => undefined);
    return done;
  }

  async #flush(): Promise<void> {
    const appends = this.#queue;
    this.#queue = [];
    if (appends.length === 0) return;
    const text = (this.#isTorn ? '\n' : '') + appends.map((append) => append.text).join('');
    try {
      await this.#handle.appendFile(text, 'utf8');
      await this.#requireSame();
      this.#isTorn = false;
      this.#bytes += Buffer.byteLength(text);
      for (const append of appends) {
        append.onWritten();
        append.resolve();
      }
    } catch (fault) {
      // Part of the text may stand in the file: the next line begins on a line of its own.
      this.#isTorn = true;
      for (const append of appends) append.reject(unusable(this.#path, fault));
    }
  }

  async #replace(lines: Iterable<string>): Promise<void> {
    const fresh = `${this.#path}.new`;
    await this.#requireSame();
    const handle = await open(fresh, 'w', 0o600);
    try {
      this.#bytes = await writeAll(handle, lines);
      await handle.sync();
      await rename(fresh, this.#path);
    } finally {
      await handle.close();
    }
    await this.#handle.close();
    this.#handle = await open(this.#path, 'a', 0o600);
    this.#isTorn = false;
  }

  /** Throws when the file at the path is not the one that is being written. */
  async #requireSame(): Promise<void> {
    const [own, present] = await Promise.all([this.#handle.stat(), stat(this.#path).catch(() => undefined)]);
    if (present !== undefined && present.ino === own.ino && present.dev === own.dev) return;
    this.#lost.resolve(undefined);
    throw new ShearpinError('E_LOG_UNAVAILABLE', `The log file ${this.#path} was replaced by another process.`);
  }
}

/** The lock that stands beside a log file. */
export function lockOf(path: string): string {
  return `${path}.lock`;
}

async function writeAll(handle: FileHandle, lines: Iterable<string>): Promise<number> {
  let bytes = 0;
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < rewriteChunkBytes) continue;
    bytes += Buffer.byteLength(chunk);
    await handle.appendFile(chunk, 'utf8');
    chunk = '';
  }
  await handle.appendFile(chunk, 'utf8');
  return bytes + Buffer.byteLength(chunk);
}

function unusable(path: string, cause: unknown): ShearpinError {
  return new ShearpinError(
    'E_LOG_UNAVAILABLE',
    `The log file ${path} cannot be written. Check its folder's rights and free space.`,
    { retryable: true, cause },
  );
}

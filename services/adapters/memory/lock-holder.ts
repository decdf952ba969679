import { readFile } from 'node:fs/promises';

/** The process that a lock file names. */
export interface LockHolder {
  /** What stands in the file: names this process, and no later one that was given the same id. */
  readonly text: string;
  readonly pid: number;
  /** When the process began, in the units of its system; empty where that cannot be known. */
  readonly began: string;
}

/** What this process writes into its lock files. */
export async function ownHolder(): Promise<string> {
  const began = (await lookAt(process.pid))?.began ?? '';
  return `${process.pid} ${began}`.trim();
}

/** undefined when there is no such file, or nobody is named in it. */
export async function readHolder(path: string): Promise<LockHolder | undefined> {
  try {
    return holderIn(await readFile(path, 'utf8'));
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** A process that ended counts as dead also while nobody fetched its exit code, or another one has its id. */
export async function isLiving({ pid, began }: LockHolder): Promise<boolean> {
  if (!answersSignals(pid)) return false;
  const seen = await lookAt(pid);
  if (seen === undefined) return true;
  return !seen.hasEnded && (began === '' || began === seen.began);
}

function holderIn(content: string): LockHolder | undefined {
  const text = content.trim();
  const [number = '', began = ''] = text.split(' ');
  const pid = /^\d{1,15}$/.test(number) ? Number(number) : 0;
  return pid > 0 ? { text, pid, began } : undefined;
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

/** State and start stand behind the name of the program, which may hold any character. Only Linux has such files. */
async function lookAt(pid: number): Promise<{ readonly hasEnded: boolean; readonly began: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined);
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { hasEnded: fields[0] === 'Z' || fields[0] === 'X', began: fields[startField] ?? '' };
}

const startField = 19;

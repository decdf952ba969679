import { readFileSync } from 'node:fs';

/** A process that ended counts as gone, also while nobody has fetched its exit code. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    // Not every system has such files; where there are none, whoever answers to the signal lives.
    return !isLinux;
  }
}

const isLinux = process.platform === 'linux';

/**
 * A broker's classes as a JVM has them in memory, in a file that later brokers map: they start in a third of the time,
 * with half of the processor. A JVM that cannot use the file, such as one of another version, goes on without it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';

let archived: Promise<readonly string[]> | undefined;

/** Options of a JVM that shares the classes. `rehearse` runs a broker with the option that writes them at its end. */
export function sharedClasses(
  archive: string,
  rehearse: (option: string) => Promise<void>,
): Promise<readonly string[]> {
  archived ??= shareClasses(archive, rehearse);
  return archived;
}

async function shareClasses(archive: string, rehearse: (option: string) => Promise<void>): Promise<readonly string[]> {
  if (!existsSync(archive)) {
    // Processes that race each write their own, and the last one stays.
    const fresh = `${archive}.${randomBytes(4).toString('hex')}`;
    await rehearse(`-XX:ArchiveClassesAtExit=${fresh}`);
    if (!existsSync(fresh)) return [];
    await rename(fresh, archive);
  }
  return [`-XX:SharedArchiveFile=${archive}`];
}

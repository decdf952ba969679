/**
 * Real servers for a machine that has a JDK and Maven, and neither root nor Docker: pom.xml names
 * them, Maven fetches them once into a folder that is named after the pom's content.
 */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const POM_FILE = join(import.meta.dirname, 'pom.xml');
const CACHE_FOLDER = join(import.meta.dirname, '../../../node_modules/.cache/shearpin-test');
const FETCH_TIMEOUT_MS = 600_000;
const REPORT_CHARACTERS_MAX = 1_500;

export interface FetchedServers {
  readonly kafkaClassPath: string;
  /** Where the classes of a broker may be kept as a JVM has them in memory. */
  readonly kafkaClassArchive: string;
  readonly redisFolder: string;
}

let fetched: Promise<FetchedServers> | undefined;

/** One fetch a process; processes that race each fetch their own and the first rename wins. */
export function fetchedServers(): Promise<FetchedServers> {
  fetched ??= fetchInto(CACHE_FOLDER);
  return fetched;
}

async function fetchInto(cacheFolder: string): Promise<FetchedServers> {
  const pom = await readFile(POM_FILE);
  const version = createHash('sha256').update(pom).digest('hex').slice(0, 12);
  const folder = join(cacheFolder, `servers-${version}`);
  if (!(await exists(folder))) {
    await mkdir(cacheFolder, { recursive: true });
    await fetchFresh(folder);
  }
  return {
    kafkaClassPath: join(folder, 'libs', '*'),
    kafkaClassArchive: join(folder, 'kafka.jsa'),
    redisFolder: join(folder, 'redis'),
  };
}

async function fetchFresh(folder: string): Promise<void> {
  const fresh = `${folder}.${randomBytes(4).toString('hex')}`;
  try {
    await runMaven(fresh);
    await makeExecutable(join(fresh, 'redis'));
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
}

async function runMaven(folder: string): Promise<void> {
  const args = ['-B', '-q', '-f', POM_FILE, 'generate-resources', `-Dservers.folder=${folder}`];
  try {
    await run('mvn', args, { timeout: FETCH_TIMEOUT_MS });
  } catch (error) {
    throw new Error(`Maven cannot fetch the servers: ${mavenReport(error)}`, { cause: error });
  }
}

function mavenReport(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'there is no mvn on the PATH';
  const stdout = 'stdout' in error ? String(error.stdout).trim() : '';
  return (stdout === '' ? error.message : stdout).slice(0, REPORT_CHARACTERS_MAX);
}

async function makeExecutable(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await chmod(join(folder, name), 0o755);
}

async function exists(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined;
}

/**
 * Completes and checks package-lock.json.
 *
 * A registry that offers the binary packages of one platform only makes npm write a lock file without the others, and
 * `npm ci` then refuses that file on every platform. The parents' `optionalDependencies` name what is missing.
 *
 * Usage: lock-file.ts --write | --check
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';

export interface LockEntry {
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
  [key: string]: unknown;
}

export type LockPackages = Record<string, LockEntry>;

export interface MissingPackage {
  parent: string;
  name: string;
  range: string;
}

interface Manifest {
  version?: string;
  license?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  engines?: Record<string, string>;
  'dist.integrity'?: string;
}

const operatingSystems = new Map([
  ['linux', 'linux'],
  ['darwin', 'darwin'],
  ['win32', 'win32'],
  ['android', 'android'],
  ['freebsd', 'freebsd'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['openharmony', 'openharmony'],
  ['sunos', 'sunos'],
  ['aix', 'aix'],
]);
const processors = new Set([
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
]);
const libraries = new Map([
  ['gnu', 'glibc'],
  ['musl', 'musl'],
]);

/** Reads the platform that a binary package is for from its name, for packages whose manifest cannot be had. */
export function platformFromName(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const parts = name.split(/[-/]/);
  const os = parts.map((part) => operatingSystems.get(part)).find((part) => part !== undefined);
  const cpu = parts.find((part) => processors.has(part));
  const libc = parts.map((part) => libraries.get(part)).find((part) => part !== undefined);
  return {
    ...(os === undefined ? {} : { os: [os] }),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(libc === undefined ? {} : { libc: [libc] }),
  };
}

/** Finds the entry that Node would load for `name` when `parent` asks for it. */
function resolveFrom(packages: LockPackages, parent: string, name: string): LockEntry | undefined {
  let folder = parent;
  for (;;) {
    const entry = packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`];
    if (entry !== undefined) return entry;
    if (folder === '') return undefined;
    folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0));
  }
}

function isExact(range: string): boolean {
  return /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(range);
}

/** Lists the optional packages that a parent names and the lock file lacks, or holds in another exact version. */
export function findMissing(packages: LockPackages): MissingPackage[] {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, range]) => {
        const found = resolveFrom(packages, parent, name);
        return found === undefined || (isExact(range) && found.version !== range);
      })
      .map(([name, range]) => ({ parent, name, range })),
  );
}

/** Lists every address in the lock file from which a package would be downloaded. */
export function findAddresses(packages: LockPackages): string[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    entry.resolved === undefined || entry.link === true ? [] : [path],
  );
}

function viewManifest(name: string, range: string): Manifest | undefined {
  const fields = ['version', 'license', 'os', 'cpu', 'libc', 'engines', 'dist.integrity'];
  try {
    const text = execFileSync('npm', ['view', `${name}@${range}`, ...fields, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const answer = JSON.parse(text) as Manifest | Manifest[];
    return Array.isArray(answer) ? answer.at(-1) : answer;
  } catch {
    // A registry may lack this platform's package; the version is then the parent's and the platform is in the name.
    return undefined;
  }
}

function dropUndefined(entry: Record<string, unknown>): LockEntry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

function entryFor(missing: MissingPackage, parent: LockEntry): LockEntry {
  const manifest = viewManifest(missing.name, missing.range);
  const version = manifest?.version ?? missing.range;
  if (!isExact(version)) {
    throw new Error(
      `${missing.name}@${missing.range} is not in the registry and its version cannot be told from the range.`,
    );
  }
  const platform = manifest ?? platformFromName(missing.name);
  return dropUndefined({
    version,
    integrity: manifest?.['dist.integrity'],
    cpu: platform.cpu,
    dev: parent.dev,
    devOptional: parent.devOptional,
    libc: platform.libc,
    license: manifest?.license,
    optional: true,
    os: platform.os,
    engines: manifest?.engines,
  });
}

/** Puts a missing package beside its parent, or below it when that place is taken by another version. */
function addEntry(packages: LockPackages, missing: MissingPackage): void {
  const parent = packages[missing.parent] ?? {};
  const outer = missing.parent.slice(0, Math.max(missing.parent.lastIndexOf('node_modules/'), 0));
  const beside = `${outer}node_modules/${missing.name}`;
  const path = packages[beside] === undefined ? beside : `${missing.parent}/node_modules/${missing.name}`;
  packages[path] = entryFor(missing, parent);
}

function main(mode: string | undefined): number {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: LockPackages };
  if (mode === '--write') {
    for (const missing of findMissing(lock.packages)) addEntry(lock.packages, missing);
    for (const entry of Object.values(lock.packages)) if (entry.link !== true) delete entry.resolved;
    lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
    writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  }
  const faults = [
    ...findMissing(lock.packages).map((one) => `${one.name}@${one.range}, which ${one.parent} names, is missing.`),
    ...findAddresses(lock.packages).map((path) => `${path} holds a download address.`),
  ];
  for (const fault of faults) stderr.write(`package-lock.json: ${fault}\n`);
  if (faults.length > 0) stderr.write('Run `npm run lock`.\n');
  else stdout.write(`package-lock.json is complete: ${String(Object.keys(lock.packages).length)} entries.\n`);
  return faults.length > 0 ? 1 : 0;
}

if (import.meta.main) exit(main(argv[2]));

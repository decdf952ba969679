/** Reads the files of detectors from folders. What is in them is for others to understand. */
import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { bundleExtension, readBundle } from './bundle.ts';
import { whyNoText } from './why-no-text.ts';

export interface DetectorFile {
  /** The path as it was given, and below it as it was found. */
  readonly file: string;
  readonly text: string;
}

export interface FileFault {
  readonly file: string;
  /** Why it was not read, as a sentence. */
  readonly message: string;
}

export interface ReadDetectors {
  /** In the order of the paths, and below each in the order of their names. */
  readonly files: readonly DetectorFile[];
  readonly faults: readonly FileFault[];
}

export const detectorFileLimits = { bytes: 262_144, bundleBytes: 67_108_864, files: 4096, depth: 8 } as const;

/**
 * Reads files, and the .yaml, .yml and .bundle.json files below folders. One that cannot be read is a fault and stops no
 * other.
 */
export async function readDetectorTexts(paths: readonly string[]): Promise<ReadDetectors> {
  const faults: FileFault[] = [];
  const found: string[] = [];
  const finding = { found, faults, isFull: false };
  for (const path of paths) await findFiles(path, finding);
  const files: DetectorFile[] = [];
  for (const file of new Map(found.map((path) => [resolve(path), path])).values()) {
    const isBundle = file.endsWith(bundleExtension);
    const read = await readText(file, isBundle ? detectorFileLimits.bundleBytes : detectorFileLimits.bytes);
    if ('why' in read) faults.push({ file, message: read.why });
    else if (isBundle) unpack(file, read.text, { files, faults });
    else files.push({ file, text: read.text });
  }
  return { files, faults };
}

interface Finding {
  readonly found: string[];
  readonly faults: FileFault[];
  isFull: boolean;
}

async function findFiles(path: string, finding: Finding): Promise<void> {
  try {
    if ((await stat(path)).isDirectory()) await walk({ folder: path, root: await realpath(path), depth: 0 }, finding);
    else finding.found.push(path);
  } catch (error) {
    finding.faults.push({ file: path, message: reasonOf(error) });
  }
}

/** Names with a leading dot are those of editors, of version control and of mounted volumes. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

interface Place {
  readonly folder: string;
  /** Nothing outside is read, wherever links lead. */
  readonly root: string;
  readonly depth: number;
}

async function walk({ folder, root, depth }: Place, finding: Finding): Promise<void> {
  for (const name of await namesIn(folder, finding)) {
    if (isPassedOver(name)) continue;
    const path = join(folder, name);
    const kind = await kindOf(path, root);
    if (kind === 'folder' && depth + 1 < detectorFileLimits.depth)
      await walk({ folder: path, root, depth: depth + 1 }, finding);
    else if (kind === 'folder') finding.faults.push({ file: path, message: 'The folder lies too deep.' });
    else if (/\.ya?ml$/.test(name) || name.endsWith(bundleExtension)) addFile(path, kind, finding);
    if (finding.isFull) return;
  }
}

/** What lies in one folder may be closed to us; what lies beside it is read. */
async function namesIn(folder: string, { faults }: Finding): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    faults.push({ file: folder, message: reasonOf(error) });
    return [];
  }
}

function addFile(path: string, kind: Kind, finding: Finding): void {
  const { found, faults } = finding;
  if (kind === 'outside') faults.push({ file: path, message: 'It is a link that leads out of the folder.' });
  else if (kind === 'nowhere') faults.push({ file: path, message: 'It is a link that leads nowhere.' });
  else if (found.length < detectorFileLimits.files) found.push(path);
  else {
    const most = String(detectorFileLimits.files);
    faults.push({
      file: path,
      message: `There are more than ${most} files: neither this one nor those behind it are read.`,
    });
    finding.isFull = true;
  }
}

type Kind = 'file' | 'folder' | 'outside' | 'nowhere';

/** A link to a file counts as the file when it stays within the folder; one to a folder is not followed. */
async function kindOf(path: string, root: string): Promise<Kind> {
  const own = await lstat(path).catch(() => undefined);
  // What was removed since it was found is told by whoever opens it.
  if (own?.isSymbolicLink() !== true) return own?.isDirectory() === true ? 'folder' : 'file';
  const target = await realpath(path).catch(() => '');
  if (target === '') return 'nowhere';
  return target.startsWith(root.endsWith(sep) ? root : root + sep) ? 'file' : 'outside';
}

const tooLong = `It has more than ${String(detectorFileLimits.bytes)} bytes.`;

/** What stands in a bundle counts as if it stood below it. */
function unpack(
  bundle: string,
  text: string,
  { files, faults }: { readonly files: DetectorFile[]; readonly faults: FileFault[] },
): void {
  const read = readBundle(text);
  if ('why' in read) {
    faults.push({ file: bundle, message: read.why });
    return;
  }
  for (const { name, text: packed } of read.files) {
    const file = join(bundle, name);
    if (Buffer.byteLength(packed) > detectorFileLimits.bytes) faults.push({ file, message: tooLong });
    else files.push({ file, text: packed });
  }
}

type ReadText = { readonly text: string } | { readonly why: string };

async function readText(file: string, bytesMax: number): Promise<ReadText> {
  try {
    // Without waiting: a pipe that nobody writes to would never be opened.
    await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const status = await handle.stat();
    if (!status.isFile()) return { why: 'It is no file.' };
    const buffer = Buffer.alloc(Math.min(status.size, bytesMax) + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    if (status.size > bytesMax || bytesRead > bytesMax) return { why: `It has more than ${String(bytesMax)} bytes.` };
    const bytes = buffer.subarray(0, bytesRead);
    return isUtf8(bytes) ? { text: new TextDecoder().decode(bytes) } : { why: whyNoText(bytes) };
  } catch (error) {
    return { why: reasonOf(error) };
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'It may not be read.',
  ELOOP: 'It is a link that leads to itself.',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return reasons[code] ?? `It cannot be read${code === '' ? '' : ` (${code})`}.`;
}

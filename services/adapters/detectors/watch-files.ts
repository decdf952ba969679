import { type FSWatcher, lstatSync, readdirSync, statSync, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { detectorFileLimits, isPassedOver } from './read-detector-texts.ts';

/** An editor that saves makes several changes of one; they are told together. */
const settleMs = 20;

export interface Watching {
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** Whether the process goes on for it. */
  readonly keepsAlive: boolean;
  /** What changed, by the path that was given and what lies below it. Not called again before it has resolved. */
  readonly onChange: (paths: readonly string[]) => Promise<void>;
  /** The watch has ended by itself. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Tells what changes at the paths and below them, as the file system tells it; also when another file or folder takes
 * the place of one. Throws when a path is not there.
 */
export function watchFiles(paths: readonly string[], { signal, keepsAlive, onChange, onFault }: Watching): void {
  const changed = new Set<string>();
  let isTelling = false;
  const tell = async (): Promise<void> => {
    while (changed.size > 0 && !signal.aborted) {
      await pause(settleMs);
      const told = [...changed].toSorted();
      changed.clear();
      await onChange(told);
    }
    isTelling = false;
  };
  const note = (path: string): void => {
    changed.add(path);
    if (isTelling) return;
    isTelling = true;
    tell().catch(onFault);
  };
  const watches = paths.map((path) => new PathWatch(path, { persistent: keepsAlive, note, onFault }));
  signal.addEventListener('abort', () => watches.forEach((one) => one.close()), { once: true });
}

interface WatchOptions {
  readonly persistent: boolean;
  readonly note: (path: string) => void;
  readonly onFault: (fault: unknown) => void;
}

/** Watches a path by the folder in which it lies, and what is below it for as long as the same folder is there. */
class PathWatch {
  readonly #path: string;
  readonly #options: WatchOptions;
  readonly #place: FSWatcher;
  #below: FolderWatch | undefined;
  #identity: string | undefined;

  constructor(path: string, options: WatchOptions) {
    this.#path = path;
    this.#options = options;
    statSync(path);
    const { note, onFault, persistent } = options;
    const [folder, name] = [dirname(resolve(path)), basename(resolve(path))];
    this.#place = watch(folder, { persistent }, (_event, changed) => {
      if (changed !== null && changed !== name) return;
      whileThere(() => this.#look(), onFault);
      note(path);
    }).on('error', onFault);
    this.#look();
  }

  close(): void {
    this.#place.close();
    this.#below?.close();
  }

  /** A folder that was put in the place of another, or that came back, is watched anew. */
  #look(): void {
    const identity = folderAt(this.#path);
    if (identity === this.#identity) return;
    this.#identity = identity;
    this.#below?.close();
    this.#below = identity === undefined ? undefined : new FolderWatch(this.#path, this.#options);
  }
}

/**
 * Watches a folder and the folders below it in which detectors are looked for, each by itself: what Node offers for a
 * whole tree does not tell on every system that a link was turned to another place, as a mounted volume does.
 */
class FolderWatch {
  readonly #folder: string;
  readonly #options: WatchOptions;
  readonly #depth: number;
  readonly #own: FSWatcher;
  readonly #below = new Map<string, { readonly identity: string; readonly watch: FolderWatch }>();

  constructor(folder: string, options: WatchOptions, depth = 0) {
    this.#folder = folder;
    this.#options = options;
    this.#depth = depth;
    const { note, onFault, persistent } = options;
    this.#own = watch(folder, { persistent }, (_event, name) => {
      whileThere(() => (name === null ? this.#lookAtAll() : this.#lookAt(name)), onFault);
      note(name === null ? folder : join(folder, name));
    }).on('error', onFault);
    this.#lookAtAll();
  }

  close(): void {
    this.#own.close();
    for (const { watch: below } of this.#below.values()) below.close();
    this.#below.clear();
  }

  #lookAtAll(): void {
    for (const name of namesIn(this.#folder)) this.#lookAt(name);
  }

  #lookAt(name: string): void {
    if (isPassedOver(name) || this.#depth + 1 >= detectorFileLimits.depth) return;
    const path = join(this.#folder, name);
    const identity = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? undefined : folderAt(path);
    const known = this.#below.get(name);
    if (known?.identity === identity) return;
    known?.watch.close();
    if (identity === undefined) this.#below.delete(name);
    else this.#below.set(name, { identity, watch: new FolderWatch(path, this.#options, this.#depth + 1) });
  }
}

/** What goes while it is looked at is told by another event. */
function whileThere(look: () => void, onFault: WatchOptions['onFault']): void {
  try {
    look();
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')) onFault(fault);
  }
}

/** What tells a folder from another at the same place; nothing where no folder is. */
function folderAt(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true ? `${String(found.dev)}/${String(found.ino)}` : undefined;
}

/** One that was closed or removed meanwhile is told by whoever reads it. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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

/** Tells what changes at the paths and below them, as the file system tells it. */
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
  const watchers = paths.map((path) => watchPath(path, keepsAlive, note).on('error', onFault));
  signal.addEventListener('abort', () => watchers.forEach((watcher) => watcher.close()), { once: true });
}

/** A file is watched by its folder: an editor may put a new file in its place. */
function watchPath(path: string, persistent: boolean, note: (path: string) => void): FSWatcher {
  const isFolder = statSync(path).isDirectory();
  const options = { recursive: isFolder, persistent };
  return watch(isFolder ? path : dirname(path), options, (_event, name) => {
    if (isFolder) note(name === null ? path : join(path, name));
    else if (name === basename(path)) note(path);
  });
}

import { statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { StopSignal } from '../signals.ts';

/** An editor that saves makes several changes of one; they are told together. */
const settleMs = 20;

/** Tells which files changed below the paths, as the file system tells it, until the stop. */
export async function watchFiles(
  paths: readonly string[],
  stop: StopSignal,
  onChange: (files: readonly string[]) => Promise<void>,
): Promise<void> {
  const changed = new Set<string>();
  let waiting: Promise<void> | undefined;
  const tell = async (): Promise<void> => {
    await pause(settleMs);
    waiting = undefined;
    const files = [...changed].filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
    changed.clear();
    if (files.length > 0) await onChange(files.toSorted());
  };
  const note = (file: string): void => {
    changed.add(file);
    waiting ??= tell();
  };
  const failed = Promise.withResolvers<never>();
  const watchers = paths.map((path) => watchPath(path, note).on('error', failed.reject));
  try {
    await Promise.race([stop.told, failed.promise]);
  } finally {
    for (const watcher of watchers) watcher.close();
    await waiting;
  }
}

/** A file is watched by its folder: an editor may put a new file in its place. */
function watchPath(path: string, note: (file: string) => void): ReturnType<typeof watch> {
  if (statSync(path).isDirectory()) {
    return watch(path, { recursive: true }, (_event, name) => {
      if (name !== null && /\.ya?ml$/.test(name)) note(join(path, name));
    });
  }
  return watch(dirname(path), (_event, name) => {
    if (name === basename(path)) note(path);
  });
}

import { statSync } from 'node:fs';
import type { Timers } from '../engine/ports/timers.ts';
import { repeat } from '../adapters/clock/repeat.ts';

export interface FileWatchOptions {
  readonly files: () => readonly string[];
  readonly timers: Timers;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
}

const lookMs = 5000;

/**
 * Looks at files now and again: a file may be replaced by a link to another, or lie where the system tells no changes.
 * Resolves when the signal is aborted.
 */
export function watchFiles({ files, timers, signal, onChange }: FileWatchOptions): Promise<void> {
  let seen = signatureOf(files());
  const look = (): void => {
    const now = signatureOf(files());
    if (now === seen) return;
    seen = now;
    onChange();
  };
  return repeat(look, { everyMs: lookMs, signal, timers });
}

function signatureOf(files: readonly string[]): string {
  return JSON.stringify(files.map((path) => [path, stateOf(path)]));
}

function stateOf(path: string): readonly number[] | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : [stats.ino, stats.mtimeMs, stats.size];
}

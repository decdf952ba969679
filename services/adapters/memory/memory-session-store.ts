import type { Clock } from '../../engine/ports/clock.ts';
import type { SaveOutcome, SessionSave, SessionStore, StoredSession } from '../../engine/ports/session-store.ts';
import { createMemoryDeadlines } from './memory-deadlines.ts';

interface Entry {
  readonly version: number;
  readonly epoch: number;
  readonly blob: Uint8Array;
  readonly expiresMs: number;
}

export interface MemorySessionStoreOptions {
  readonly clock: Clock;
  /** Beyond it the session that was saved longest ago is dropped. */
  readonly sessionsMax?: number;
}

const defaultSessionsMax = 10_000;

/** Session state of one process. Nothing outlives it: a new store has no marker, so its owner replays the log. */
export function createMemorySessionStore(options: MemorySessionStoreOptions): SessionStore {
  const { clock, sessionsMax = defaultSessionsMax } = options;
  const entries = new Map<string, Entry>();
  const masterId = `memory/${String(clock.nowMs())}`;
  let hasMarker = false;

  function live(key: string): Entry | undefined {
    const entry = entries.get(key);
    if (entry === undefined || entry.expiresMs > clock.nowMs()) return entry;
    entries.delete(key);
    return undefined;
  }

  function save({ key, madeFrom, epoch, blob, ttlMs }: SessionSave): SaveOutcome {
    const stored = live(key);
    if (stored !== undefined && stored.epoch > epoch) return 'fenced';
    if ((stored?.version ?? 0) !== madeFrom) return 'conflict';
    // Set anew, so that the map is in the order of the last save.
    entries.delete(key);
    entries.set(key, { version: madeFrom + 1, epoch, blob: Buffer.from(blob), expiresMs: clock.nowMs() + ttlMs });
    if (entries.size > sessionsMax) dropFirst(entries);
    return 'saved';
  }

  return {
    deadlines: createMemoryDeadlines(),
    entityDeadlines: createMemoryDeadlines(),
    load: async (keys) => keys.map((key) => toStored(live(key))),
    save: async (saves) => {
      dropExpired(entries, clock.nowMs());
      return saves.map(save);
    },
    isVolatile: true,
    identity: async () => ({ masterId, markerPresent: hasMarker }),
    leaveMarker: async () => {
      hasMarker = true;
    },
    check: async () => undefined,
    close: async () => undefined,
  };
}

function toStored(entry: Entry | undefined): StoredSession | undefined {
  return entry === undefined ? undefined : { version: entry.version, blob: Buffer.from(entry.blob) };
}

/** Looks from the oldest save on, and ends at the first that lives: enough while all have one time to live. */
function dropExpired(entries: Map<string, Entry>, nowMs: number): void {
  for (const [key, { expiresMs }] of entries) {
    if (expiresMs > nowMs) return;
    entries.delete(key);
  }
}

function dropFirst(entries: Map<string, Entry>): void {
  for (const key of entries.keys()) {
    entries.delete(key);
    return;
  }
}

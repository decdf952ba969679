import type { Clock } from '../../engine/ports/clock.ts';
import type { SaveOutcome, SessionSave, SessionStore, StoredSession } from '../../engine/ports/session-store.ts';
import { createMemoryDeadlines } from './memory-deadlines.ts';
import { type Entry, MemoryEntries } from './memory-entries.ts';

export interface MemorySessionStoreOptions {
  readonly clock: Clock;
  /** What sessions may take. Beyond it those that were saved longest ago are dropped, whatever they hold. */
  readonly bytesMax?: number;
}

const defaultBytesMax = 67_108_864;

/** Session state of one process. Nothing outlives it: a new store has no marker, so its owner replays the log. */
export function createMemorySessionStore(options: MemorySessionStoreOptions): SessionStore {
  const { clock, bytesMax = defaultBytesMax } = options;
  const entries = new MemoryEntries();
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
    entries.set(key, { version: madeFrom + 1, epoch, blob: Buffer.from(blob), expiresMs: clock.nowMs() + ttlMs });
    entries.shrink(bytesMax);
    return 'saved';
  }

  return {
    deadlines: createMemoryDeadlines(),
    entityDeadlines: createMemoryDeadlines(),
    load: async (keys) => keys.map((key) => toStored(live(key))),
    save: async (saves) => {
      entries.dropExpired(clock.nowMs());
      return saves.map(save);
    },
    room: async () => ({ usedBytes: entries.bytes, maxBytes: bytesMax }),
    sample: async (max) =>
      entries.sample(max).map(([key, { version, blob, expiresMs }]) => {
        return { key, version, blob: Buffer.from(blob), ttlMs: expiresMs - clock.nowMs() };
      }),
    drop: async (sessions) => {
      const found = sessions.filter(({ key, version }) => entries.get(key)?.version === version);
      for (const { key } of found) entries.delete(key);
      return found.length;
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

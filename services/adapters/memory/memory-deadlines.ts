import type { DeadlineStore } from '../../engine/ports/deadline-store.ts';

/** Deadlines and clocks of one process, which end with it like its sessions. */
export function createMemoryDeadlines(): DeadlineStore {
  const tables = new Map<number, Map<string, number>>();
  const clocks = new Map<number, Map<string, Uint8Array>>();

  function tableOf<Value>(all: Map<number, Map<string, Value>>, partition: number): Map<string, Value> {
    const table = all.get(partition) ?? new Map<string, Value>();
    all.set(partition, table);
    return table;
  }

  return {
    list: async (partition, max) => {
      const deadlines = [...tableOf(tables, partition)].map(([key, dueMs]) => ({ key, dueMs }));
      return deadlines.sort((a, b) => a.dueMs - b.dueMs).slice(0, max);
    },
    add: async (partition, deadlines) => {
      const table = tableOf(tables, partition);
      for (const { key, dueMs } of deadlines) table.set(key, Math.min(dueMs, table.get(key) ?? dueMs));
    },
    settle: async (partition, settlements) => {
      const table = tableOf(tables, partition);
      for (const { key, wasMs, dueMs } of settlements) {
        if (table.get(key) !== wasMs) continue;
        if (dueMs === undefined) table.delete(key);
        else table.set(key, dueMs);
      }
    },
    clockPlaces: async (partition) => [...tableOf(clocks, partition).keys()],
    clockAt: async (partition, place) => tableOf(clocks, partition).get(place),
    saveClock: async (partition, { place, blob, forget }) => {
      const table = tableOf(clocks, partition);
      for (const gone of forget) table.delete(gone);
      table.set(place, Buffer.from(blob));
    },
  };
}

import { expect, it } from 'vitest';
import { createMemorySessionStore } from '../../../../../services/adapters/memory/memory-session-store.ts';
import { PartitionTime } from '../../../../../services/worker/time/partition-time.ts';

const partition = 3;

it('rule 6: clocks that owners before saved and did not come to forget are forgotten', async () => {
  const { deadlines: store } = createMemorySessionStore({ clock: { nowMs: () => 0 } });
  for (let takeover = 0n; takeover < 5n; takeover += 1n) {
    const time = new PartitionTime({
      store,
      partition,
      incarnation: () => 1,
      settings: { latenessMs: 0, skewMs: 0 },
      onOverflow: () => undefined,
    });
    await time.begin(takeover, takeover);
    await time.announce([{ key: 't:waits', dueMs: 9, offset: takeover }]);
    await store.saveClock(partition, { place: `1/${String(takeover + 100n)}`, blob: new Uint8Array(), forget: [] });
  }
  // Of the last owner: where it began, and what it saved.
  expect([...(await store.clockPlaces(partition))].toSorted()).toEqual(['1/104', '1/4']);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DeadlineHeap } from '../../../../../services/worker/time/deadline-heap.ts';

const operation = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), dueMs: fc.nat(50) }),
  fc.record({ kind: fc.constant('take' as const), timeMs: fc.nat(60) }),
);

it('holds no more than twice what counts, and some, however often a deadline is set anew', () => {
  const heap = new DeadlineHeap();
  for (let at = 0; at < 10_000; at += 1) heap.set({ key: `s-${String(at % 50)}`, dueMs: 1_000_000 - at });
  expect([heap.size, heap.held < 1_200]).toEqual([50, true]);
  const taken = heap.takeDue(1_000_000).map(({ dueMs }) => dueMs);
  expect(taken).toEqual(Array.from({ length: 50 }, (_, at) => 1_000_000 - 9_999 + at));
});

it('gives every deadline that is due once, the earliest first, with the time that was set last', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 80 }), (operations) => {
      const heap = new DeadlineHeap();
      const model = new Map<string, number>();
      for (const step of operations) {
        if (step.kind === 'set') {
          heap.set(step);
          model.set(step.key, step.dueMs);
          continue;
        }
        const due = [...model].filter(([, dueMs]) => dueMs <= step.timeMs);
        const taken = heap.takeDue(step.timeMs);
        expect(taken.map(({ dueMs }) => dueMs)).toEqual(due.map(([, dueMs]) => dueMs).sort((a, b) => a - b));
        expect(taken.map(({ key, dueMs }) => [key, dueMs]).sort()).toEqual(due.sort());
        for (const [key] of due) model.delete(key);
      }
      expect(heap.size).toBe(model.size);
    }),
    { numRuns: 300 },
  );
});

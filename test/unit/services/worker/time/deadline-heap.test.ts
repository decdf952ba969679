import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DeadlineHeap } from '../../../../../services/worker/time/deadline-heap.ts';

const operation = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), dueMs: fc.nat(50) }),
  fc.record({ kind: fc.constant('take' as const), timeMs: fc.nat(60) }),
);

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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BodyHold, BodyRoom } from '../../../../../services/gateway/http/body-room.ts';

const kilobyte = 1024;

async function hasCome(waited: void | Promise<void>): Promise<boolean> {
  const later = new Promise((resolve) => setImmediate(resolve)).then(() => false);
  return Promise.race([Promise.resolve(waited).then(() => true), later]);
}

describe('room for bodies', () => {
  it('is taken to its end and given back', () => {
    const room = new BodyRoom({ bytesMax: 64 * kilobyte });
    const [first, second] = [room.open(), room.open()];
    expect([first.take(40 * kilobyte), second.take(24 * kilobyte), second.take(1)]).toEqual([true, true, false]);
    first.keep(kilobyte);
    expect([room.taken, second.take(39 * kilobyte), second.take(1)]).toEqual([25 * kilobyte, true, false]);
    first.release();
    first.release();
    expect([second.take(1), room.taken]).toEqual([true, 63 * kilobyte + 1]);
  });

  it('leaves an eighth to bodies of at most 64 KiB', () => {
    const room = new BodyRoom({ bytesMax: 800 * kilobyte });
    const [large, other, small] = [room.open(), room.open(), room.open()];
    expect([large.take(350 * kilobyte), other.take(350 * kilobyte), other.take(1)]).toEqual([true, true, false]);
    expect([small.take(64 * kilobyte), small.take(1)]).toEqual([true, false]);
  });

  it('has one body go on that is alone, however long it is', () => {
    const room = new BodyRoom({ bytesMax: kilobyte });
    const [only, other] = [room.open(), room.open()];
    expect([only.take(800), only.take(9000), other.take(1)]).toEqual([true, true, false]);
  });

  it('has one wait beyond it, so that there is one that ends, and serves the others in their order', async () => {
    const room = new BodyRoom({ bytesMax: 1000 });
    const holds = Array.from({ length: 4 }, () => room.open());
    const [full, beyond, next, last] = holds as [BodyHold, BodyHold, BodyHold, BodyHold];
    full.force(1000);
    expect(await hasCome(beyond.waitFor(500))).toBe(true);
    const [waits, waitsToo] = [next.waitFor(300), last.waitFor(300)];
    expect(await hasCome(waits)).toBe(false);
    expect(await hasCome(beyond.waitFor(500))).toBe(true);
    beyond.release();
    expect([await hasCome(waits), await hasCome(waitsToo)]).toEqual([true, false]);
    full.keep(0);
    expect(await hasCome(waitsToo)).toBe(true);
    expect(room.taken).toBe(600);
  });

  it('lets go whoever has left while it waited, with nothing taken', async () => {
    const room = new BodyRoom({ bytesMax: 1000 });
    const [full, beyond, gone] = [room.open(), room.open(), room.open()];
    full.force(1000);
    void beyond.waitFor(10);
    const waits = gone.waitFor(10);
    gone.release();
    expect(await hasCome(waits)).toBe(true);
    expect([gone.bytes, await hasCome(gone.waitFor(10)), gone.bytes, room.taken]).toEqual([0, true, 0, 1010]);
  });

  it('serves those who wait when it grows', async () => {
    const room = new BodyRoom({ bytesMax: 1000 });
    const [full, beyond, next] = [room.open(), room.open(), room.open()];
    full.force(1000);
    void beyond.waitFor(10);
    const waits = next.waitFor(900);
    room.setMax(4000);
    expect(await hasCome(waits)).toBe(true);
  });

  it('never holds more than it has and one body beyond, loses nobody, and is empty in the end', async () => {
    const longest = 300;
    const plan = fc.array(fc.record({ who: fc.nat(7), bytes: fc.integer({ min: 1, max: 100 }), ends: fc.boolean() }));
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        const room = new BodyRoom({ bytesMax: 1000 });
        const holds = Array.from({ length: 8 }, () => room.open());
        const waiting = new Map<BodyHold, Promise<void>>();
        for (const { who, bytes, ends } of steps) {
          const hold = holds[who] ?? room.open();
          if (ends) {
            hold.release();
            waiting.delete(hold);
            holds[who] = room.open();
          } else if (!waiting.has(hold) && hold.bytes + bytes <= longest) {
            const waited = hold.waitFor(bytes);
            if (waited instanceof Promise)
              waiting.set(
                hold,
                waited.then(() => void waiting.delete(hold)),
              );
          }
          await Promise.resolve();
          expect(room.taken).toBeLessThanOrEqual(1000 + longest);
        }
        for (const hold of holds) hold.release();
        await Promise.all(waiting.values());
        expect(room.taken).toBe(0);
      }),
    );
  });
});

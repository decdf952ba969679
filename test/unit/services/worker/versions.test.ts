import { pack } from 'msgpackr';
import { describe, expect, it, vi } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { decodeSession, encodeSession, type SessionContent } from '../../../../services/worker/session/session-blob.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { recordOf, SessionEvents } from '../../../support/session-events.ts';
import { waitLimits } from '../../../support/wait-limits.ts';

describe('rule 13: state that a newer version wrote', () => {
  it('is never reset: its partition is left as it is, and the worker says so', async () => {
    const world = await new WorkerWorld().open();
    const record = world.gateway.call(new SessionEvents().requested(1, { atMs: 0 }));
    const blob = pack({ format: 99, positions: [], outbox: [] });
    await world.store.save([{ key: record.key, madeFrom: 0, epoch: 1, blob, ttlMs: 3_600_000 }]);
    await world.send([record]);
    const { worker, logged } = await world.start();
    await vi.waitFor(() => {
      expect(worker.ready().waiting).toContain('a newer worker for partition 0');
    }, waitLimits);
    await worker.stop();
    const [kept] = await world.store.load([record.key]);
    expect(Buffer.from(kept?.blob ?? [])).toEqual(Buffer.from(blob));
    expect((await world.committed()).offset).toBe(0n);
    expect(await world.read(topics.dlq)).toEqual([]);
    const told = logged.filter(({ message }) => message.startsWith('another version wrote what is stored'));
    expect(told).toHaveLength(1);
  });
});

describe('rule 13: what a worker does not know', () => {
  it('stays in the state that it saves', async () => {
    const world = await new WorkerWorld().open();
    const events = new SessionEvents();
    const [first, second] = [1, 2].map((call) => world.gateway.call(events.requested(call, { atMs: call })));
    if (first === undefined || second === undefined) throw new Error('There are two records.');
    const { state } = engineOf().process(undefined, recordOf(new SessionEvents().requested(1, { atMs: 1 }), 0));
    const detectors = [...state.detectors, { id: 'sequence.of-tomorrow', version: '9.0.0', state: { partial: 1 } }];
    const content = {
      positions: [{ incarnation: 1, partition: 0, epoch: 1, offset: '0' }],
      state: { ...state, detectors, tomorrow: ['kept'] },
      outbox: [],
    };
    const blob = encodeSession({ ...content, tomorrow: 'kept' } as SessionContent);
    await world.store.save([{ key: first.key, madeFrom: 0, epoch: 1, blob, ttlMs: 3_600_000 }]);
    await world.send([first, second]);
    const { worker } = await world.start();
    await world.settled();
    await worker.stop();
    const [stored] = await world.store.load([first.key]);
    const saved = decodeSession(stored?.blob ?? new Uint8Array());
    expect(saved.positions).toMatchObject([{ offset: '1' }]);
    expect(saved).toMatchObject({ tomorrow: 'kept', state: { tomorrow: ['kept'] } });
    const { detectors: slots } = saved.state as typeof content.state;
    expect(slots.find(({ id }) => id === 'sequence.of-tomorrow')).toMatchObject({ state: { partial: 1 } });
  });
});

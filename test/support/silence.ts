import type { Heartbeat } from '../../schemas/generated/types.ts';
import type { OutgoingRecord } from '../../services/engine/ports/log.ts';
import type { Detector } from '../../detectors/contract.ts';
import type { WorkerWorld } from './fake-worker-world.ts';
import { findingOf, quiet, scripted } from './scripted-detector.ts';
import { baseMs, ulidOf } from './session-events.ts';

/** Sessions that fall silent, and gateways that go on living. */

export const silenceMs = 10_000;

/** Finds that nothing came for ten seconds after an event. */
export const silence: Detector = scripted<number>({
  react: (_, { timeMs }) => ({ ...quiet(timeMs), dueMs: timeMs + silenceMs }),
  advance: (sinceMs) => {
    const dueMs = sinceMs + silenceMs;
    return {
      ...quiet(sinceMs),
      findings: [findingOf(`${String(sinceMs)}+${String(silenceMs)}`, { atMs: dueMs, startMs: sinceMs })],
    };
  },
});

export interface Timed {
  readonly atMs: number;
  readonly record: OutgoingRecord;
}

/** The heartbeats of the world's gateway, one every five seconds. */
export function heartbeats({ gateway }: WorkerWorld, fromMs: number, toMs: number): readonly Timed[] {
  return Array.from({ length: (toMs - fromMs) / 5000 + 1 }, (_, at) => {
    const atMs = fromMs + at * 5000;
    return { atMs, record: gateway.heartbeat(heartbeatAt(gateway, atMs)) };
  });
}

/** The one that a gateway sends then, if it sends one so often. */
export function heartbeatAt(
  { id, tenant }: { readonly id: string; readonly tenant: string },
  atMs: number,
  everyMs = 5000,
): Heartbeat {
  return {
    id: ulidOf('E', 9_000_000 + atMs),
    timeMs: baseMs + atMs,
    tenant,
    gateway: { id, boot: ulidOf('B', 1), seq: 1 + atMs / everyMs },
    intervalMs: everyMs,
    dropped: { total: 0, sinceLast: 0 },
    buffered: 0,
    feed: { state: 'fresh', live: 0 },
    clockOffsetMs: 0,
  };
}

/** Sends each record when its time has come. */
export async function sendInTime(world: WorkerWorld, records: readonly Timed[]): Promise<void> {
  for (const { atMs, record } of records.toSorted((a, b) => a.atMs - b.atMs)) {
    world.clock.advance(Math.max(0, baseMs + atMs - world.clock.nowMs()));
    await world.send([record]);
  }
}

import { describe, expect, it, vi } from 'vitest';
import type { Detector } from '../../../../../detectors/contract.ts';
import { topics } from '../../../../../schemas/topics.ts';
import type { Log } from '../../../../../services/engine/ports/log.ts';
import { defaultWorkerSettings } from '../../../../../services/worker/config.ts';
import { engineOf } from '../../../../support/engine-runs.ts';
import { type RunningWorker, WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { scripted } from '../../../../support/scripted-detector.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';
import { waitLimits } from '../../../../support/wait-limits.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;
const { sessionIdleMs, replayWindowMs, baselineMs } = defaultWorkerSettings();

/** The log of the world, whose topics keep their records for so long. */
function keeping(world: WorkerWorld, retentionMs: number): Log & { readonly asked: string[] } {
  const asked: string[] = [];
  const retentions = async (names: readonly string[]) => {
    asked.push(...names);
    return new Map(names.map((name) => [name, retentionMs]));
  };
  return {
    asked,
    producer: () => world.log.producer(),
    member: (groupId, wanted) => world.log.member(groupId, wanted),
    follower: () => world.log.follower(),
    admin: () => ({ ...world.log.admin(), retentions }),
  };
}

function looking(windowMs: number, scope?: 'agent'): Detector {
  const id = scope === undefined ? 'sequence.patient' : 'sequence.wide';
  return scripted({ metadata: { id, windowMs, ...(scope === undefined ? {} : { scope }) } });
}

function toldOf({ logged }: RunningWorker): readonly object[] {
  return logged.filter(({ message }) => message.startsWith('a topic keeps')).map(({ fields }) => fields);
}

async function toldAtStart(retentionMs: number, detectors: readonly Detector[]): Promise<readonly object[]> {
  const world = await new WorkerWorld().open();
  const running = await world.start({ log: keeping(world, retentionMs), engine: engineOf(detectors) });
  await running.worker.stop();
  return toldOf(running);
}

describe('rule 8: a worker whose topics keep their records too short a time', () => {
  it('says at its start which topic it is, and on account of which detector', async () => {
    const [calls, signals] = [looking(8 * dayMs), looking(30 * dayMs, 'agent')];
    expect(await toldAtStart(weekMs, [calls, signals])).toEqual([
      {
        topic: topics.calls,
        retentionMs: weekMs,
        neededMs: 8 * dayMs + sessionIdleMs + hourMs,
        detector: 'sequence.patient',
        windowMs: 8 * dayMs,
      },
      {
        topic: topics.signals,
        retentionMs: weekMs,
        neededMs: 30 * dayMs + sessionIdleMs + replayWindowMs + baselineMs + hourMs,
        detector: 'sequence.wide',
        windowMs: 30 * dayMs,
      },
    ]);
  });

  it('names no detector where sessions alone live longer', async () => {
    const told = await toldAtStart(hourMs, [looking(hourMs)]);
    expect(told[0]).toEqual({
      topic: topics.calls,
      retentionMs: hourMs,
      neededMs: sessionIdleMs + replayWindowMs + hourMs,
    });
  });

  it('is silent at exactly what is needed, and when records are kept for ever', async () => {
    const windowMs = 8 * dayMs;
    const neededMs = windowMs + sessionIdleMs + hourMs;
    expect(await toldAtStart(neededMs, [looking(windowMs)])).toEqual([]);
    expect(await toldAtStart(neededMs - 1, [looking(windowMs)])).toHaveLength(1);
    expect(await toldAtStart(Infinity, [looking(30 * dayMs, 'agent')])).toEqual([]);
  });

  it('says so once when rules come into force that look back further, and asks for nothing else', async () => {
    const world = await new WorkerWorld().open();
    const engine = engineOf([looking(hourMs)]);
    const log = keeping(world, weekMs);
    const { timers, step } = steppedTimers();
    const running = await world.start({ log, engine, timers });
    step();
    expect(toldOf(running)).toEqual([]);
    engine.use({ detectors: [looking(9 * dayMs)], modes: {} });
    await vi.waitFor(() => {
      step();
      expect(toldOf(running)).toMatchObject([{ topic: topics.calls, windowMs: 9 * dayMs }]);
    }, waitLimits);
    await running.worker.stop();
    expect(log.asked).toEqual([topics.calls, topics.signals, topics.calls]);
  });
});

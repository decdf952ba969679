import { describe, expect, it } from 'vitest';
import type { Alert, Heartbeat } from '../../../../../schemas/generated/types.ts';
import { validateAlert } from '../../../../../schemas/generated/validators.js';
import type { OutgoingRecord } from '../../../../../services/engine/ports/log.ts';
import { DetectorAlarm } from '../../../../../services/worker/health/detector-alarm.ts';
import { faultyDetectorsAlert } from '../../../../../services/worker/health/health-alert.ts';
import type { DetectorFolder } from '../../../../../services/worker/wiring.ts';
import { topics } from '../../../../../schemas/topics.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { loadOcsf } from '../../../../support/ocsf.ts';
import { baseMs, ulidOf } from '../../../../support/session-events.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';

const fault = 'own/a.yaml:3:9: error: There is no capability "egres.*". [unknown-capability]\n    3 | caret\n';

function beat(tenant: string, id: string) {
  return { tenant, gateway: { id, boot: ulidOf('B', 1), seq: 1 } };
}

function newAlarm({ nowMs = baseMs } = {}) {
  const sent: OutgoingRecord[] = [];
  const broken = { is: false };
  const alarm = new DetectorAlarm({
    producer: {
      produce: (records) => {
        if (broken.is) return Promise.reject(new Error('the log is away'));
        sent.push(...records);
        return Promise.resolve([]);
      },
      close: () => Promise.resolve(),
    },
    events: { published: () => undefined },
    nowMs: () => nowMs,
  });
  const told = async () => {
    await alarm.tend();
    return sent.splice(0).map(({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Alert);
  };
  return { alarm, told, broken };
}

describe('faults in the folder of detectors', () => {
  it('are told to each tenant whose gateways live, once, and are closed when they are mended', async () => {
    const { alarm, told } = newAlarm();
    alarm.found([fault, fault]);
    expect(await told()).toEqual([]);
    alarm.heard(beat('acme', 'gw-2'));
    alarm.heard(beat('acme', 'gw-1'));
    alarm.heard(beat('other', 'gw-9'));
    const first = await told();
    expect(first.map((alert) => [alert.metadata.tenant_uid, alert.unmapped.shearpin.health?.gateway])).toEqual([
      ['acme', 'gw-1'],
      ['other', 'gw-9'],
    ]);
    expect(first[0]).toMatchObject({
      activity_id: 1,
      status_id: 1,
      message:
        'The folder of detectors has 2 faults: own/a.yaml:3:9: error: There is no capability "egres.*". [unknown-capability]',
      finding_info: { analytic: { uid: 'health.detectors-faulty' } },
    });
    expect(await told()).toEqual([]);
    alarm.found([]);
    const last = await told();
    expect(last).toMatchObject([
      { activity_id: 3, status_id: 4, unmapped: { shearpin: { revision: 2 } } },
      { activity_id: 3, status_id: 4 },
    ]);
    expect(last.map(({ finding_info: { uid } }) => uid)).toEqual(first.map(({ finding_info: { uid } }) => uid));
    expect(await told()).toEqual([]);
  });

  it('make one alert of what two workers find within an hour, and another of what comes again later', async () => {
    const uidOf = async (nowMs: number): Promise<string | undefined> => {
      const { alarm, told } = newAlarm({ nowMs });
      alarm.heard(beat('acme', 'gw-1'));
      alarm.found([fault]);
      return (await told())[0]?.finding_info.uid;
    };
    expect(await uidOf(baseMs + 1000)).toBe(await uidOf(baseMs));
    expect(await uidOf(baseMs + 3_600_000)).not.toBe(await uidOf(baseMs));
  });

  it('are told again and again until the log takes them', async () => {
    const { alarm, told, broken } = newAlarm();
    alarm.heard(beat('acme', 'gw-1'));
    alarm.found([fault]);
    broken.is = true;
    await expect(told()).rejects.toThrow('away');
    broken.is = false;
    expect(await told()).toHaveLength(1);
  });

  it('have their alert from a worker that hears a heartbeat and whose folder has faults', async () => {
    const world = await new WorkerWorld().open();
    const { timers, step } = steppedTimers();
    const source = { files: [], readMs: 0, latenessMs: 0 };
    const folder: DetectorFolder = { detectors: [], source, follow: ({ onFaults }) => onFaults?.([fault]) };
    const { worker, metrics } = await world.start({ timers, folder });
    const heartbeat: Heartbeat = {
      id: ulidOf('E', 9_000_001),
      timeMs: baseMs,
      ...beat('acme', world.gateway.id),
      intervalMs: 5000,
      dropped: { total: 0, sinceLast: 0 },
      buffered: 0,
      feed: { state: 'fresh', live: 0 },
      clockOffsetMs: 0,
    };
    await world.send([world.gateway.heartbeat(heartbeat)]);
    await world.settled();
    const published = (): number => metrics.value('shearpin_published_total', { kind: 'health' });
    for (let tries = 0; published() === 0 && tries < 1000; tries += 1) {
      step();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await worker.stop();
    const alerts = await world.read(topics.alerts);
    const told = alerts.map(({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Alert);
    expect(told.map(({ finding_info: { analytic } }) => analytic.uid)).toEqual(['health.detectors-faulty']);
  });

  it('make alerts that have the form of all alerts, however long the fault is', () => {
    const found = {
      tenant: 'acme',
      gateway: 'gw-1',
      id: 'a'.repeat(32),
      count: 1,
      first: 'x'.repeat(5000),
      timeMs: baseMs,
    };
    for (const isOver of [false, true]) {
      const alert = faultyDetectorsAlert(found, { isOver });
      expect(validateAlert(alert)).toBe(true);
      expect(loadOcsf()?.(alert) ?? []).toEqual([]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Alert, Heartbeat } from '../../../../schemas/generated/types.ts';
import { validateAlert, validateHeartbeat } from '../../../../schemas/generated/validators.js';
import { topics } from '../../../../schemas/topics.ts';
import { SessionHealth } from '../../../../services/worker/degenerate-sessions.ts';
import { degenerateAlert } from '../../../../services/worker/health-alert.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { loadOcsf } from '../../../support/ocsf.ts';
import { baseMs, ulidOf } from '../../../support/session-events.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';

function heartbeat(degenerate: boolean, boot = 1): Heartbeat {
  return {
    id: ulidOf('E', 9_000_000 + boot),
    timeMs: baseMs,
    tenant: 'acme',
    gateway: { id: 'gw-1', boot: ulidOf('B', boot), seq: 1 },
    intervalMs: 5000,
    dropped: { total: 0, sinceLast: 0 },
    buffered: 0,
    feed: { state: 'fresh', live: 0 },
    clockOffsetMs: 0,
    traffic: { calls: 100, sessions: degenerate ? 97 : 3, degenerate },
  };
}

describe('a gateway whose sessions hold no calls together', () => {
  it('is told once for each boot', () => {
    const health = new SessionHealth();
    for (const beat of [heartbeat(false), heartbeat(true), heartbeat(true)]) health.heartbeat(beat);
    expect(health.untold).toEqual([{ gateway: 'gw-1', boot: ulidOf('B', 1), tenant: 'acme' }]);
    health.told(health.untold);
    health.heartbeat(heartbeat(true));
    expect(health.untold).toEqual([]);
    health.heartbeat(heartbeat(true, 2));
    expect(health.untold).toMatchObject([{ boot: ulidOf('B', 2) }]);
  });

  it('makes an alert that is the same whoever raises it, and has the form of all alerts', () => {
    expect(validateHeartbeat(heartbeat(true))).toBe(true);
    const found = { gateway: 'gw-1', boot: '01JD0000000000000000000000', tenant: 'acme' };
    expect(validateAlert(degenerateAlert(found))).toBe(true);
    expect(degenerateAlert(found)).toEqual(degenerateAlert({ ...found }));
    expect(loadOcsf()?.(degenerateAlert(found)) ?? []).toEqual([]);
  });

  it('has its alert from a worker that hears its heartbeat, once', async () => {
    const world = await new WorkerWorld().open();
    const { timers, step } = steppedTimers();
    const { worker, metrics } = await world.start({ timers });
    await world.send([world.gateway.heartbeat(heartbeat(true)), world.gateway.heartbeat(heartbeat(true))]);
    await world.settled();
    for (let tries = 0; metrics.value('shearpin_degenerate_gateways_total') === 0 && tries < 1000; tries += 1) {
      step();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await worker.stop();
    const alerts = await world.read(topics.alerts);
    const told = alerts.map(({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Alert);
    expect(told.map(({ finding_info: { analytic } }) => analytic.uid)).toEqual(['health.degenerate-sessions']);
  });
});

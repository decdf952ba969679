import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Heartbeat } from '../../../../schemas/generated/types.ts';
import { validateHeartbeat } from '../../../../schemas/generated/validators.js';
import { loadOrCreateEmbeddedKeys } from '../../../../services/adapters/crypto/embedded-keys.ts';
import { createSensor, type SensorRecord } from '../../../../services/library/sensor.ts';

const folder = mkdtempSync(join(tmpdir(), 'shearpin-heartbeat-'));
const { gateway: keys } = loadOrCreateEmbeddedKeys(folder, { tenant: 'acme', gateway: 'edge', deployment: 'default' });

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function startSensor() {
  const records: SensorRecord[] = [];
  let isFull = false;
  const sensor = createSensor({
    gatewayId: 'edge',
    tenant: 'acme',
    keys,
    emit(record) {
      if (isFull) throw new Error('There is no room.');
      records.push(record);
    },
  });
  /** A call in a session of its own, or in one of that name: two events. */
  const call = (id: string): void => {
    const connection = sensor.connect({
      server: { id: 'files', transport: 'stdio' },
      base: { kind: 'process', id },
      caller: { kind: 'os-user', host: 'host', user: 'user' },
    });
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'x', arguments: {} } };
    void connection.fromClient(Buffer.from(JSON.stringify(message)));
    void connection.fromServer(Buffer.from('{"jsonrpc":"2.0","id":1,"result":{"content":[]}}'));
  };
  const beat = (): Heartbeat => {
    const { value } = sensor.heartbeat({ intervalMs: 1000 });
    return JSON.parse(String(value)) as Heartbeat;
  };
  const fill = (): void => {
    isFull = true;
  };
  return { sensor, records, call, beat, fill };
}

describe('the heartbeat of an embedded sensor', () => {
  it('tells how far the events of each session were numbered, once', () => {
    const { records, call, beat } = startSensor();
    for (const id of ['one', 'one', 'other']) call(id);
    const first = beat();
    expect(validateHeartbeat(first)).toBe(true);
    expect(first.sessions?.map(({ seq, dropped }) => [seq, dropped])).toEqual([
      [4, 0],
      [2, 0],
    ]);
    expect(records[0]?.key).toBe(`acme:${first.sessions?.[0]?.key ?? ''}`);
    expect(beat().sessions).toEqual([]);
    call('other');
    expect(beat().sessions).toMatchObject([{ seq: 4 }]);
  });

  it('tells what was lost, and of which session', () => {
    const { sensor, records, call, beat } = startSensor();
    for (const id of ['one', 'other']) call(id);
    const [, second] = records;
    if (second !== undefined) sensor.lost(second);
    const told = beat();
    expect(told.dropped).toEqual({ total: 1, sinceLast: 1 });
    expect(told.sessions?.map(({ dropped }) => dropped)).toEqual([1, 0]);
    expect(beat().dropped).toEqual({ total: 1, sinceLast: 0 });
  });

  it('counts as lost what could not be handed over', () => {
    const { call, beat, fill } = startSensor();
    fill();
    call('one');
    const told = beat();
    expect(told.dropped).toEqual({ total: 2, sinceLast: 2 });
    expect(told.sessions).toMatchObject([{ seq: 2, dropped: 2 }]);
  });

  it('says whether sessions hold calls together', () => {
    const { call, beat } = startSensor();
    for (let number = 0; number < 99; number++) call(String(number));
    expect(beat().traffic).toEqual({ calls: 99, sessions: 99, degenerate: false });
    call('another');
    expect(beat().traffic).toEqual({ calls: 100, sessions: 100, degenerate: true });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadOrCreateEmbeddedKeys } from '../../../../services/adapters/crypto/embedded-keys.ts';
import { createSensor, type SensorRecord, watchFetch, watchTransport } from '../../../../services/library/sensor.ts';
import { keysBelow, keyTracesIn } from '../../../support/gateway/key-traces.ts';
import { markedConversation, type Turn } from '../../../support/gateway/marked-conversation.ts';
import { Marks } from '../../../support/gateway/marks.ts';
import { bearerOf } from '../../../support/tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'shearpin-embedded-'));
const names = { tenant: 'acme', gateway: 'edge', deployment: 'default' };
const { gateway: keys } = loadOrCreateEmbeddedKeys(folder, names);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that a sensor in a program of somebody else's tells. */
function startSensor() {
  const records: SensorRecord[] = [];
  const faults: string[] = [];
  const sensor = createSensor({
    gatewayId: names.gateway,
    tenant: names.tenant,
    keys,
    emit: (record) => records.push(record),
    onFault: ({ where, fault }) => faults.push(`${where} ${String(fault)}`),
  });
  sensor.commandsRead();
  const told = (): string => {
    records.push(sensor.heartbeat({ intervalMs: 1000 }));
    const texts = records.map(({ key, value, headers }) => `${key} ${String(value)} ${JSON.stringify(headers)}`);
    return [...texts, ...faults].join('\n');
  };
  return { sensor, records, told };
}

function byteByByte(text: string): ReadableStream<Uint8Array> {
  return ReadableStream.from([...Buffer.from(text)].map((byte) => Uint8Array.of(byte)));
}

function textOf(said: unknown): string {
  return typeof said === 'string' ? said : JSON.stringify(said);
}

/** A handler that answers as the conversation says, each byte in a chunk of its own. */
function handlerOf(turns: readonly Turn[], marks: Marks) {
  return async (request: Request): Promise<Response> => {
    const body = await request.text();
    const said = turns.find(({ sent }) => body.includes(JSON.stringify(sent['id'])))?.said ?? [marks.at('no answer')];
    const isStream = said.length > 1;
    const text = isStream
      ? said.map((one) => `id: ${marks.at('event id')}\ndata: ${textOf(one)}\n\n`).join('')
      : textOf(said[0]);
    const headers = {
      'content-type': isStream ? 'text/event-stream' : 'application/json',
      'mcp-session-id': marks.at('session id'),
      [`x-${marks.at('header')}`]: marks.at('value of a header'),
    };
    return new Response(byteByByte(text), { headers });
  };
}

describe.each([false, true])('a watched handler (stateless: %s)', (isStateless) => {
  it('tells no marked byte, and no part of a key', async () => {
    const marks = new Marks();
    const { turns, last } = markedConversation({ marks, isStateless });
    const { sensor, records, told } = startSensor();
    const handle = watchFetch(handlerOf([...turns, last], marks), sensor, { server: 'office', listener: 'door' });
    const authorization = bearerOf({ iss: marks.at('iss'), sub: marks.at('sub'), aud: marks.at('aud') });
    for (const { sent } of [...turns, last]) {
      const headers = { authorization, 'content-type': 'application/json', cookie: marks.at('cookie') };
      const body = byteByByte(JSON.stringify(sent));
      const url = `https://${marks.at('host')}.example/${marks.at('path')}?${marks.at('query')}`;
      const response = await handle(new Request(url, { method: 'POST', headers, body, duplex: 'half' }));
      await response.text();
    }
    expect(records.length).toBeGreaterThan(30);
    expect(marks.foundIn(told())).toEqual([]);
    expect(keyTracesIn(told(), keysBelow(folder))).toEqual([]);
  });
});

it('a watched transport tells no marked byte', async () => {
  const marks = new Marks();
  const { turns, last } = markedConversation({ marks, isStateless: false });
  const { sensor, records, told } = startSensor();
  const script = new Map([...turns, last].map(({ sent, said }) => [sent['id'], said]));
  const transport = {
    sessionId: marks.at('session id'),
    onmessage: undefined as ((message: unknown) => void) | undefined,
    start: () => Promise.resolve(),
    close: () => Promise.resolve(),
    send(message: { readonly id?: unknown }) {
      for (const said of script.get(message.id) ?? []) if (typeof said !== 'string') this.onmessage?.(said);
      return Promise.resolve();
    },
  };
  const watched = watchTransport(transport, sensor, { side: 'client', server: 'office', agent: marks.at('agent') });
  let received = 0;
  watched.onmessage = () => (received += 1);
  await watched.start();
  for (const { sent } of [...turns, last]) await watched.send(sent);
  await watched.close();
  expect(received).toBeGreaterThan(20);
  expect(records.length).toBeGreaterThan(30);
  expect(marks.foundIn(told())).toEqual([]);
});

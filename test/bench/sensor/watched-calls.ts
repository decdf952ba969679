import { randomBytes } from 'node:crypto';
import { newUlid } from '../../../services/adapters/crypto/new-ulid.ts';
import { systemClock } from '../../../services/adapters/clock/system-clock.ts';
import { inferCapabilities } from '../../../services/sensor/capabilities/infer-capabilities.ts';
import { refineByArguments } from '../../../services/sensor/capabilities/refine-by-arguments.ts';
import { createEnforcer } from '../../../services/sensor/enforcer/enforcer.ts';
import { createInspector } from '../../../services/sensor/inspection/inspector.ts';
import type { Connection } from '../../../services/sensor/observer/connection.ts';
import { createObserver, type Observer } from '../../../services/sensor/observer/observer.ts';
import type { Slices } from '../../../services/sensor/observer/ports.ts';
import { proseText, ticketsText } from './honest-texts.ts';

/** The sensor as a gateway builds it, its events taken and counted. */
export function createSensor(slices?: Slices): { readonly observer: Observer; readonly told: () => number } {
  let told = 0;
  const gateway = { id: 'bench', boot: newUlid() };
  const observer = createObserver({
    inspector: createInspector({ key: randomBytes(32) }),
    capabilities: { infer: inferCapabilities, refine: refineByArguments },
    enforcer: createEnforcer({
      verify: () => ({ ok: false, reason: 'bad-signature' }),
      clock: systemClock,
      tenant: 'default',
      gateway,
    }),
    clock: systemClock,
    newId: newUlid,
    emit: () => (told += 1),
    onFault: ({ fault }) => {
      throw fault;
    },

    ...(slices === undefined ? {} : { slices }),
    tenant: 'default',
    gateway,
  });
  return { observer, told: () => told };
}

export function connectTo(observer: Observer, id: string): Connection {
  return observer.connect({
    server: { id: 'tickets', transport: 'stdio' },
    base: { kind: 'process', id },
    caller: { kind: 'os-user', host: 'host', user: id },
  });
}

export const kinds = ['prose', 'tickets'] as const;
export type Kind = (typeof kinds)[number];

const textOf = { prose: proseText, tickets: ticketsText };

export interface CallBytes {
  readonly request: Buffer;
  readonly answer: Buffer;
}

/** A call with arguments and a result of so many characters. */
export function callOf(kind: Kind, id: number, size: { readonly args: number; readonly result: number }): CallBytes {
  const args = { query: 'open tickets of this week', limit: 20, note: proseText(size.args) };
  const content = [{ type: 'text', text: textOf[kind](size.result) }];
  return {
    request: messageOf({ id, method: 'tools/call', params: { name: 'search_tickets', arguments: args } }),
    answer: messageOf({ id, result: { content } }),
  };
}

export function messageOf(message: object): Buffer {
  return Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
}

import { cloudEventHeaders } from '../../../schemas/events/cloud-event.ts';
import { type EventType, eventTypes, gatewayHeader, macHeader, topics } from '../../../schemas/topics.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { OutgoingRecord } from '../../engine/ports/log.ts';
import type { Mac } from '../../engine/ports/signing.ts';

export interface PublishedEvent {
  readonly type: EventType;
  readonly key: string;
  readonly data: object;
}

export interface RecordDeps {
  readonly mac: Mac;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** An event as its topic holds it: with CloudEvents headers and the gateway's MAC. */
export function recordOfEvent({ type, key, data }: PublishedEvent, { mac, clock, newId }: RecordDeps): OutgoingRecord {
  const value = Buffer.from(JSON.stringify(data), 'utf8');
  const { id = newId(), timeMs = clock.nowMs() } = data as { readonly id?: string; readonly timeMs?: number };
  const source = `shearpin/gateway/${mac.gateway}`;
  const headers = cloudEventHeaders({ id, source, type, timeMs, key });
  headers[gatewayHeader] = mac.gateway;
  headers[macHeader] = mac.mac({ type, key, value });
  return { topic: topicOf(type), key, value, headers };
}

function topicOf(type: EventType): string {
  if (type === eventTypes.catalogObserved) return topics.catalog;
  return type === eventTypes.ack ? topics.acks : topics.calls;
}

interface Numbered {
  readonly session?: { readonly key: string };
  readonly gateway?: { readonly seq?: number };
}

/** The session whose event this is, with the event's number in it. */
export function sessionOfEvent(data: Numbered): { readonly key: string; readonly seq: number } | undefined {
  if (data.session === undefined || data.gateway?.seq === undefined) return undefined;
  return { key: data.session.key, seq: data.gateway.seq };
}

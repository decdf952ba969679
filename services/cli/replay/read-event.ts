/** One event from a line of a file: as the topic holds it, or inside a CloudEvent. */
import { eventTypes } from '../../../schemas/topics.ts';
import {
  validateCallWaiting,
  validateCatalogObserved,
  validateHeartbeat,
} from '../../../schemas/generated/validators.js';
import { isSessionEventType, readSessionEvent, type SessionInput } from '../../worker/wiring.ts';

export type LineReading =
  | { readonly kind: 'event'; readonly event: SessionInput }
  /** What a gateway says of itself: no detector hears of it. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unread'; readonly why: string };

const ofNoSession: ReadonlySet<string> = new Set([
  eventTypes.heartbeat,
  eventTypes.callWaiting,
  eventTypes.catalogObserved,
]);

export function readEvent(line: string): LineReading {
  let value: unknown;
  try {
    value = JSON.parse(line) as unknown;
  } catch {
    return { kind: 'unread', why: 'is not JSON' };
  }
  if (!isObject(value)) return { kind: 'unread', why: 'is not a JSON object' };
  const type = value['specversion'] === undefined ? guessType(value) : value['type'];
  const data = value['specversion'] === undefined ? value : value['data'];
  if (typeof type === 'string' ? ofNoSession.has(type) : isOfNoSession(data)) return { kind: 'other' };
  if (typeof type !== 'string' || !isSessionEventType(type)) return { kind: 'unread', why: 'is no event of a session' };
  const read = readSessionEvent(type, data);
  return 'why' in read ? { kind: 'unread', why: read.why } : { kind: 'event', event: read };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A bare record that a gateway writes beside the events of sessions. */
function isOfNoSession(data: unknown): boolean {
  return validateHeartbeat(data) || validateCatalogObserved(data) || validateCallWaiting(data);
}

/** A bare event says what it is by what it has. */
function guessType(data: Readonly<Record<string, unknown>>): string | undefined {
  const marks = [
    ['arguments', eventTypes.callRequested],
    ['outcome', eventTypes.callCompleted],
    ['decision', eventTypes.approval],
    ['direction', eventTypes.notification],
    ['document', eventTypes.discovery],
    ['by', eventTypes.sessionEnded],
  ] as const;
  return marks.find(([field]) => Object.hasOwn(data, field))?.[1];
}

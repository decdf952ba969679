import { type EntityName, entityRecordKey, sessionRecordKey } from '../../../schemas/events/record-key.ts';
import { partitionOfKey } from '../../../schemas/events/partition-of-key.ts';
import { tenantNames } from './tenants.ts';

export const partitions = 6;
/** Of the calls topic: where the one busy session is, and its neighbours are. */
export const busyCalls = 0;

export const hotTenant = tenantNames[0] ?? '';
export const coolTenant = tenantNames[1] ?? '';
/** Of the signals topic: where the busy tenant, agent and principal are, and their neighbours. */
export const busySignals = partitionOf(entityRecordKey(hotTenant, { kind: 'tenant', id: '' }));
export const hotAgent = named(0, (number) => `agent-of-all-${String(number)}`, isBusyEntity('agent', hotTenant)).name;
export const hotPrincipal = named(0, hex('f'), isBusyEntity('principal', hotTenant)).name;

interface Named {
  readonly name: string;
  readonly number: number;
}

/** The first name from this number on that is in the right partition. */
export function named(from: number, nameOf: (number: number) => string, isThere: (name: string) => boolean): Named {
  let number = from;
  while (!isThere(nameOf(number))) number += 1;
  return { name: nameOf(number), number };
}

export function isBusyEntity(kind: EntityName['kind'], tenant: string): (id: string) => boolean {
  return (id) => partitionOf(entityRecordKey(tenant, { kind, id })) === busySignals;
}

export function isBusySession(tenant: string): (session: string) => boolean {
  return (session) => partitionOf(sessionRecordKey(tenant, session)) === busyCalls;
}

/** Sixteen digits, as principals and the ends of sessions' keys have them. */
export function hex(fill: string): (number: number) => string {
  return (number) => number.toString(16).padStart(16, fill);
}

function partitionOf(key: string): number {
  return partitionOfKey(key, partitions);
}

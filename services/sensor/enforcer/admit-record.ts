import { hash } from 'node:crypto';
import { beaconRecordKey, commandRecordKey } from '../../../schemas/commands/record-key.ts';
import type { AckEntry, Beacon, Command, TrustKey } from '../../../schemas/generated/types.ts';
import { validateBeacon, validateCommand } from '../../../schemas/generated/validators.js';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';
import { identify } from '../../../detectors/kit/identity.ts';
import { hasAuthority } from './authority.ts';
import type { ReadPlace } from './read-up-to.ts';

const beaconSpec: Beacon['spec'] = 'shearpin.beacon.v1';

export type AckReason = NonNullable<AckEntry['reason']>;

/** Checks a signature and names the key that made it; filled by shape with the adapter's verifier. */
export type Verify = (
  value: Uint8Array,
) =>
  | { readonly ok: true; readonly body: unknown; readonly key: TrustKey }
  | { readonly ok: false; readonly reason: AckReason };

export interface CommandRecord {
  readonly key: string;
  /** null is a tombstone. */
  readonly value: Uint8Array | null;
  /** Absent where the host does not know: then it is taken for read as soon as it was written. */
  readonly at?: ReadPlace;
}

export interface Refusal {
  readonly kind: 'refused';
  /** Of a beacon, which nobody acks, or of what stands where a command should. */
  readonly of: 'command' | 'beacon';
  readonly id: string;
  readonly status: 'rejected' | 'unsupported';
  readonly reason: AckReason;
}

export type Admission =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'beacon'; readonly beacon: Beacon }
  | { readonly kind: 'tombstone'; readonly key: string }
  | Refusal;

/** Whether a record of the command topic is what its key says and its signer may say it. A function of the record alone. */
export function admitRecord({ key, value }: CommandRecord, verify: Verify): Admission {
  if (value === null) return { kind: 'tombstone', key };
  const verified = verify(value);
  if (!verified.ok) return refuse(key, verified.reason);
  const { body } = verified;
  if (validateCommand(body)) return admitCommand(key, body, verified.key);
  if (isBeacon(body)) return admitBeacon(key, body, verified.key);
  return { ...refuse(key, 'not-understood', idOfBody(body) ?? idOfRecord(key)), status: 'unsupported' };
}

/** What a later version says besides changes nothing of what a beacon says. A command may be narrowed by it. */
function isBeacon(body: unknown): body is Beacon {
  const { spec } = typeof body === 'object' && body !== null ? (body as { readonly spec?: unknown }) : {};
  return spec === beaconSpec && pruneUnknown(body, validateBeacon) !== undefined;
}

/** Of a command of a later version: its writer signed it, so its id can be believed. */
function idOfBody(body: unknown): string | undefined {
  const { id } = typeof body === 'object' && body !== null ? (body as { readonly id?: unknown }) : {};
  return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id) ? id : undefined;
}

/** Id under which a refused record is acked; the one in its body cannot be believed. */
export function idOfRecord(key: string): string {
  return hash('sha256', key).slice(0, 32);
}

function admitBeacon(key: string, beacon: Beacon, signer: TrustKey): Admission {
  if (key !== beaconRecordKey(beacon.writer, beacon.partition)) return refuse(key, 'wrong-key');
  if (signer.writer !== beacon.writer) return refuse(key, 'no-authority');
  return beacon.partition < beacon.partitions ? { kind: 'beacon', beacon } : refuse(key, 'malformed');
}

function admitCommand(key: string, command: Command, signer: TrustKey): Admission {
  const { scope, writer, detector, partial, order, id } = command;
  if (key !== commandRecordKey(command)) return refuse(key, 'wrong-key');
  if (!hasAuthority(command, signer)) return refuse(key, 'no-authority', id);
  const parts = [{ ...scope }, writer, detector, partial, { ...order }];
  return id === identify(parts) ? { kind: 'command', command } : refuse(key, 'malformed');
}

const beaconKeyForm = /^beacon\/[^/#]{1,64}\/\d{1,16}$/;

function refuse(key: string, reason: AckReason, id = idOfRecord(key)): Refusal {
  return { kind: 'refused', of: beaconKeyForm.test(key) ? 'beacon' : 'command', id, status: 'rejected', reason };
}

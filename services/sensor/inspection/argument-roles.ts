import type { Fingerprint } from '../../../schemas/generated/types.ts';
import type { ValueKind } from './salient-values.ts';

export type Role = Fingerprint['role'];
/** What an argument's key says about the argument. */
export type KeyFamily = 'destination' | 'selector' | 'payload';

const destinations = new Set(
  'to recipient recipients cc bcc address addresses email emails mail url urls uri href host hostname endpoint webhook callback channel channels destination dest receiver payee beneficiary iban account accounts phone mobile target server domain remote repo repository bucket invitee invitees attendee attendees participant participants guest guests member assignee user users username chat room conversation forward redirect wallet'.split(
    ' ',
  ),
);
const selectors = new Set(
  'id ids key keys path paths file files filename name names folder directory query search q ref reference number uuid slug title database table collection project index handle cursor entry item'.split(
    ' ',
  ),
);

export function familyOfKey(key: string | undefined): KeyFamily {
  if (key === undefined) return 'payload';
  const words = key
    .slice(0, 128)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  if (words.some((word) => destinations.has(word))) return 'destination';
  return words.some((word) => selectors.has(word)) ? 'selector' : 'payload';
}

const ofKind: Readonly<Record<ValueKind, Role>> = {
  email: 'destination',
  url: 'destination',
  host: 'destination',
  account: 'destination',
  handle: 'destination',
  card: 'personal',
  'national-id': 'personal',
  phone: 'personal',
  path: 'selector',
  id: 'selector',
  quoted: 'selector',
  amount: 'payload',
};

/** Role of a value in arguments: where it stands decides, except for what is personal in itself. */
export function roleOfArgument(kind: ValueKind, family: KeyFamily): Role {
  if (family === 'destination') return 'destination';
  if (ofKind[kind] === 'personal' || kind === 'email') return 'personal';
  return family === 'selector' ? 'selector' : 'payload';
}

/** Role of a value in a result: what it could serve as. */
export function roleOfResult(kind: ValueKind): Role {
  return ofKind[kind];
}

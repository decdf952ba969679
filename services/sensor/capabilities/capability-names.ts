import { capabilityNames } from '../../../schemas/generated/fields.ts';
import type { Capability } from '../../../schemas/generated/types.ts';

export type CapabilityName = Capability['name'];

const names: ReadonlySet<string> = new Set(capabilityNames);

export function isCapabilityName(name: string): name is CapabilityName {
  return names.has(name);
}

const implied: Readonly<Partial<Record<CapabilityName, readonly CapabilityName[]>>> = {
  'credential.read': ['read.sensitive', 'read.private'],
  'read.sensitive': ['read.private'],
  destroy: ['write'],
  'account.change': ['write'],
  'identity.change': ['write'],
  schedule: ['write'],
};

/** Adds what a capability brings with it: who reads credentials reads private data. */
export function withImplied(given: ReadonlySet<CapabilityName>): Set<CapabilityName> {
  const all = new Set(given);
  for (const name of given) for (const other of implied[name] ?? []) all.add(other);
  return all;
}

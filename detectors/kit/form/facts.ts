/** What closures read: one event, looked at once, and what earlier steps captured. */
import { capabilityNames, labelNames, type EventData, type EventType } from '../../../schemas/generated/fields.ts';
import type { Fingerprint } from '../../../schemas/generated/types.ts';
import { emptySet, setOf, unknownValue, type Value, type ValueSet } from './value.ts';
import type { Side } from './form.ts';

export type EventKind = 'requested' | 'completed' | 'approval' | 'notification' | 'discovery';

export function typeOfKind(kind: EventKind): EventType {
  return kind === 'requested' || kind === 'completed' ? 'call' : kind;
}

const capabilityBits = bitsOf(capabilityNames);
const labelBits = bitsOf(labelNames);

function bitsOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, at) => [name, 1 << at]));
}

/** Whether a name is the one asked for, or of the family asked for (`egress.*`; a bare `secret` means the same). */
export function isOfFamily(name: string, asked: string): boolean {
  const family = asked.endsWith('.*') ? asked.slice(0, -2) : asked;
  return name === family || name.startsWith(`${family}.`);
}

function maskOfFamily(bits: ReadonlyMap<string, number>, asked: string): number {
  let mask = 0;
  for (const [name, bit] of bits) if (isOfFamily(name, asked)) mask |= bit;
  return mask;
}

/** Bits of the capability or of the family; none when there is no such capability. */
export function capabilityMask(asked: string): number {
  return maskOfFamily(capabilityBits, asked);
}

/** Bits of the label or of the family; none when there is no such label. */
export function labelMask(asked: string): number {
  return maskOfFamily(labelBits, asked);
}

const noValues: readonly Value[] = [];
/** One event as closures read it. It can be filled again, so that a stream of events needs one of them. */
export class Facts {
  kind: EventKind = 'requested';
  type: EventType = 'call';
  event: EventData = {};
  capabilities = 0;
  argumentLabels = 0;
  resultLabels = 0;
  /** What earlier steps captured, by slot; a slot that is not filled is missing. */
  captured: readonly (Value | undefined)[] = noValues;
  /** What the probes of an expression yielded when the event that they read was there. */
  probes: readonly (Value | undefined)[] = noValues;
  /** Every fingerprint that was found in the arguments, where more is known than the event tells. */
  carried: ReadonlySet<string> | undefined = undefined;
  readonly #sets = {
    arguments: new Map<string | undefined, ValueSet>(),
    result: new Map<string | undefined, ValueSet>(),
  };

  static of(kind: EventKind, event: EventData): Facts {
    return new Facts().fill(kind, event);
  }

  fill(kind: EventKind, event: EventData): this {
    this.kind = kind;
    this.type = typeOfKind(kind);
    this.event = event;
    const isCall = this.type === 'call';
    this.capabilities = isCall ? namesMask(event.capabilities) : 0;
    this.argumentLabels = isCall ? listMask(event.arguments?.labels) : 0;
    this.resultLabels = isCall ? listMask(event.result?.labels) : 0;
    this.captured = noValues;
    this.probes = noValues;
    this.carried = undefined;
    if (this.#sets.arguments.size > 0) this.#sets.arguments.clear();
    if (this.#sets.result.size > 0) this.#sets.result.clear();
    return this;
  }

  /** Fingerprints of one side of the call, of one role or of all. */
  fingerprints(side: Side, role?: string): ValueSet {
    const sets = this.#sets[side];
    const known = sets.get(role);
    if (known !== undefined) return known;
    const made = this.#collect(side, role);
    sets.set(role, made);
    return made;
  }

  #collect(side: Side, role: string | undefined): ValueSet {
    if (this.kind === (side === 'arguments' ? 'completed' : 'requested')) return unknownValue;
    const content = this.event[side];
    if (content === undefined) return emptySet;
    if (side === 'arguments' && role === undefined && this.carried !== undefined)
      return setOf(this.carried, content.truncated);
    const isOpen = content.truncated || (content.overflow > 0 && isCut(content.fingerprints, role));
    const values = valuesOf(content.fingerprints, role);
    return values.length === 0 && !isOpen ? emptySet : { values, isOpen };
  }
}

/** Of each type, since the end of a call is looked at beside its request. */
const newest: Readonly<Record<EventKind, Facts>> = {
  requested: new Facts(),
  completed: new Facts(),
  approval: new Facts(),
  notification: new Facts(),
  discovery: new Facts(),
};

/**
 * The facts of an event that many ask for, one after the other: looked at once, until another of its kind comes. Nobody
 * keeps them, and nobody changes an event.
 */
export function factsOf(kind: EventKind, event: EventData): Facts {
  const facts = newest[kind];
  return facts.event === event ? facts : facts.fill(kind, event);
}

/** How many values are compared with each other rather than looked up. */
const comparedMax = 8;

/** Each once. */
function valuesOf(fingerprints: readonly Fingerprint[], role: string | undefined): readonly string[] {
  const values: string[] = [];
  for (const one of fingerprints) if (role === undefined || one.role === role) values.push(one.fp);
  return values.length > comparedMax || hasTwice(values) ? [...new Set(values)] : values;
}

function hasTwice(values: readonly string[]): boolean {
  for (let at = 1; at < values.length; at += 1) if (values.indexOf(values[at] ?? '') < at) return true;
  return false;
}

/** Whether some of the role may be among those that did not fit: what comes last of those named comes before them. */
function isCut(named: readonly Fingerprint[], role: string | undefined): boolean {
  const lastNamed = named.reduce((rank, one) => Math.max(rank, rankOf(one.role)), 0);
  return role === undefined || rankOf(role) >= lastNamed;
}

/** Secrets are named first, then destinations, then the rest. */
function rankOf(role: string): number {
  return role === 'secret' ? 0 : role === 'destination' ? 1 : 2;
}

function namesMask(capabilities: EventData['capabilities']): number {
  let mask = 0;
  if (capabilities !== undefined) for (const { name } of capabilities) mask |= capabilityBits.get(name) ?? 0;
  return mask;
}

function listMask(labels: readonly string[] | undefined): number {
  let mask = 0;
  if (labels !== undefined) for (const label of labels) mask |= labelBits.get(label) ?? 0;
  return mask;
}

/**
 * Whether two say the same. What is one object at work may be two once it was stored and read, and the other way round: so
 * nothing that a sequence does may depend on which object it is.
 */
import { isSet, type Value } from '../form/value.ts';
import type { Partial } from './state.ts';
import type { Taken } from './take.ts';

export function isSameValue(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (!isSet(one) || !isSet(other) || one.isOpen !== other.isOpen) return false;
  return isSameList(one.values, other.values, (value, otherValue) => value === otherValue);
}

export function isSamePartial(one: Partial, other: Partial): boolean {
  return (
    one === other ||
    (one.item === other.item &&
      one.progress === other.progress &&
      one.startMs === other.startMs &&
      one.decidedMs === other.decidedMs &&
      one.readyMs === other.readyMs &&
      one.since === other.since &&
      one.certainty === other.certainty &&
      one.total === other.total &&
      one.isMerged === other.isMerged &&
      one.isWide === other.isWide &&
      isSameList(one.steps, other.steps, isSameTaken) &&
      isSameList(one.distinct, other.distinct, (value, otherValue) => value === otherValue) &&
      isSameList(one.captures, other.captures, isSameValue))
  );
}

function isSameTaken(one: Taken, other: Taken): boolean {
  return one.event === other.event && one.step === other.step && one.tick === other.tick && one.item === other.item;
}

export function isSameList<T>(one: readonly T[], other: readonly T[], isSame: (one: T, other: T) => boolean): boolean {
  if (one === other) return true;
  return one.length === other.length && one.every((value, at) => isSame(value, other[at] as T));
}

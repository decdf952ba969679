/** A set of texts, as plain data. */
export interface ValueSet {
  readonly values: readonly string[];
  /** More may be in it than is told: not everything was inspected, or not everything fitted. */
  readonly isOpen: boolean;
}

/**
 * What an expression yields, as plain data: null is missing. A set where a text, number or boolean is expected stands
 * for one that is not known.
 */
export type Value = string | number | boolean | ValueSet | null;

/** Anything may be in it. */
export const unknownValue: ValueSet = Object.freeze({ values: Object.freeze([]), isOpen: true });
export const emptySet: ValueSet = Object.freeze({ values: Object.freeze([]), isOpen: false });

const lookups = new WeakMap<ValueSet, ReadonlySet<string>>();

/** The values of a set for looking them up, made once as long as the set lives. */
export function lookupOf(set: ValueSet): ReadonlySet<string> {
  const known = lookups.get(set);
  if (known !== undefined) return known;
  const made = new Set(set.values);
  lookups.set(set, made);
  return made;
}

const canonical = new WeakMap<ValueSet, ValueSet>();

/** The set with its values sorted and each once, so that equal sets are written alike; made once as long as the set lives. */
export function sortedSet(set: ValueSet): ValueSet {
  if (set.values.length < 2) return set;
  const known = canonical.get(set);
  if (known !== undefined) return known;
  const sorted = [...set.values].sort();
  const values = sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]);
  const isSame = values.length === set.values.length && values.every((value, at) => value === set.values[at]);
  const made = isSame ? set : { values, isOpen: set.isOpen };
  canonical.set(set, made);
  canonical.set(made, made);
  return made;
}

/** A set whose lookup is at hand already. */
export function setOf(lookup: ReadonlySet<string>, isOpen: boolean): ValueSet {
  const set = { values: [...lookup], isOpen };
  lookups.set(set, lookup);
  return set;
}

export function isSet(value: Value): value is ValueSet {
  return typeof value === 'object' && value !== null;
}

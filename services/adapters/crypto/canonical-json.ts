import canonicalize from 'canonicalize';
import { ShearpinError } from '../../../schemas/errors.ts';

/** RFC 8785 text of a JSON value. Throws E_INVARIANT for what JSON cannot say exactly: NaN, infinities, lone surrogates. */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    const ordered = inOrder(value);
    text = ordered === unordered ? canonicalize(value) : JSON.stringify(ordered);
  } catch (cause) {
    throw new ShearpinError('E_INVARIANT', 'The value has no canonical JSON form.', { cause });
  }
  if (text === undefined) throw new ShearpinError('E_INVARIANT', 'The value is no JSON value.');
  return text;
}

/** What only the library can order. */
const unordered = Symbol('unordered');

/**
 * The value with its names in order: then JSON's own text is the canonical one, and made in half the time. Objects keep names that are numbers before all others, and what says itself how it is written may
 * say anything: both are left to the library.
 */
function inOrder(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : unordered;
    case 'number':
      return Number.isFinite(value) ? value : unordered;
    case 'object':
      if (value === null) return value;
      return Array.isArray(value) ? elementsInOrder(value) : membersInOrder(value);
    default:
      return value;
  }
}

function elementsInOrder(values: readonly unknown[]): unknown {
  const made: unknown[] = [];
  for (const value of values) {
    const ordered = inOrder(value);
    if (ordered === unordered) return unordered;
    made.push(ordered);
  }
  return made;
}

function membersInOrder(value: object): unknown {
  if ('toJSON' in value || Object.getPrototypeOf(value) !== Object.prototype) return unordered;
  const made: Record<string, unknown> = {};
  for (const name of sortNames(Object.keys(value))) {
    const ordered = isOdd(name) ? unordered : inOrder((value as Readonly<Record<string, unknown>>)[name]);
    if (ordered === unordered) return unordered;
    made[name] = ordered;
  }
  return made;
}

/** By their UTF-16 units, in place: for a handful of names that is faster than what the language brings. */
function sortNames(names: string[]): readonly string[] {
  if (names.length > 32) return names.sort();
  for (let at = 1; at < names.length; at += 1) {
    const name = names[at] ?? '';
    let to = at;
    for (let before = names[to - 1]; to > 0 && before !== undefined && before > name; before = names[to - 1]) {
      names[to] = before;
      to -= 1;
    }
    names[to] = name;
  }
  return names;
}

/** A name that does not stand where it was put, or that cannot be put. */
function isOdd(name: string): boolean {
  const first = name.charCodeAt(0);
  return (first >= 48 && first <= 57) || name === '__proto__' || !name.isWellFormed();
}

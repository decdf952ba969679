import { hash } from 'node:crypto';

type Hashed = string | number | readonly Hashed[] | { readonly [name: string]: Hashed };

function sortNames(value: Hashed): Hashed {
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(sortNames);
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sortNames(value[name] ?? '')]));
}

function isList(value: object): value is readonly Hashed[] {
  return Array.isArray(value);
}

/**
 * The first 128 bits of SHA-256 over the canonical JSON (RFC 8785) of the parts, as 32 hex digits. Member names are
 * ASCII and numbers are integers here, so that sorting names is all that canonical form asks for.
 */
export function identify(parts: readonly Hashed[]): string {
  return hash('sha256', JSON.stringify(sortNames(parts))).slice(0, 32);
}

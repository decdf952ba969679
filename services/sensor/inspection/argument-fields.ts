import type { Field } from '../../../schemas/generated/types.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { Leaf, Place } from './json-leaves.ts';

export interface FieldOptions {
  readonly fieldsMax: number;
  readonly hash: KeyedHash;
  /** Paths or names of keys that the tool declares. */
  readonly declared: ReadonlySet<string>;
  /** Paths whose values the operator lets out. */
  readonly allow: ReadonlySet<string>;
  /** A name that may stand in an event as it is. */
  readonly isPlainName: (name: string) => boolean;
  readonly isPlainValue: (value: string) => boolean;
}

export interface NumberedFields {
  readonly fields: Field[];
  /** Number of the field of each leaf, in the order of the leaves. */
  readonly numbers: readonly (number | undefined)[];
}

const keyPattern = /^[A-Za-z0-9_$-]{1,64}$/;
const pathLengthMax = 256;
const allowedLengthMax = 256;

/** Names the arguments by their key paths; the elements of an array share one. */
export function nameFields(leaves: readonly Leaf[], options: FieldOptions): NumberedFields {
  const fields: Field[] = [];
  const byPath = new Map<string, number>();
  const numbers = leaves.map((leaf) => {
    if (fields.length >= options.fieldsMax && byPath.size === 0) return undefined;
    const path = pathOf(leaf.place, options);
    const known = byPath.get(path.shown);
    const bytes = Buffer.byteLength(leaf.text);
    if (known !== undefined) {
      const field = fields[known];
      if (field !== undefined) field.bytes += bytes;
      return known;
    }
    if (fields.length >= options.fieldsMax) return undefined;
    byPath.set(path.shown, fields.length);
    const value = options.allow.has(path.real) && isShowable(leaf, options) ? { value: leaf.text } : {};
    return fields.push({ path: path.shown, type: leaf.type, bytes, ...value }) - 1;
  });
  return { fields, numbers };
}

function isShowable({ text, type }: Leaf, { isPlainValue }: FieldOptions): boolean {
  return type !== 'string' || (text.length <= allowedLengthMax && isPlainValue(text));
}

function pathOf(place: Place, options: FieldOptions): { shown: string; real: string } {
  const keys: (string | undefined)[] = [];
  for (let at: Place | undefined = place; at !== undefined && at.depth > 0; at = at.parent) keys.push(at.key);
  keys.reverse();
  let real = '';
  let shown = '';
  for (const key of keys) {
    if (key === undefined) {
      real += '[]';
      shown += '[]';
      continue;
    }
    real += real === '' ? key : `.${key}`;
    shown += (shown === '' ? '' : '.') + shownKey(key, real, options);
    if (shown.length > pathLengthMax) break;
  }
  if (shown === '') shown = '$';
  return shown.length <= pathLengthMax ? { shown, real } : { shown: `#${options.hash('path', real)}`, real };
}

function shownKey(key: string, real: string, { declared, hash, isPlainName }: FieldOptions): string {
  const isDeclared = declared.has(real) || declared.has(key);
  return isDeclared && keyPattern.test(key) && isPlainName(key) ? key : `#${hash('key', key)}`;
}

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
  const shownKeys = new Map<string, string>();
  const numbers = leaves.map((leaf) => {
    const isFull = fields.length >= options.fieldsMax;
    const path = pathOf(leaf.place, { ...options, shownKeys, isFull });
    if (path === undefined) return undefined;
    const bytes = Buffer.byteLength(leaf.text);
    const known = byPath.get(path.shown);
    const field = known === undefined ? undefined : fields[known];
    if (field !== undefined) field.bytes += bytes;
    if (field !== undefined || isFull) return known;
    byPath.set(path.shown, fields.length);
    const value = options.allow.has(path.real) && isShowable(leaf, options) ? { value: leaf.text } : {};
    return fields.push({ path: path.shown, type: leaf.type, bytes, ...value }) - 1;
  });
  return { fields, numbers };
}

interface PathOptions extends FieldOptions {
  readonly shownKeys: Map<string, string>;
  /** No field can be added: a key that no field has is not hashed. */
  readonly isFull: boolean;
}

function isShowable({ text, type }: Leaf, { isPlainValue }: FieldOptions): boolean {
  // Half of a character has no bytes of its own: whoever stores or signs it would have another text.
  return type !== 'string' || (text.length <= allowedLengthMax && text.isWellFormed() && isPlainValue(text));
}

function pathOf(place: Place, options: PathOptions): { shown: string; real: string } | undefined {
  const keys: (string | undefined)[] = [];
  for (let at: Place | undefined = place; at !== undefined && at.depth > 0; at = at.parent) keys.push(at.key);
  keys.reverse();
  let real = '';
  let shown = '';
  for (const key of keys) {
    if (key === undefined) {
      real += '[]';
      shown += '[]';
    } else {
      real += real === '' ? key : `.${key}`;
      const shownAs = shownKey(key, real, options);
      if (shownAs === undefined) return undefined;
      shown += shown === '' ? shownAs : `.${shownAs}`;
    }
    if (shown.length > pathLengthMax) return { shown: `#${options.hash('path', real)}`, real };
  }
  return { shown: shown === '' ? '$' : shown, real };
}

function shownKey(key: string, real: string, options: PathOptions): string | undefined {
  const known = options.shownKeys.get(real);
  if (known !== undefined || options.isFull) return known;
  const isDeclared = options.declared.has(real) || options.declared.has(key);
  const isPlain = isDeclared && keyPattern.test(key) && options.isPlainName(key);
  const shown = isPlain ? key : `#${options.hash('key', key)}`;
  options.shownKeys.set(real, shown);
  return shown;
}

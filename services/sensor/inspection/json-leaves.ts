/** Where a leaf stands: the keys from the root, innermost first. */
export interface Place {
  readonly parent: Place | undefined;
  /** A key, or undefined for an element of an array. */
  readonly key: string | undefined;
  readonly depth: number;
}

export type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

export interface Leaf {
  readonly type: JsonType;
  readonly text: string;
  readonly place: Place;
  /** Nearest key above the leaf. */
  readonly key: string | undefined;
  /** Text of a sibling that names the leaf, as in `{"name": …, "value": …}`. */
  readonly caption: string | undefined;
}

export interface Leaves {
  readonly leaves: readonly Leaf[];
  /** Names of keys, which an author can abuse to carry text. */
  readonly keys: readonly string[];
  readonly truncated: boolean;
}

export interface LeavesOptions {
  readonly charactersMax: number;
  /** Members that are not looked at. */
  readonly skip?: (node: object, key: string) => boolean;
}

/** What stands near a leaf. */
interface Near {
  readonly key: string | undefined;
  readonly caption: string | undefined;
}

interface Frame {
  readonly keys: readonly string[] | undefined;
  readonly of: object;
  readonly length: number;
  readonly place: Place | undefined;
  readonly key: string | undefined;
  readonly caption: string | undefined;
  next: number;
}

const captionKeys = new Set(['name', 'key', 'label', 'field', 'title', 'variable', 'id', 'parameter', 'kind', 'type']);
const captionLengthMax = 128;
// Every leaf and container costs this much of the budget besides its text, so that empty ones are bounded too.
const costOfNode = 1;

/** Walks a JSON value in document order without recursion and stops when the budget of characters is used up. */
export function readLeaves(value: unknown, options: LeavesOptions): Leaves {
  const leaves: Leaf[] = [];
  const keys: string[] = [];
  let left = options.charactersMax;
  let truncated = false;
  const stack: Frame[] = [];

  const visit = (node: unknown, place: Place | undefined, near: Near): void => {
    left -= costOfNode;
    if (typeof node === 'object' && node !== null) {
      stack.push(frameOf(node, place, near));
      return;
    }
    const type = typeOf(node);
    if (type === undefined) return;
    const whole = type === 'string' ? (node as string) : String(node);
    const text = whole.length > left ? whole.slice(0, Math.max(0, left)) : whole;
    truncated ||= text.length < whole.length;
    left -= text.length;
    leaves.push({ type, text, place: place ?? root, key: near.key, caption: near.caption });
  };

  visit(value, undefined, { key: undefined, caption: undefined });
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    if (left <= 0) {
      truncated ||= frame.next < frame.length || stack.length > 1;
      break;
    }
    if (frame.next >= frame.length) {
      stack.pop();
      continue;
    }
    const index = frame.next++;
    const key = frame.keys?.[index];
    if (key !== undefined) {
      keys.push(key.slice(0, left));
      left -= key.length;
    }
    if (key !== undefined && options.skip?.(frame.of, key) === true) continue;
    const child = (frame.of as Record<string, unknown>)[key ?? index];
    const place = { parent: frame.place, key, depth: (frame.place?.depth ?? 0) + 1 };
    visit(child, place, nearOf(frame, key));
  }
  return { leaves, keys, truncated };
}

const root: Place = { parent: undefined, key: undefined, depth: 0 };

function frameOf(node: object, place: Place | undefined, near: Near): Frame {
  const isList = Array.isArray(node);
  const keys = isList ? undefined : Object.keys(node);
  return {
    keys,
    of: node,
    length: isList ? node.length : (keys?.length ?? 0),
    place,
    key: near.key,
    caption: keys === undefined ? near.caption : captionOf(node, keys),
    next: 0,
  };
}

function nearOf(frame: Frame, key: string | undefined): Near {
  if (key === undefined) return { key: frame.key, caption: frame.caption };
  return { key, caption: captionKeys.has(key.toLowerCase()) ? undefined : frame.caption };
}

function captionOf(node: object, keys: readonly string[]): string | undefined {
  for (const key of keys.slice(0, 16)) {
    if (!captionKeys.has(key.toLowerCase())) continue;
    const value = (node as Record<string, unknown>)[key];
    if (typeof value === 'string' && value !== '' && value.length <= captionLengthMax) return value;
  }
  return undefined;
}

function typeOf(node: unknown): JsonType | undefined {
  if (node === null) return 'null';
  const type = typeof node;
  if (type === 'string' || type === 'number' || type === 'boolean') return type;
  return type === 'bigint' ? 'number' : undefined;
}

/**
 * Reads JSON that the fast path does not: duplicate members (a list of all their values stands in their place), NaN and
 * Infinity, bad UTF-8, long numbers (kept as text, since a double would change them), and values too long or too deep to
 * be read whole (read up to the bound, and said to be incomplete).
 * Owns: one pass over one slice. Invariant: work and memory are linear in the bytes read; nothing recurses.
 */
import {
  closeBrace,
  closeBracket,
  colon,
  comma,
  openBrace,
  openBracket,
  quote,
  skipSpace,
  skipString,
  skipValue,
} from './json-scan.ts';
import type { Slice } from './json-scan.ts';
import { decodeBytes, unescapeText } from './json-text.ts';

export interface ValueLimits {
  readonly bytesMax: number;
  readonly depthMax: number;
}

export interface ReadValue {
  readonly value: unknown;
  readonly complete: boolean;
}

interface ArrayFrame {
  readonly kind: 'array';
  readonly value: unknown[];
}

interface ObjectFrame {
  readonly kind: 'object';
  readonly value: Record<string, unknown>;
  /** Values of the names that came more than once. */
  repeated: Map<string, unknown[]> | undefined;
  name: string;
}

/** Stands for a value that was not there to be read. */
const nothing = Symbol('nothing');

type State = 'reading' | 'cut' | 'malformed';

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', 'NaN'],
  ['Infinity', 'Infinity'],
  ['-Infinity', '-Infinity'],
]);

/** Reads the value at a slice; undefined when it is malformed. */
export function readLenient(bytes: Uint8Array, slice: Slice, limits: ValueLimits): ReadValue | undefined {
  return new LenientReader(bytes, slice, limits).read();
}

class LenientReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #depthMax: number;
  readonly #isCut: boolean;
  readonly #stack: (ArrayFrame | ObjectFrame)[] = [];
  #at: number;
  #state: State = 'reading';
  #complete: boolean;

  constructor(bytes: Uint8Array, slice: Slice, limits: ValueLimits) {
    this.#at = slice.start;
    this.#end = Math.min(slice.end, slice.start + limits.bytesMax);
    this.#isCut = this.#end < slice.end;
    this.#complete = !this.#isCut;
    this.#bytes = bytes.subarray(0, this.#end);
    this.#depthMax = limits.depthMax;
  }

  read(): ReadValue | undefined {
    let value: unknown = nothing;
    let done = false;
    while (!done && this.#state === 'reading') {
      value = nothing;
      if (!this.#opens()) [value, done] = this.#settle(this.#leaf());
    }
    if (this.#state === 'malformed') return undefined;
    if (this.#state === 'cut') value = this.#unwind(value);
    return { value: value === nothing ? undefined : value, complete: this.#complete };
  }

  /** Enters a container; true when a value or another container is to be read next. */
  #opens(): boolean {
    this.#at = skipSpace(this.#bytes, this.#at);
    const first = this.#bytes[this.#at];
    const isObject = first === openBrace;
    if ((!isObject && first !== openBracket) || this.#stack.length >= this.#depthMax) return false;
    const inner = skipSpace(this.#bytes, this.#at + 1);
    if (this.#bytes[inner] === (isObject ? closeBrace : closeBracket)) return false;
    this.#at = inner;
    if (isObject) {
      this.#stack.push({ kind: 'object', value: {}, repeated: undefined, name: '' });
      this.#name();
    } else this.#stack.push({ kind: 'array', value: [] });
    return true;
  }

  #leaf(): unknown {
    if (this.#state !== 'reading') return nothing;
    const first = this.#bytes[this.#at];
    if (first === undefined) return this.#stop();
    if (first === quote) return this.#string();
    if (first === openBrace || first === openBracket) return this.#skipped(first === openBrace);
    return this.#literal();
  }

  /** An empty container, or one that lies too deep. */
  #skipped(isObject: boolean): unknown {
    const inner = skipSpace(this.#bytes, this.#at + 1);
    const isEmpty = this.#bytes[inner] === (isObject ? closeBrace : closeBracket);
    if (!isEmpty) this.#complete = false;
    const after = isEmpty ? inner + 1 : skipValue(this.#bytes, this.#at);
    if (after === -1) return this.#stop();
    this.#at = after;
    return isObject ? {} : [];
  }

  #string(): string | typeof nothing {
    const after = skipString(this.#bytes, this.#at, this.#end);
    if (after === -1 && !this.#isCut) return this.#fail();
    const inner = decodeBytes(this.#bytes.subarray(this.#at + 1, after === -1 ? this.#end : after - 1));
    if (after === -1) {
      this.#state = 'cut';
      return unescapeText(withoutCutEscape(inner.text)) ?? inner.text;
    }
    this.#at = after;
    return unescapeText(inner.text) ?? this.#fail();
  }

  #literal(): unknown {
    const after = skipValue(this.#bytes, this.#at);
    if (after === -1) return this.#fail();
    const text = decodeBytes(this.#bytes.subarray(this.#at, after)).text;
    this.#at = after;
    if (words.has(text)) return words.get(text);
    if (plainNumber.test(text)) return String(Number(text)) === text || text.length < 16 ? Number(text) : text;
    return after === this.#end && this.#isCut ? this.#stop() : this.#fail();
  }

  /** Puts a value into its container and closes what ends after it. */
  #settle(value: unknown): [value: unknown, done: boolean] {
    let settled = value;
    while (this.#state === 'reading') {
      const frame = this.#stack.at(-1);
      if (frame === undefined) return [settled, true];
      attach(frame, settled);
      this.#at = skipSpace(this.#bytes, this.#at);
      const next = this.#bytes[this.#at];
      if (next === comma) {
        this.#at = skipSpace(this.#bytes, this.#at + 1);
        if (frame.kind === 'object') this.#name();
        return [nothing, false];
      }
      if (next !== (frame.kind === 'object' ? closeBrace : closeBracket)) return [this.#stopAt(next), false];
      this.#at += 1;
      this.#stack.pop();
      settled = frame.value;
    }
    return [settled, false];
  }

  #name(): void {
    const frame = this.#stack.at(-1);
    if (frame?.kind !== 'object') return;
    const name = this.#bytes[this.#at] === quote ? this.#string() : this.#stopAt(this.#bytes[this.#at]);
    if (name === nothing || this.#state !== 'reading') return;
    frame.name = name;
    this.#at = skipSpace(this.#bytes, this.#at);
    if (this.#bytes[this.#at] === colon) this.#at = skipSpace(this.#bytes, this.#at + 1);
    else this.#stopAt(this.#bytes[this.#at]);
  }

  #stopAt(next: number | undefined): typeof nothing {
    return next === undefined ? this.#stop() : this.#fail();
  }

  /** The bytes ended: at the bound, or too early. */
  #stop(): typeof nothing {
    this.#state = this.#isCut ? 'cut' : 'malformed';
    return nothing;
  }

  #fail(): typeof nothing {
    this.#state = 'malformed';
    return nothing;
  }

  #unwind(last: unknown): unknown {
    let value = last;
    for (let frame = this.#stack.pop(); frame !== undefined; frame = this.#stack.pop()) {
      if (value !== nothing) attach(frame, value);
      value = frame.value;
    }
    return value;
  }
}

function attach(frame: ArrayFrame | ObjectFrame, value: unknown): void {
  if (frame.kind === 'array') {
    frame.value.push(value);
    return;
  }
  const { name } = frame;
  const known = frame.repeated?.get(name);
  if (known !== undefined) known.push(value);
  else if (Object.hasOwn(frame.value, name)) {
    const all = [frame.value[name], value];
    (frame.repeated ??= new Map<string, unknown[]>()).set(name, all);
    put(frame.value, name, all);
  } else put(frame.value, name, value);
}

/** An own property, also for names such as __proto__. */
function put(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') target[name] = value;
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

function withoutCutEscape(text: string): string {
  return text.replace(/\\(?:u[0-9a-fA-F]{0,3})?$/, '');
}

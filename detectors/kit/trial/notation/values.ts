/** Reads what stands behind the colon of a word. */
import type { Fingerprint } from '../../../../schemas/generated/types.ts';
import { nearestTo } from '../../../../schemas/nearest.ts';
import type { Fault } from './draft.ts';
import { readSize, readSpan } from './span.ts';
import type { NamedValue, Override } from './trace.ts';
import { contexts } from './vocabulary.ts';

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const countMax = 1_000_000_000;

export function readName(text: string): string | Fault {
  return namePattern.test(text) ? text : { fault: 'a name holds letters, digits, dots, dashes and underscores' };
}

export function readOne<Word extends string>(text: string, words: readonly Word[]): Word | Fault {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const nearest = nearestTo(text, words);
  return { fault: nearest === undefined ? `must be one of ${words.join(', ')}` : `is ${nearest} meant?` };
}

/** Words with commas between them. */
export function readList<Word extends string>(text: string, words: readonly Word[]): readonly Word[] | Fault {
  const found: Word[] = [];
  let at = 0;
  for (const part of text.split(',')) {
    const word = readOne(part, words);
    if (typeof word !== 'string') return { ...word, at, length: part.length };
    found.push(word);
    at += part.length + 1;
  }
  return found;
}

/** Values with commas between them; what instruction-like text around one named stands behind it: `D(send,pay)`. */
export function readValues(text: string, role: Fingerprint['role']): readonly NamedValue[] | Fault {
  const found: NamedValue[] = [];
  for (const { 0: part, index } of text.matchAll(/[^,(]*(?:\([^)]*\))?(?:,|$)/g)) {
    if (part === '' && index > 0) break;
    const [, name = '', inner] = /^([^,(]*)(?:\(([^)]*)\))?,?$/.exec(part) ?? [];
    const around = inner === undefined ? [] : readList(inner, contexts);
    if (!isList(around)) return { ...around, at: index + name.length + 1 + (around.at ?? 0) };
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}\*?$/.test(name)) {
      return { fault: 'a value is named by letters, digits and dashes', at: index, length: part.length };
    }
    found.push({ name, role, contexts: [...around] });
  }
  return found;
}

export function isList<Item>(value: readonly Item[] | Fault): value is readonly Item[] {
  return Array.isArray(value);
}

export function readCount(text: string, min = 0, max = countMax): number | Fault {
  const count = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= min && count <= max) return count;
  return { fault: `must be a whole number from ${String(min)} to ${String(max)}` };
}

export function readBytes(text: string): number | Fault {
  return readSize(text) ?? { fault: 'must be a size such as 100, 64KiB or 10MB' };
}

export function readTime(text: string): number | Fault {
  return readSpan(text) ?? { fault: 'must be a time such as 250ms, 10s, 1m30s or 15m+1ms' };
}

/** `path=value`: a number, true or false as they are; everything else, and what stands in quotes, is a text. */
export function readOverride(text: string): Override | undefined {
  const [, path = '', raw = ''] = /^([a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)*)=(.*)$/.exec(text) ?? [];
  if (path === '') return undefined;
  return { path: path.split('.'), value: scalarOf(raw) };
}

function scalarOf(raw: string): Override['value'] {
  if (/^".*"$/.test(raw)) return raw.slice(1, -1);
  if (raw === 'true' || raw === 'false') return raw === 'true';
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(raw) ? Number(raw) : raw;
}

/** Regular expressions in time linear in the text: RE2, never the backtracking engine of the language. */
import { RE2JS } from 're2js';
import { formLimits } from './limits.ts';

export type Pattern = { readonly ok: true; readonly test: (text: string) => boolean } | Refused;
interface Refused {
  readonly ok: false;
  readonly why: string;
}

const cachedMax = 1024;
const cache = new Map<string, Pattern>();

/** The compiled pattern, or why it is none. It is found anywhere in the text unless it is anchored. */
export function patternOf(source: string): Pattern {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const made = compile(source);
  const [oldest] = cache.keys();
  if (cache.size >= cachedMax && oldest !== undefined) cache.delete(oldest);
  cache.set(source, made);
  return made;
}

function compile(source: string): Pattern {
  if (source.length > formLimits.patternLength)
    return { ok: false, why: `it is longer than ${String(formLimits.patternLength)} characters` };
  try {
    const expression = RE2JS.compile(source);
    if (expression.programSize() > formLimits.patternSize)
      return { ok: false, why: 'it becomes too large when its repetitions are written out' };
    return { ok: true, test: (text) => expression.test(text) };
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : '';
    const [, why = 'it is not understood'] = /^error parsing regexp: ([a-z ]*[a-z])/.exec(text) ?? [];
    return { ok: false, why };
  }
}

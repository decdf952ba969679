/** Where two things part: enough to see what kind of difference it is. */
import { inspect } from 'node:util';

const before = 120;
const after = 300;
const pathsMax = 12;
const valueMax = 160;

/** The first place where the texts part, with what stands around it. */
export function differenceOf(one: string, other: string): string {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - before);
  return `${one.slice(from, at)} ⟨${one.slice(at, at + after)}⟩ or ⟨${other.slice(at, at + after)}⟩`;
}

/** The first paths at which plain data differs, with both values. */
export function differencesOf(one: unknown, other: unknown): string {
  return [...differences(one, other, '')].join('; ');
}

function differences(one: unknown, other: unknown, path: string): readonly string[] {
  if (Object.is(one, other)) return [];
  if (!isObject(one) || !isObject(other)) return [`${path}: ${told(one)} or ${told(other)}`];
  const found: string[] = [];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (found.length >= pathsMax) break;
    found.push(...differences(one[key], other[key], `${path}.${key}`));
  }
  return found.slice(0, pathsMax);
}

function told(value: unknown): string {
  return inspect(value, { depth: 2, breakLength: Infinity }).slice(0, valueMax);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

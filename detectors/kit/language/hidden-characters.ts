/**
 * Characters that no reader sees: a review approves what it shows, and a terminal obeys some of them.
 *
 * Control characters have no place in a text, and marks of direction show a line in another order than it is read.
 */
import { fault, type Fault, type Span } from './diagnostic.ts';

type Path = readonly (string | number)[];

/** Values that were read, and where each stands. */
interface ReadValues {
  readonly values: unknown;
  readonly spanOf: (path: Path) => Span;
}

// eslint-disable-next-line no-control-regex -- Control characters are what is looked for.
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const faultsMax = 20;

/** Where the first one stands in a text as it is written, comments among it. */
export function findHidden(text: string): Fault | undefined {
  const at = text.search(hidden);
  return at < 0 ? undefined : fault('yaml', describe(text.charCodeAt(at)), { start: at, end: at + 1 });
}

/** Texts that hold one because an escape says so. */
export function hiddenCharacters(source: ReadValues): readonly Fault[] {
  return pathsTo(source.values, []).map(({ path, code }) => fault('yaml', describe(code), source.spanOf(path)));
}

interface Place {
  readonly path: Path;
  readonly code: number;
}

function pathsTo(value: unknown, path: Path): readonly Place[] {
  if (typeof value === 'string') {
    const at = value.search(hidden);
    return at < 0 ? [] : [{ path, code: value.charCodeAt(at) }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const places = Object.entries(value).flatMap(([name, member]) => [
    ...pathsTo(name, [...path, name]),
    ...pathsTo(member, [...path, name]),
  ]);
  return places.slice(0, faultsMax);
}

function describe(code: number): string {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return `The character ${name} cannot be seen, and has no place in a detector.`;
}

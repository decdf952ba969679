import { isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair, type Scalar } from 'yaml';
import { fault, quoted, type Fault, type Span } from './diagnostic.ts';
import { scanYaml } from './yaml-scan.ts';

export type YamlPath = readonly (string | number)[];

/** A YAML text as values, and where each of them stands. */
export interface YamlSource {
  readonly values: unknown;
  /** Place of a value, or of the nearest one around it that is there. */
  readonly spanOf: (path: YamlPath) => Span;
  /** Place of a name in a map, or of what is nearest. */
  readonly spanOfName: (path: YamlPath) => Span;
  /** Place of a part of a text value, whatever quotes, escapes and folded lines it is written with. */
  readonly spanInText: (path: YamlPath, part: Span) => Span;
}

export type ReadYaml =
  { readonly ok: true; readonly source: YamlSource } | { readonly ok: false; readonly faults: readonly Fault[] };

/** What the parser finds wrong, in words. */
const wordsOf: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab cannot indent, only spaces can',
  BAD_INDENT: 'the line is not indented like those that it belongs to',
  MISSING_CHAR: 'a quote, a bracket or a comma is missing, here or before',
  BLOCK_AS_IMPLICIT_KEY: 'two names in one line; a text that holds ": " needs quotes',
  BAD_SCALAR_START: 'a text that begins like this needs quotes',
  UNEXPECTED_TOKEN: 'this does not belong here; a text with special characters needs quotes',
  MULTIPLE_DOCS: 'the file holds more than one document',
  NON_STRING_KEY: 'a name must be a text',
};
const faultsMax = 20;

/** Within brackets it is hardly ever the indent that is wrong. */
function wordsFor(code: string, message: string): string {
  const [, closing] = code === 'BAD_INDENT' ? (/^Flow .* end with a ([\]}])/.exec(message) ?? []) : [];
  if (closing !== undefined) return `${closing} is missing, to close what was opened before`;
  return wordsOf[code] ?? 'it is not understood';
}

export function readYaml(text: string): ReadYaml {
  const refused = scanYaml(text);
  if (refused !== undefined) return { ok: false, faults: [refused] };
  try {
    const document = parseDocument(text, {
      ...{ prettyErrors: false, uniqueKeys: false, stringKeys: true },
      merge: false,
    });
    const faults = document.errors
      .slice(0, faultsMax)
      .map(({ code, message, pos: [start, end] }) =>
        fault('yaml', `This is no valid YAML: ${wordsFor(code, message)}.`, { start, end }),
      );
    if (faults.length > 0) return { ok: false, faults };
    const twice = findTwice(document.contents);
    if (twice.length > 0) return { ok: false, faults: twice };
    return { ok: true, source: sourceOf(document, text) };
  } catch {
    // The parser recurses: what the scan let through and still is too deep for it ends here.
    return {
      ok: false,
      faults: [fault('yaml', 'The file is nested too deeply, or cannot be read.', { start: 0, end: 1 })],
    };
  }
}

function findTwice(node: Node | null): readonly Fault[] {
  const items: readonly unknown[] = isMap(node) || isSeq(node) ? node.items : [];
  const known = new Set<unknown>();
  const faults: Fault[] = [];
  for (const item of items) {
    const { key, value } = isPair(item) ? item : { key: undefined, value: item };
    if (isScalar(key)) {
      const name = String(key.value);
      if (name === '__proto__') faults.push(fault('yaml', 'A name cannot be __proto__.', rangeOf(key)));
      if (known.has(name))
        faults.push(fault('duplicate', `The name ${quoted(name)} stands there twice.`, rangeOf(key)));
      known.add(name);
    }
    faults.push(...findTwice(value as Node | null));
  }
  return faults;
}

function isPair(item: unknown): item is Pair<Node, Node | null> {
  return typeof item === 'object' && item !== null && 'key' in item;
}

function rangeOf(node: Node | Scalar | null | undefined): Span {
  const [start = 0, end = 0] = node?.range ?? [];
  return { start, end };
}

function sourceOf(document: Document.Parsed, text: string): YamlSource {
  const root = document.contents;
  return {
    values: document.toJS({ maxAliasCount: 0 }),
    spanOf: (path) => trimmed(rangeOf(nearest(root, path).value), text),
    spanOfName: (path) => {
      const { key, value } = nearest(root, path);
      return trimmed(rangeOf(key ?? value), text);
    },
    spanInText(path, part) {
      const { value } = nearest(root, path);
      const whole = rangeOf(value);
      if (!isScalar(value) || typeof value.value !== 'string') return trimmed(whole, text);
      const places = align(text.slice(whole.start, whole.end), {
        cooked: value.value,
        isQuoted: value.type?.startsWith('QUOTE') === true,
      });
      const end = (places.at(-1) ?? -1) + 1;
      const start = places[part.start] ?? end;
      const last = places[Math.max(part.start, part.end - 1)] ?? start;
      return { start: whole.start + start, end: whole.start + Math.max(last, start) + 1 };
    },
  };
}

/** A value that goes over many lines is told by its first. */
function trimmed({ start, end }: Span, text: string): Span {
  const line = text.indexOf('\n', start);
  return { start, end: line < 0 ? end : Math.min(end, line) };
}

interface Found {
  readonly key: Scalar | undefined;
  readonly value: Node | null;
}

function nearest(root: Node | null, path: YamlPath): Found {
  let found: Found = { key: undefined, value: root };
  for (const part of path) {
    const next = memberOf(found.value, part);
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

function memberOf(node: Node | null, part: string | number): Found | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(part)];
    return item === undefined ? undefined : { key: undefined, value: item as Node | null };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
  return pair === undefined ? undefined : { key: pair.key as Scalar, value: (pair.value ?? pair.key) as Node | null };
}

interface Cooked {
  readonly cooked: string;
  readonly isQuoted: boolean;
}

/** For each character of a text value, where it stands in what was written. */
function align(written: string, { cooked, isQuoted }: Cooked): readonly number[] {
  const places: number[] = [];
  let at = isQuoted ? 1 : /^[|>]/.test(written) ? written.indexOf('\n') + 1 : 0;
  for (const character of cooked) {
    at = placeOf(character, { written, from: at, isQuoted });
    for (let unit = 0; unit < character.length; unit += 1) places.push(Math.min(at + unit, written.length));
    at += isEscape(written, at, isQuoted) ? 2 : character.length;
  }
  return places;
}

function isEscape(written: string, at: number, isQuoted: boolean): boolean {
  return isQuoted && written.startsWith('"') && written[at] === '\\';
}

function placeOf(
  character: string,
  { written, from, isQuoted }: { written: string; from: number; isQuoted: boolean },
): number {
  for (let at = from; at < written.length; at += 1) {
    if (written.startsWith(character, at)) return at;
    if (isEscape(written, at, isQuoted)) return at;
    if (/\s/.test(character) && /\s/.test(written[at] ?? '')) return at;
  }
  return from;
}

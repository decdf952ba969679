/** Looks over a YAML text before it is parsed, in one pass and without recursion: what could cost too much is refused. */
import { CST, Lexer } from 'yaml';
import { fault, type Fault } from './diagnostic.ts';
import { findHidden } from './hidden-characters.ts';

export const yamlLimits = {
  /** Characters of one file. */
  length: 262_144,
  tokens: 40_000,
  /** How deep lists and maps are nested, within brackets and on one line. */
  depth: 24,
  indent: 120,
} as const;

const refusedTokens: Readonly<Partial<Record<string, string>>> = {
  anchor:
    'Anchors (&name) are not used here: write the value where it belongs. A text that begins with & needs quotes.',
  alias: 'Aliases (*name) are not used here: write the value where it belongs. A text that begins with * needs quotes.',
  tag: 'A value that begins with ! is a tag in YAML, and tags are not used here. Put the expression in quotes: "!…" or \'!…\'.',
  'directive-line': 'Directives (%…) are not used here.',
};
const marks: ReadonlySet<string> = new Set(['doc-mode', 'flow-error-end', 'scalar']);
const nesting: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

interface Scan {
  depth: number;
  onLine: number;
  isLineStart: boolean;
}

/** The first reason not to parse the text. */
export function scanYaml(text: string): Fault | undefined {
  if (text.length > yamlLimits.length) {
    const message = `The file has more than ${String(yamlLimits.length)} characters.`;
    return fault('file', message, { start: 0, end: 1 });
  }
  const hidden = findHidden(text);
  if (hidden !== undefined) return hidden;
  const loneReturn = text.search(/\r(?!\n)/);
  if (loneReturn >= 0) {
    const message = 'A line ends with a carriage return alone: let lines end with a line feed.';
    return fault('yaml', message, { start: loneReturn, end: loneReturn + 1 });
  }
  const scan: Scan = { depth: 0, onLine: 0, isLineStart: true };
  let at = 0;
  let count = 0;
  for (const source of new Lexer().lex(text)) {
    const type = CST.tokenType(source);
    if (type !== null && marks.has(type) && source.length === 1 && source < ' ') continue;
    const span = { start: at, end: at + source.length };
    count += 1;
    if (count > yamlLimits.tokens) return fault('yaml', 'The file has more parts than a detector needs.', span);
    const refused = type === null ? undefined : refusedTokens[type];
    if (refused !== undefined) return fault('yaml', refused, span);
    if (isTooDeep(scan, type, source)) {
      const message = `Lists and maps are nested deeper than ${String(yamlLimits.depth)} levels.`;
      return fault('yaml', message, span);
    }
    at = span.end;
  }
  return undefined;
}

function isTooDeep(scan: Scan, type: CST.TokenType | null, source: string): boolean {
  if (type === 'flow-map-start' || type === 'flow-seq-start') scan.depth += 1;
  if (type === 'flow-map-end' || type === 'flow-seq-end') scan.depth = Math.max(0, scan.depth - 1);
  // Within brackets names and values take turns; outside, each mark on one line opens another level.
  if (scan.depth === 0 && type !== null && nesting.has(type)) scan.onLine += 1;
  const isIndent = type === 'space' && scan.isLineStart && source.trim() === '';
  if (type === 'newline') scan.onLine = 0;
  scan.isLineStart = type === 'newline';
  if (isIndent && source.length > yamlLimits.indent) return true;
  return scan.depth > yamlLimits.depth || scan.onLine > yamlLimits.depth;
}

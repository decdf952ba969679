import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';

/** The values of a config file, or what is wrong with it. */
export type ConfigFile =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly faults: readonly string[] };

const fileBytesMax = 1_048_576;
const aliasesMax = 100;
/** The parser's own texts quote what they read. */
const wordsOf: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab cannot indent, only spaces can',
  BAD_INDENT: 'the line is not indented like those that it belongs to',
  MISSING_CHAR: 'a quote, a bracket or a comma is missing, here or before',
  DUPLICATE_KEY: 'the name stands there twice',
  BLOCK_AS_IMPLICIT_KEY: 'two names in one line; a text with a colon needs quotes',
  BAD_SCALAR_START: 'a text that begins like this needs quotes',
  MULTIPLE_DOCS: 'the file holds more than one document',
};

/** Reads YAML, of which JSON is a part. Fault texts name lines and never quote them: they may hold credentials. */
export function readConfigFile(path: string): ConfigFile {
  let text: string;
  try {
    text = readBounded(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, faults: [`The config file ${path} cannot be read: ${why}`] };
  }
  return parseConfig(path, text);
}

function readBounded(path: string): string {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size > fileBytesMax) throw new Error(`it has ${String(size)} bytes, more than ${String(fileBytesMax)}.`);
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}

function parseConfig(path: string, text: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, uniqueKeys: true });
  const faults = document.errors.map(({ code, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    return `${path}, line ${String(line)}, column ${String(col)}: not valid YAML (${wordsOf[code] ?? code}).`;
  });
  if (faults.length > 0) return { ok: false, faults };
  let values: unknown;
  try {
    values = document.toJS({ maxAliasCount: aliasesMax });
  } catch {
    return { ok: false, faults: [`${path}: its aliases (&name, *name) cannot be resolved or are too many.`] };
  }
  if (values === null || values === undefined) return { ok: true, values: {} };
  if (typeof values !== 'object' || Array.isArray(values)) {
    return { ok: false, faults: [`${path}: must hold names and values at the top, for example "logLevel: info".`] };
  }
  return { ok: true, values: { ...values } };
}

import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';

/** The values of a config file, or what is wrong with it. */
export type ConfigFile =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly faults: readonly string[] };

const fileBytesMax = 1_048_576;
const aliasesMax = 100;

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
    return `${path}, line ${String(line)}, column ${String(col)}: not valid YAML (${code}).`;
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

/** In revision 2026-07-28 headers repeat parts of the body. The body decides; a disagreement hides something. */
export interface HeaderParameter {
  /** Header name after `mcp-param-`, in lower case. */
  readonly header: string;
  readonly path: readonly string[];
}

export interface BodyFacts {
  readonly methods: readonly string[];
  /** params.name, params.uri or params.taskId, whichever the method has. */
  readonly names: readonly string[];
  readonly args: unknown;
  /** Declared by the tool's schema; undefined when no definition was seen. */
  readonly parameters: readonly HeaderParameter[] | undefined;
}

type Headers = Readonly<Record<string, string>>;

const sentinel = /^=\?base64\?([A-Za-z0-9+/]*={0,2})\?=$/;
const parameterPrefix = 'mcp-param-';
/** Malformed, so that it repeats nothing. */
const missingHeader = '=?base64?%?=';

/** Whether every header that repeats a part of the body says what the body says. */
export function headersAgree(headers: Headers, body: BodyFacts): boolean {
  const method = headers['mcp-method'];
  if (method !== undefined && !saysAll(method, body.methods)) return false;
  const name = headers['mcp-name'];
  if (name !== undefined && body.names.length > 0 && !saysAll(name, body.names)) return false;
  return Object.entries(headers)
    .filter(([header]) => header.startsWith(parameterPrefix))
    .every(([header, value]) => parameterAgrees(header.slice(parameterPrefix.length), value, body));
}

/** Whether each argument that a tool's schema has repeated in a header is there, as a server of HTTP must ask. */
export function repeatsParameters(
  headers: Headers,
  { args, parameters }: { readonly args: unknown; readonly parameters: readonly HeaderParameter[] },
): boolean {
  return parameters.every(({ header, path }) => {
    const inBody = valueAt(args, path);
    if (inBody === undefined || inBody === null || typeof inBody === 'object') return true;
    const value = decodeHeader(headers[`${parameterPrefix}${header}`]?.trim() ?? missingHeader);
    return value !== undefined && sameValue(inBody, value);
  });
}

function saysAll(header: string, readings: readonly string[]): boolean {
  const value = decodeHeader(header.trim());
  return value !== undefined && readings.every((reading) => reading === value);
}

function parameterAgrees(header: string, raw: string, body: BodyFacts): boolean {
  const value = decodeHeader(raw.trim());
  if (value === undefined) return false;
  if (body.parameters === undefined) return someLeaf(body.args, (leaf) => sameValue(leaf, value));
  const declared = body.parameters.find((parameter) => parameter.header === header);
  if (declared === undefined) return true;
  const inBody = valueAt(body.args, declared.path);
  return inBody === undefined || inBody === null || sameValue(inBody, value);
}

function sameValue(inBody: unknown, header: string): boolean {
  if (typeof inBody === 'number') return header.trim() !== '' && Number(header) === inBody;
  return (typeof inBody === 'string' || typeof inBody === 'boolean') && String(inBody) === header;
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

function someLeaf(root: unknown, matches: (leaf: unknown) => boolean): boolean {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'object' && value !== null)
      open.push(...(Object.values(value) as readonly unknown[]).slice(0, 10_000));
    else if (matches(value)) return true;
  }
  return false;
}

/** Undoes the base64 form that headers use for other than plain ASCII; undefined when it is malformed. */
export function decodeHeader(value: string): string | undefined {
  if (!value.startsWith('=?base64?') || !value.endsWith('?=')) return value;
  const encoded = sentinel.exec(value)?.[1];
  if (encoded === undefined || encoded.length % 4 !== 0) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64'));
  } catch {
    return undefined;
  }
}

/** The parameters that a tool's input schema repeats in headers (`x-mcp-header`). */
export function headerParameters(inputSchema: unknown): readonly HeaderParameter[] {
  const found: HeaderParameter[] = [];
  const open: { readonly schema: unknown; readonly path: readonly string[] }[] = [{ schema: inputSchema, path: [] }];
  for (let next = open.pop(); next !== undefined && found.length < 64; next = open.pop()) {
    const { schema, path } = next;
    if (typeof schema !== 'object' || schema === null || path.length > 16) continue;
    const { properties, 'x-mcp-header': header } = schema as Readonly<Record<string, unknown>>;
    if (typeof header === 'string' && path.length > 0) found.push({ header: header.toLowerCase(), path });
    if (typeof properties !== 'object' || properties === null) continue;
    for (const [key, child] of Object.entries(properties).slice(0, 256))
      open.push({ schema: child, path: [...path, key] });
  }
  return found;
}

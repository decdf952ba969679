/** Messages that the gateway itself says in a server's place. */

export const errorCodes = {
  serverGone: -32000,
  noSession: -32001,
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  headerMismatch: -32020,
  unsupportedRevision: -32022,
} as const;

export interface LocalFault {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

const nullId = Buffer.from('null');

/** The id is put back byte for byte. */
export function errorFor(id: Uint8Array | undefined, { code, message, data }: LocalFault): Buffer {
  const tail = JSON.stringify({ error: { code, message, data } }).slice(1);
  return Buffer.concat([Buffer.from('{"jsonrpc":"2.0","id":'), id ?? nullId, Buffer.from(`,${tail}`)]);
}

/** In place of an answer that cannot be passed on. */
export const answerTooLong = {
  code: errorCodes.serverGone,
  message: 'The answer of the MCP server is longer than this gateway takes.',
} as const;

export const unreadable = { code: errorCodes.parse, message: 'The body is no JSON-RPC message.' } as const;

/** In place of a server that was not asked. */
export const messageTooLong = {
  code: errorCodes.invalidRequest,
  message: 'The message is longer than this gateway takes.',
} as const;

/** In place of a server that still works at the call. */
export const gatewayEnds = {
  code: errorCodes.serverGone,
  message: 'This gateway has ended before the MCP server answered.',
} as const;

export const serverGone = {
  code: errorCodes.serverGone,
  message: 'The MCP server behind this gateway has ended.',
} as const;

/** Messages that the gateway itself says in a server's place. */

export const errorCodes = {
  serverGone: -32000,
  noSession: -32001,
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
} as const;

const nullId = Buffer.from('null');

/** The id is put back byte for byte. */
export function errorFor(
  id: Uint8Array | undefined,
  { code, message }: { readonly code: number; readonly message: string },
): Buffer {
  const tail = JSON.stringify({ error: { code, message } }).slice(1);
  return Buffer.concat([Buffer.from('{"jsonrpc":"2.0","id":'), id ?? nullId, Buffer.from(`,${tail}`)]);
}

export const serverGone = {
  code: errorCodes.serverGone,
  message: 'The MCP server behind this gateway has ended.',
} as const;

/** A way to a server, with or without the gateway in it. */
export interface Path {
  /** Sends the text there and back. */
  call(args: CallArguments): Promise<void>;
}

export interface CallArguments {
  readonly text?: string;
  /** Has the server answer with so many characters of its own. */
  readonly length?: number;
}

let ids = 0;

export function toolCall(args: CallArguments): { readonly id: number; readonly body: string } {
  ids += 1;
  const params = { name: 'echo', arguments: args };
  return { id: ids, body: JSON.stringify({ jsonrpc: '2.0', id: ids, method: 'tools/call', params }) };
}

export const initialize = JSON.stringify({
  jsonrpc: '2.0',
  id: 0,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'bench', version: '1' } },
});

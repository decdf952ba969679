/** The gateway's own answers. A refusal reads the same for every condition: nothing of rule, argument or value. */
import type { Verdict } from '../../../schemas/generated/types.ts';
import { refusalText } from '../enforcer/refusal-text.ts';
import type { Envelope } from '../messages/envelope.ts';
import type { Slice } from '../messages/json-scan.ts';
import type { EnforcerDecision } from './ports.ts';

export interface RefusedRequest {
  /** The bytes of the request's id as they came; undefined for a message that nobody answers. */
  readonly id: Uint8Array | undefined;
  readonly verdict: Verdict;
  readonly text: string;
  /** A tools/call whose answer is a tool result. */
  readonly isToolResult: boolean;
  readonly protocol: string;
}

export type Refused = Pick<RefusedRequest, 'verdict' | 'text'>;

const refusedCode = -32055;
const parseErrorCode = -32700;
const headerMismatchCode = -32020;
const statelessSince = '2026-07-28';
const nullId = Buffer.from('null');

/** Answer to the client, or undefined when the message expects none. */
export function refusalAnswer(request: RefusedRequest): Uint8Array | undefined {
  if (request.id === undefined) return undefined;
  return withId(request.id, request.isToolResult ? toolResult(request) : errorPart(request));
}

/** What goes to the server in place of a refused answer of the client, so that its request does not hang. */
export function refusedResponse(id: Uint8Array, refused: Refused): Uint8Array {
  return withId(id, errorPart(refused));
}

/** A client's cancellation of a request, with nothing else that it said. */
export function bareCancellation(bytes: Uint8Array, requestId: Slice): Uint8Array {
  const head = '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":';
  return Buffer.concat([Buffer.from(head), bytesAt(bytes, requestId), Buffer.from('}}')]);
}

/** Answer to bytes that could not be read while a breaker is armed or open. */
export function unreadableAnswer(id: Uint8Array = nullId): Uint8Array {
  const message = 'Shearpin could not read this message and did not pass it on. Send it as plain JSON-RPC in UTF-8.';
  return withId(id, { error: { code: parseErrorCode, message } });
}

/** Answer to a request whose headers disagree with its body, as the protocol has every server give it. */
export function mismatchAnswer(id: Uint8Array | undefined): Uint8Array | undefined {
  const message = 'The headers of this request do not say what its body says.';
  return id === undefined ? undefined : withId(id, { error: { code: headerMismatchCode, message } });
}

/** The bytes of a message's id as its server reads them; undefined when it has none. */
export function idBytes(bytes: Uint8Array, { ids }: Envelope): Uint8Array | undefined {
  const id = ids.at(-1);
  return id === undefined ? undefined : bytesAt(bytes, id);
}

export function refusedBy({ verdict, refusal }: EnforcerDecision): Refused {
  return { verdict, text: refusal ?? refusalText(verdict) };
}

export function bytesAt(bytes: Uint8Array, slice: Slice): Uint8Array {
  return bytes.subarray(slice.start, slice.end);
}

function toolResult({ verdict, text, protocol }: RefusedRequest): object {
  const isStateless = protocol >= statelessSince && protocol !== 'unknown';
  return {
    result: {
      content: [{ type: 'text', text }],
      isError: true,
      ...(isStateless ? { resultType: 'complete' } : {}),
      _meta: { 'shearpin/refusal': refusalData(verdict) },
    },
  };
}

function errorPart({ verdict, text }: Refused): object {
  return { error: { code: refusedCode, message: text, data: refusalData(verdict) } };
}

function refusalData({ command, reason }: Verdict): object {
  return command === undefined ? { refused: true, reason } : { refused: true, command };
}

/** The id is put back byte for byte: a number that a double cannot hold stays what it was. */
function withId(id: Uint8Array, rest: object): Uint8Array {
  const tail = JSON.stringify(rest).slice(1);
  return Buffer.concat([Buffer.from('{"jsonrpc":"2.0","id":'), id, Buffer.from(`,${tail}`)]);
}

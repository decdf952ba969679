/**
 * Which requests are not taken, whatever they ask for. The parser has refused by then what two readers could part
 * differently: both of Content-Length and Transfer-Encoding, repeated lengths, folded lines, bare line feeds, control
 * characters. What is left is decided here.
 */
import type { IncomingMessage } from 'node:http';
import type { RejectedReason } from '../events.ts';
import { type AllowedPeers, refusedPeer } from './header-rules.ts';

export interface Refusal {
  readonly reason: RejectedReason;
  readonly status: number;
  readonly message: string;
}

type Asked = Pick<IncomingMessage, 'httpVersion' | 'method' | 'url' | 'headers' | 'rawHeaders'>;

/** Headers of which two servers may believe different ones when they come twice. */
const onlyOnce = new Set([
  'authorization',
  'content-encoding',
  'content-type',
  'host',
  'last-event-id',
  'mcp-method',
  'mcp-name',
  'mcp-protocol-version',
  'mcp-session-id',
  'origin',
  'transfer-encoding',
]);

const dotSegment = /^(\.|%2e){1,2}$/i;

export function refusalOf(asked: Asked, peers: AllowedPeers): Refusal | undefined {
  return formRefusal(asked) ?? targetRefusal(asked.url ?? '') ?? headersRefusal(asked) ?? peerRefusal(asked, peers);
}

function formRefusal({ httpVersion, method }: Asked): Refusal | undefined {
  // Older readers know neither chunks nor Host, and no MCP client speaks their HTTP.
  if (httpVersion !== '1.1') return { reason: 'version', status: 505, message: 'Speak HTTP/1.1.' };
  // An answer to TRACE would show a page in a browser the headers that it may not see.
  if (method === 'TRACE') return { reason: 'method', status: 405, message: 'This method is not answered.' };
  return undefined;
}

/** A gateway is no proxy that is told where to go, and no path leads out of the one that it serves. */
function targetRefusal(target: string): Refusal | undefined {
  const [path = ''] = target.split('?', 1);
  const isPlain = path.startsWith('/') && !path.startsWith('//') && !/[\\#]/.test(path);
  if (isPlain && !path.split(/\/|%2f|%5c/i).some((part) => dotSegment.test(part))) return undefined;
  return { reason: 'target', status: 400, message: 'Ask for a path that begins with one / and has no . or .. in it.' };
}

function headersRefusal({ headers, rawHeaders }: Asked): Refusal | undefined {
  const encoding = headers['transfer-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'chunked') {
    return { reason: 'headers', status: 501, message: 'Send the body with no Transfer-Encoding but chunked.' };
  }
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (onlyOnce.has(name) && seen.has(name)) {
      return { reason: 'headers', status: 400, message: `The header ${name} came more than once.` };
    }
    seen.add(name);
  }
  return undefined;
}

function peerRefusal({ headers }: Asked, peers: AllowedPeers): Refusal | undefined {
  const reason = refusedPeer(headers, peers);
  if (reason === undefined) return undefined;
  const [status, option] = reason === 'host' ? ([421, '--allow-host'] as const) : ([403, '--allow-origin'] as const);
  return { reason, status, message: `This ${reason} is not allowed; an operator may allow it with ${option}.` };
}

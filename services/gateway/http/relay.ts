import { request as httpRequest } from 'node:http';
import type { Agent as HttpAgent, IncomingMessage, RequestOptions, ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Connection } from '../../sensor/observer/connection.ts';
import type { BodyRoom } from './body-room.ts';
import { addToBatch, answerFault, answerJson, writeTo } from './client-response.ts';
import { answerTooLong, errorFor, gatewayEnds, type LocalFault } from './local-answers.ts';
import { requestIdsOf } from './message-slices.ts';
import { headersToClient, headersToUpstream } from './header-rules.ts';
import { mediaTypeOf } from './media-type.ts';
import { readBody } from './read-body.ts';
import { eventWith, type SseEvent, SseSplitter } from '../../sensor/embedding/sse-splitter.ts';

export interface Relay {
  /** The server, and the same as requests are told it. */
  readonly origin: URL;
  readonly place: RequestOptions;
  /** Path and query, as they are sent. */
  readonly target: string;
  readonly agent: HttpAgent;
  readonly bytesMax: number;
  readonly headerBytesMax: number;
  /** For what of the answer is held. */
  readonly room: BodyRoom;
  /** What a Location header becomes; undefined when a client must not follow it. */
  readonly locationFor: (location: string) => string | undefined;
  /** Told why no answer came that can be passed on. */
  readonly onUnreachable: (reason: string) => void;
}

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Aborted when the gateway ends before the server does. */
  readonly cut: AbortSignal;
  /** Asked for once the server has answered. */
  readonly connection: () => Pick<Connection, 'fromServer'>;
  /** undefined when the request has no body. */
  readonly body?: Uint8Array;
  /** Answers of ours to a part of the batch that goes on. */
  readonly answers?: readonly Uint8Array[];
  /** Told before the first byte goes to the client. */
  readonly onHead?: (head: IncomingMessage) => void;
  /** What of a stream's event goes to the client. */
  readonly passOn?: (event: SseEvent) => Uint8Array;
}

/** relayed: the server's answer reached its end. unreachable: none came that can be passed on. cut: a side went away. */
export type RelayOutcome = 'relayed' | 'unreachable' | 'cut';

/** Carries one request to the server and its answer back; each message is inspected before its last byte goes on. */
export async function relayExchange(relay: Relay, exchange: Exchange): Promise<RelayOutcome> {
  const head = await send(relay, exchange);
  const { response } = exchange;
  if (response.destroyed) {
    if (!(head instanceof Error)) head.destroy();
    return 'cut';
  }
  if (head instanceof Error && exchange.cut.aborted) {
    answerEnd(exchange);
    return 'cut';
  }
  if (head instanceof Error) {
    relay.onUnreachable(reasonOf(head));
    answerFault(response, 502, 'The MCP server behind this gateway cannot be reached.');
    return 'unreachable';
  }
  if (!hasPlainStatus(head)) {
    head.destroy();
    relay.onUnreachable('status');
    answerFault(response, 502, 'The MCP server answered with a status line that this gateway cannot pass on.');
    return 'unreachable';
  }
  const body = decoded(head);
  if (body === undefined) {
    head.destroy();
    relay.onUnreachable('encoding');
    answerFault(response, 502, 'The MCP server answered in an encoding that this gateway cannot read.');
    return 'unreachable';
  }
  exchange.onHead?.(head);
  if (isRedirected(relay, head)) {
    head.destroy();
    relay.onUnreachable('redirect');
    answerFault(response, 502, 'The MCP server redirects to another of its paths; name that path as its URL.');
    return 'unreachable';
  }
  const isDecoded = body !== head;
  return isEventStream(head)
    ? relayEvents({ relay, exchange, head, body, isDecoded })
    : relayWhole({ relay, exchange, head, body, isDecoded });
}

/** A final status. What comes before the headers is read more leniently than it may be written. */
function hasPlainStatus({ statusCode = 0, statusMessage = '' }: IncomingMessage): boolean {
  return statusCode >= 200 && /^[\t\x20-\x7e\x80-\xff]*$/.test(statusMessage);
}

/** Rewrites the Location in place; true when there is no way to it through the gateway. */
function isRedirected({ locationFor }: Relay, head: IncomingMessage): boolean {
  const at = head.rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'location');
  if (at === -1) return false;
  const location = locationFor(head.rawHeaders[at + 1] ?? '');
  if (location !== undefined) head.rawHeaders[at + 1] = location;
  return location === undefined;
}

function send(
  { origin, place, target, agent, headerBytesMax }: Relay,
  { request, response, cut, body }: Exchange,
): Promise<IncomingMessage | Error> {
  const mayHaveBody = body !== undefined || request.headers['content-length'] !== undefined;
  const length = mayHaveBody ? { length: body?.byteLength ?? 0 } : {};
  const start = origin.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const upstream = start({
      ...place,
      agent,
      path: target,
      method: request.method,
      maxHeaderSize: headerBytesMax,
      insecureHTTPParser: false,
      headers: headersToUpstream(request.rawHeaders, { host: origin.host, ...length }),
    });
    upstream.once('response', resolve);
    upstream.on('error', resolve);
    // Nobody asked for another protocol.
    upstream.once('upgrade', (head) => {
      head.destroy();
      resolve(new ProtocolSwitch());
    });
    const end = (): void => void upstream.destroy();
    if (cut.aborted) end();
    cut.addEventListener('abort', end, { once: true });
    // A client that leaves takes its request with it, as it would without the gateway.
    response.once('close', () => {
      if (!response.writableFinished) upstream.destroy();
    });
    upstream.end(body);
  });
}

class ProtocolSwitch extends Error {
  readonly code = 'upgrade';
}

/** A code of the system, of TLS or of HTTP; the text of a fault may quote what the server said. */
function reasonOf(fault: Error): string {
  return 'code' in fault && typeof fault.code === 'string' ? fault.code.slice(0, 64) : fault.name;
}

interface Answering {
  readonly relay: Relay;
  readonly exchange: Exchange;
  readonly head: IncomingMessage;
  readonly body: Readable;
  readonly isDecoded: boolean;
}

async function relayEvents({ relay, exchange, head, body, isDecoded }: Answering): Promise<RelayOutcome> {
  const { response, answers = [], passOn = bytesOf } = exchange;
  writeHead(response, head, isDecoded);
  // Sends the head at once, and its bytes as they are, which `flushHeaders` does not.
  response.write(Buffer.alloc(0));
  for (const answer of answers) await writeTo(response, eventWith(answer));
  const splitter = new SseSplitter({ eventBytesMax: relay.bytesMax });
  const hold = relay.room.open();
  response.once('close', () => hold.release());
  try {
    for await (const chunk of body) {
      // Events go on at once; only one that comes in many parts is held.
      if (splitter.heldBytes > 0) await hold.waitFor((chunk as Buffer).byteLength);
      for (const event of splitter.push(chunk as Buffer)) {
        const bytes = passOn(event);
        if (event.data !== undefined) await exchange.connection().fromServer(event.data);
        await writeTo(response, bytes);
      }
      hold.keep(splitter.heldBytes);
    }
  } catch (fault) {
    head.destroy();
    if (!(fault instanceof RangeError) && !exchange.cut.aborted) {
      response.destroy();
      return 'cut';
    }
    await endEvents(exchange, exchange.cut.aborted ? gatewayEnds : answerTooLong);
    return exchange.cut.aborted ? 'cut' : 'relayed';
  }
  const rest = splitter.rest();
  if (rest.data !== undefined) await exchange.connection().fromServer(rest.data);
  response.end(rest.bytes);
  return 'relayed';
}

/** Answers what the stream was opened for in the server's place, and ends it as a server does. */
async function endEvents({ body, response, connection }: Exchange, why: LocalFault): Promise<void> {
  for (const id of requestIdsOf(body)) {
    const error = errorFor(id, why);
    await connection().fromServer(error);
    await writeTo(response, eventWith(error));
  }
  response.end();
}

/** Says to a client that waits for an answer that none will come. */
function answerEnd({ body, response }: Exchange): void {
  const [id] = requestIdsOf(body);
  answerJson(response, 503, errorFor(id, gatewayEnds));
}

function bytesOf({ bytes }: SseEvent): Uint8Array {
  return bytes;
}

async function relayWhole({ relay, exchange, head, body, isDecoded }: Answering): Promise<RelayOutcome> {
  const { response, answers = [] } = exchange;
  const connection = exchange.connection();
  const lengthBytes = isDecoded ? 0 : Number(head.headers['content-length'] ?? 0);
  const hold = relay.room.open();
  response.once('close', () => hold.release());
  const admit = (bytes: number): undefined | Promise<void> => hold.waitFor(bytes);
  const whole = await readBody(body, { bytesMax: relay.bytesMax, lengthBytes, admit, socket: head.socket });
  if (whole.kind !== 'whole') {
    head.destroy();
    if (exchange.cut.aborted) answerEnd(exchange);
    else if (whole.kind === 'broken') response.destroy();
    else answerFault(response, 502, 'The MCP server answered with more than this gateway takes.');
    return whole.kind === 'broken' ? 'cut' : 'relayed';
  }
  // Whatever it is called: a client may take it for JSON.
  if (whole.bytes.byteLength > 0) await connection.fromServer(whole.bytes);
  if (answers.length === 0) {
    writeHead(response, head, isDecoded);
    response.end(whole.bytes);
    return 'relayed';
  }
  const joined = addToBatch(isJson(head) ? whole.bytes : Buffer.alloc(0), answers);
  response.writeHead(head.statusCode === 202 ? 200 : (head.statusCode ?? 502), [
    ...withoutBodyHeaders(headersToClient(head.rawHeaders, { isDecoded: true })),
    ...['content-type', 'application/json', 'content-length', String(joined.byteLength)],
  ]);
  response.end(joined);
  return 'relayed';
}

function writeHead(response: ServerResponse, head: IncomingMessage, isDecoded: boolean): void {
  response.writeHead(head.statusCode ?? 502, head.statusMessage, headersToClient(head.rawHeaders, { isDecoded }));
}

function withoutBodyHeaders(raw: readonly string[]): string[] {
  return raw.filter((_, index) => !/^content-(type|length)$/i.test(raw[index - (index % 2)] ?? ''));
}

/** The body in plain; undefined when it cannot be read. Servers are asked for plain bodies and need not obey. */
function decoded(head: IncomingMessage): Readable | undefined {
  const encoding = (head.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  if (encoding === 'identity' || encoding === '') return head;
  const decoder = Object.hasOwn(decoders, encoding) ? decoders[encoding]?.() : undefined;
  if (decoder === undefined) return undefined;
  head.once('error', (fault) => decoder.destroy(fault));
  return head.pipe(decoder);
}

function isEventStream({ headers }: IncomingMessage): boolean {
  return mediaTypeOf(headers) === 'text/event-stream';
}

function isJson({ headers }: IncomingMessage): boolean {
  const type = mediaTypeOf(headers);
  return type === 'application/json' || type.endsWith('+json');
}

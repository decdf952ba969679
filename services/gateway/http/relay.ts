import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Connection } from '../../sensor/observer/connection.ts';
import { isEventStream, isJson, isLedAway, type NotPassed, plainBodyOf, redirected } from './answer-head.ts';
import { askUpstream, reasonOf, type UpstreamAddress, type UpstreamRequest } from './ask-upstream.ts';
import type { BodyRoom } from './body-room.ts';
import { addToBatch, answerFault, answerJson, writeTo } from './client-response.ts';
import { answerTooLong, errorFor, gatewayEnds, type LocalFault } from './local-answers.ts';
import { requestIdsOf } from './message-slices.ts';
import { headersToClient } from './header-rules.ts';
import { readBody } from './read-body.ts';
import { eventWith, type SseEvent, SseSplitter } from '../../sensor/embedding/sse-splitter.ts';

export interface Relay extends UpstreamAddress {
  readonly bytesMax: number;
  /** For what of the answer is held. */
  readonly room: BodyRoom;
  /** What a Location header becomes; undefined when a client must not follow it. */
  readonly locationFor: (location: string, isOfProtocol: boolean) => string | undefined;
  /** Told why no answer came that can be passed on. */
  readonly onUnreachable: (reason: string) => void;
}

export interface Exchange extends UpstreamRequest {
  /** Asked for once the server has answered. */
  readonly connection: () => Pick<Connection, 'fromServer'>;
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
  const head = await askUpstream(relay, exchange);
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
    const message = 'The MCP server behind this gateway cannot be reached.';
    return refuse(relay, response, { reason: reasonOf(head), message });
  }
  const read = plainBodyOf(head);
  if (!('body' in read)) {
    head.destroy();
    return refuse(relay, response, read);
  }
  exchange.onHead?.(head);
  if (isLedAway({ asked: exchange.request, head }, relay.locationFor)) {
    head.destroy();
    return refuse(relay, response, redirected);
  }
  const answering = { relay, exchange, head, body: read.body, isDecoded: read.body !== head };
  return isEventStream(head) ? relayEvents(answering) : relayWhole(answering);
}

function refuse({ onUnreachable }: Relay, response: ServerResponse, { reason, message }: NotPassed): RelayOutcome {
  onUnreachable(reason);
  answerFault(response, 502, message);
  return 'unreachable';
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

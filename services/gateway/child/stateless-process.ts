/**
 * One stdio server that answers all 2026-07-28 clients of one principal over HTTP.
 * Owns: the server process.
 * Invariants:
 * 1. What must be unique in a conversation (ids, progress tokens, ids of subscriptions) is unique towards the server and
 *    is put back byte for byte towards the client; every other byte stays as it was. A progress token that nobody else
 *    uses stays as well: servers repeat it elsewhere.
 * 2. A client that closes the stream of its request cancels that request and no other.
 * 3. A client that does not read loses its stream; the others do not wait for it.
 */
import { type Envelope, readMessage } from '../../sensor/messages/envelope.ts';
import type { Slice } from '../../sensor/messages/json-scan.ts';
import type { Connection } from '../../sensor/observer/connection.ts';
import type { BodyRoom } from '../http/body-room.ts';
import { answerJson } from '../http/client-response.ts';
import { errorCodes, errorFor, serverGone } from '../http/local-answers.ts';
import type { ServerChild } from '../stdio/server-child.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import { AnswerStream } from './answer-stream.ts';
import type { ClientPost } from './legacy-session.ts';
import { claimsRevision, type MessageSlices, slicesOf } from '../http/message-slices.ts';
import { PendingRequests } from './pending-requests.ts';
import { restoredMessage } from './restored-message.ts';
import { isServerFull, readServerLines, serverReads, writeServerLine } from './server-lines.ts';
import { ServerKnowledge } from './server-knowledge.ts';
import { statelessFault } from './stateless-request.ts';
import { statusOfAnswer } from '../http/status-of-answer.ts';

export interface StatelessProcessDeps {
  readonly child: ServerChild;
  readonly connection: Connection;
  readonly timers: Timers;
  readonly nowMs: () => number;
  readonly bytesMax: number;
  /** For what the server says and nobody has taken yet. */
  readonly room: BodyRoom;
  readonly onOversized: () => void;
  readonly onEnd: () => void;
}

const badRequest = 400;
const notForStateless = { code: errorCodes.invalidRequest, message: 'Send one JSON-RPC message with one id.' };
const noAsking = { code: errorCodes.methodNotFound, message: 'Requests of the server are not part of this revision.' };

export class StatelessProcess {
  readonly #deps: StatelessProcessDeps;
  readonly #pending = new PendingRequests();
  readonly #knowledge = new ServerKnowledge();
  readonly #ended: Promise<void>;
  #lastUsedMs: number;
  #isOver = false;

  constructor(deps: StatelessProcessDeps) {
    this.#deps = deps;
    this.#lastUsedMs = deps.nowMs();
    const onLine = (line: Buffer): Promise<void> => this.#fromServer(line);
    this.#ended = readServerLines({ ...deps, lineBytesMax: deps.bytesMax, onLine })
      .then(() => deps.child.exited)
      .then(() => this.#end());
  }

  get isBusy(): boolean {
    return this.#pending.size > 0;
  }

  get lastUsedMs(): number {
    return this.#lastUsedMs;
  }

  async stop(): Promise<void> {
    await this.#deps.child.stop();
    await this.#ended;
  }

  /** Ends the streams that no call waits for; a client may open them again. */
  endStreams(): void {
    for (const { stream, isStanding } of this.#pending) if (isStanding) stream.end();
  }

  async post(post: ClientPost): Promise<void> {
    this.#lastUsedMs = this.#deps.nowMs();
    const { response, body, headers } = post;
    const message = readMessage(body);
    const envelope = message.kind === 'single' && message.part.kind === 'envelope' ? message.part : undefined;
    if (envelope === undefined || envelope.ids.length > 1) {
      answerJson(response, badRequest, errorFor(undefined, notForStateless));
      return;
    }
    const [id] = envelope.ids;
    if (id === undefined || envelope.methods.length === 0) {
      await this.#tell(post, envelope);
      return;
    }
    const fault = statelessFault({ body, envelope, headers, server: this.#knowledge });
    if (fault !== undefined) answerJson(response, badRequest, errorFor(body.subarray(id.start, id.end), fault));
    else {
      const isStanding = envelope.methods.includes('subscriptions/listen');
      const [method] = envelope.methods;
      await this.#ask({ response, body, headers, post, id, slices: slicesOf(body, envelope), method, isStanding });
    }
  }

  /** A request: goes to the server under a number of its own. */
  async #ask({ response, body, headers, post, id, slices, method, isStanding }: Asking): Promise<void> {
    if (!(await serverReads(this.#deps.child, response))) return;
    const { own, ...asked } = this.#pending.number(body, { id, slices });
    const { number } = asked;
    // A stream that is closed while the call is held ends the hold.
    response.once('close', () => this.#clientClosed(number, response.writableFinished));
    const { forward, answers } = await this.#deps.connection.fromClient(own, { headers });
    if (forward === undefined || this.#isOver || response.destroyed) {
      this.#pending.release(asked);
      const [ours] = answers.map((answer) => restoredMessage(answer, asked));
      const answer = ours ?? (this.#isOver ? errorFor(asked.id, serverGone) : undefined);
      if (answer !== undefined) answerJson(response, statusOfAnswer(answer), answer);
      else if (!response.destroyed) response.writeHead(202).end();
      return;
    }
    const { timers, room } = this.#deps;
    const stream = new AnswerStream({ ...post, timers, room, expected: 1, statusOf: statusOfAnswer });
    this.#pending.add({ stream, method, isStanding, ...asked });
    writeServerLine(this.#deps.child, forward);
  }

  /**
   * A notification. Cancelling is done by closing the stream: an id in a body may be another client's. One that does not
   * say which revision it speaks would tell the server that an older one has begun.
   */
  async #tell({ response, body, headers }: ClientPost, envelope: Envelope): Promise<void> {
    const isForServer = !envelope.methods.includes('notifications/cancelled') && claimsRevision(body, envelope);
    if (!(await serverReads(this.#deps.child, response))) return;
    const outcome = isForServer ? await this.#deps.connection.fromClient(body, { headers }) : undefined;
    // Judging a long message takes its time, in which others may have filled the pipe.
    while (isServerFull(this.#deps.child)) await serverReads(this.#deps.child);
    if (response.destroyed) return;
    if (outcome?.forward !== undefined) writeServerLine(this.#deps.child, outcome.forward);
    response.writeHead(202).end();
  }

  #clientClosed(number: number, isAnswered: boolean): void {
    if (isAnswered) return;
    this.#deps.connection.clientGone(number);
    const pending = this.#pending.numbered(number);
    if (pending === undefined) return;
    this.#pending.forget(pending);
    const params = { requestId: number, reason: 'The client closed the stream.' };
    const cancelled = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params });
    writeServerLine(this.#deps.child, Buffer.from(cancelled));
  }

  async #fromServer(line: Buffer): Promise<void> {
    await this.#deps.connection.fromServer(line);
    const message = readMessage(line);
    const parts = message.kind === 'single' ? [message.part] : [];
    const part = parts.find((one) => one.kind === 'envelope');
    if (part === undefined) return;
    const slices = slicesOf(line, part);
    if (part.methods.length > 0 && part.ids.length > 0) await this.#refuseAsking(line, part.ids);
    else if (part.methods.length > 0) this.#notify(line, slices);
    else this.#answer(line, slices);
  }

  #answer(line: Buffer, { ids }: MessageSlices): void {
    const pending = this.#pending.at(line, ids);
    if (pending === undefined) return;
    this.#pending.forget(pending);
    this.#knowledge.learn(pending.method, line);
    this.#lastUsedMs = this.#deps.nowMs();
    this.#send(pending.stream, pending.stream.answer(restoredMessage(line, pending)));
  }

  #notify(line: Buffer, slices: MessageSlices): void {
    const pending = this.#pending.toldBy(line, slices);
    if (pending !== undefined) this.#send(pending.stream, pending.stream.event(restoredMessage(line, pending)));
  }

  #send(stream: AnswerStream, sending: Promise<void>): void {
    void sending;
    if (stream.waitingBytes > this.#deps.bytesMax) stream.drop();
  }

  async #refuseAsking(line: Buffer, ids: readonly Slice[]): Promise<void> {
    for (const id of ids.slice(-1)) {
      await serverReads(this.#deps.child);
      writeServerLine(this.#deps.child, errorFor(line.subarray(id.start, id.end), noAsking));
    }
  }

  async #end(): Promise<void> {
    const { connection, onEnd } = this.#deps;
    this.#isOver = true;
    onEnd();
    connection.serverLost();
    connection.end();
    for (const { id, stream } of this.#pending.takeAll()) this.#send(stream, stream.answer(errorFor(id, serverGone)));
  }
}

interface Asking extends Pick<ClientPost, 'response' | 'body' | 'headers'> {
  readonly post: ClientPost;
  readonly id: Slice;
  readonly slices: MessageSlices;
  readonly isStanding: boolean;
  readonly method: string | undefined;
}

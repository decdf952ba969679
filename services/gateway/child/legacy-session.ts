/**
 * A session of the revisions up to 2025-11-25 over HTTP, in front of a stdio server of its own.
 * Owns: the server process, the requests that wait for an answer, and the client's streams.
 * Invariants:
 * 1. Every request is answered once: by the server, or, when it ends, by the gateway.
 * 2. A dropped stream is no cancellation: the call goes on, and its answer waits for a client that comes back for it.
 * 3. What the server says unasked waits, within bounds, until the client listens.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Connection, SessionEnder } from '../../sensor/observer/connection.ts';
import type { Envelope } from '../../sensor/messages/envelope.ts';
import type { BodyRoom } from '../http/body-room.ts';
import { answerJson, joinAnswers } from '../http/client-response.ts';
import { errorFor, serverGone, unreadable } from '../http/local-answers.ts';
import type { ServerChild } from '../stdio/server-child.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import { AnswerStream } from './answer-stream.ts';
import { answersWithoutServer, envelopesOf } from './answers-without-server.ts';
import { EventJournal } from './event-journal.ts';
import { EventStream } from './event-stream.ts';
import { isServerFull, readServerLines, serverReads, writeServerLine } from './server-lines.ts';
import { SessionRequests } from './session-requests.ts';
import { UnaskedMessages } from './unasked-messages.ts';

export interface LegacySessionDeps {
  readonly id: string;
  readonly principal: string;
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

export interface ClientPost {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly isBatch: boolean;
}

export class LegacySession {
  readonly id: string;
  readonly principal: string;
  readonly #deps: LegacySessionDeps;
  readonly #requests = new SessionRequests();
  readonly #ended: Promise<void>;
  readonly #journal = new EventJournal<EventStream>();
  readonly #listeners = new WeakSet<EventStream>();
  #listener: EventStream | undefined;
  readonly #unasked = new UnaskedMessages();
  #lastUsedMs: number;
  #by: SessionEnder = 'server';
  #isOver = false;

  constructor(deps: LegacySessionDeps) {
    this.id = deps.id;
    this.principal = deps.principal;
    this.#deps = deps;
    this.#lastUsedMs = deps.nowMs();
    const onLine = (line: Buffer): Promise<void> => this.#fromServer(line);
    this.#ended = readServerLines({ ...deps, lineBytesMax: deps.bytesMax, onLine })
      .then(() => deps.child.exited)
      .then(() => this.#end());
  }

  get isBusy(): boolean {
    return this.#requests.size > 0 || this.#listener?.isOpen === true;
  }

  get lastUsedMs(): number {
    return this.#lastUsedMs;
  }

  /** `by`: who ended it, when that was not the server. */
  async stop(by: SessionEnder = 'server'): Promise<void> {
    this.#by = by;
    await this.#deps.child.stop();
    await this.#ended;
  }

  /** Ends the listening stream; the client may open it again. */
  endStreams(): void {
    this.#listener?.end();
  }

  async post(post: ClientPost): Promise<void> {
    this.#lastUsedMs = this.#deps.nowMs();
    const { response, body, headers } = post;
    const { connection, child } = this.#deps;
    if (envelopesOf(body).length === 0) {
      // What the server would say to it has no id by which it could come back here.
      answerJson(response, 400, errorFor(undefined, unreadable));
      return;
    }
    if (!(await serverReads(child, response))) return;
    const { forward, answers } = await connection.fromClient(body, { headers });
    // Judging a long message takes its time, in which others may have filled the pipe.
    while (forward !== undefined && isServerFull(child)) await serverReads(child);
    if (this.#isOver) answerAlone(post, answersWithoutServer(body, answers));
    else if (forward === undefined) answerAlone(post, answers);
    else await this.#pass(post, { forward, answers });
  }

  async #pass(post: ClientPost, { forward, answers }: { forward: Uint8Array; answers: readonly Uint8Array[] }) {
    const { response } = post;
    const stream = this.#expect(post, forward, answers.length);
    if (stream === undefined && response.destroyed) return;
    for (const answer of answers) await stream?.answer(answer);
    if (stream === undefined) response.writeHead(202).end();
    writeServerLine(this.#deps.child, forward);
  }

  /** Answers with a stream of what the server says unasked, or with the rest of the stream that the client lost. */
  async listen({ headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#lastUsedMs = this.#deps.nowMs();
    response.once('close', () => {
      this.#lastUsedMs = this.#deps.nowMs();
    });
    const lost = headers['last-event-id'];
    const found = typeof lost === 'string' ? this.#journal.find(lost) : undefined;
    if (found !== undefined) {
      await found.stream.resume(response, found.number);
      if (this.#listeners.has(found.stream)) await this.#listenOn(found.stream);
    } else if (this.#listener?.isOpen === true) {
      const error = { code: -32000, message: 'This session has a listening stream already.' };
      answerJson(response, 409, errorFor(undefined, error));
    } else {
      const listener = new EventStream(response, { ...this.#deps, journal: this.#journal });
      this.#listeners.add(listener);
      if (takesPriming(headers)) await listener.prime();
      await this.#listenOn(listener);
    }
  }

  async #listenOn(listener: EventStream): Promise<void> {
    this.#listener = listener;
    for (const message of this.#unasked.takeAll()) await listener.say(message);
  }

  /** Notes which answers the client waits for; undefined when it waits for none. */
  #expect(post: ClientPost, forward: Uint8Array, ours: number): AnswerStream | undefined {
    const requests = envelopesOf(forward).filter(({ methods, ids }) => methods.length > 0 && ids.length > 0);
    if (requests.length === 0 && ours === 0) return undefined;
    const { timers, room } = this.#deps;
    const isPrimed = takesPriming(post.request.headers);
    const stream = new AnswerStream({
      ...post,
      timers,
      room,
      expected: requests.length + ours,
      journal: this.#journal,
      isPrimed,
    });
    for (const request of requests) this.#requests.add(forward, request, stream);
    return stream;
  }

  async #fromServer(line: Buffer): Promise<void> {
    await this.#deps.connection.fromServer(line);
    const parts = envelopesOf(line);
    const answered = parts.flatMap((part) => this.#requests.settle(line, part) ?? []);
    const [first] = answered;
    if (first !== undefined) {
      this.#lastUsedMs = this.#deps.nowMs();
      await first.stream.answer(line, answered.length);
    } else if (parts.length > 0) await this.#unaskedFor(line, parts);
  }

  /** Goes where the client reads: beside the call that it belongs to, else to any call, else to the listening stream. */
  async #unaskedFor(line: Uint8Array, parts: readonly Envelope[]): Promise<void> {
    const stream = this.#requests.streamFor(line, parts);
    if (stream !== undefined) await stream.event(line);
    else if (this.#listener?.isOpen === true) await this.#listener.say(line);
    else this.#unasked.keep(line);
  }

  async #end(): Promise<void> {
    const { connection, onEnd } = this.#deps;
    this.#isOver = true;
    onEnd();
    connection.serverLost();
    connection.end(this.#by);
    for (const { id, stream } of this.#requests.takeAll()) await stream.answer(errorFor(id, serverGone));
    this.#listener?.end();
  }
}

/** Clients of older revisions take an event without a message for a broken one. */
function takesPriming({ 'mcp-protocol-version': version }: IncomingHttpHeaders): boolean {
  return typeof version === 'string' && version >= '2025-11-25';
}

/** With what the gateway says itself; the server is not asked. */
function answerAlone({ response, isBatch }: ClientPost, answers: readonly Uint8Array[]): void {
  if (answers.length > 0) answerJson(response, 200, joinAnswers(answers, { asBatch: isBatch }));
  else response.writeHead(202).end();
}

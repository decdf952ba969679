import type { Readable, Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { ClientOutcome, Connection } from '../../sensor/observer/connection.ts';
import { answerTooLong, errorFor, messageTooLong } from '../http/local-answers.ts';
import { drained } from './drained.ts';
import { LineFramer } from './line-framer.ts';
import type { ServerChild, ServerExit } from './server-child.ts';

export interface StdioProxyDeps {
  readonly connection: Connection;
  readonly child: ServerChild;
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly lineBytesMax: number;
  readonly onOversized: (side: 'client' | 'server') => void;
}

const newLine = 10;
const lineFeed = Buffer.from('\n');
const lookMs = 1000;

/**
 * Stands between a client's pipes and a server's: each line goes on as its own bytes once the connection has judged it.
 * Resolves when the server has ended and all that it said was delivered.
 */
export async function proxyStdio(deps: StdioProxyDeps): Promise<ServerExit> {
  const { child, connection, stdin, stdout } = deps;
  const farewell = new Farewell(deps);
  const fromServer = pumpServer(deps, () => farewell.answered());
  void pumpClient(deps).then(() => farewell.said());
  void fromServer.then(() => child.stop());
  // Whoever does not read any more has left.
  stdout.on('error', () => farewell.gone()).on('close', () => farewell.gone());
  const exit = await child.exited;
  await fromServer;
  farewell.over();
  connection.serverLost();
  connection.end();
  stdin.destroy();
  return exit;
}

async function pumpClient({ connection, child, stdin, stdout, lineBytesMax, onOversized }: StdioProxyDeps) {
  const framer = new LineFramer({ lineBytesMax });
  const deliver = async (outcome: ClientOutcome): Promise<void> => {
    for (const answer of outcome.answers) await write(stdout, Buffer.concat([answer, lineFeed]));
    if (outcome.forward !== undefined) await write(child.stdin, outcome.forward);
  };
  const judge = async (line: Buffer): Promise<void> => {
    const judged = connection.fromClient(line);
    // What is left of a batch lost the end of its line; a last line that had none gets none.
    const ended = (outcome: ClientOutcome): ClientOutcome =>
      outcome.forward === undefined || line.at(-1) !== newLine
        ? outcome
        : { ...outcome, forward: withLineFeed(outcome.forward) };
    const outcome = judged instanceof Promise ? judged.then(ended) : ended(judged);
    if (!(outcome instanceof Promise)) return deliver(outcome);
    const delivered = outcome.then(deliver);
    // A held call must not keep the messages behind it; a long one stays before them.
    const isJudged = await Promise.race([outcome.then(() => true), whenJudged(connection)]);
    if (isJudged) await delivered;
  };
  await readChunks(stdin, async (chunk) => {
    const { lines, oversized } = framer.push(chunk);
    for (const line of lines) await judge(line);
    for (const { isRequest, id } of oversized) {
      onOversized('client');
      await write(stdout, withLineFeed(errorFor(isRequest ? id : undefined, messageTooLong)));
    }
  });
  const rest = framer.end();
  if (rest !== undefined) await judge(rest);
}

/** What is not done by then is held. */
async function whenJudged(connection: Connection): Promise<false> {
  await connection.judging();
  return turn(false);
}

/**
 * What follows when the client has said its last: the server's input ends too, and it answers what it was asked. When
 * nobody waits for an answer it is ended.
 */
class Farewell {
  readonly #deps: StdioProxyDeps;
  readonly #parent = process.ppid;
  #isSaid = false;
  #looking: NodeJS.Timeout | undefined;

  constructor(deps: StdioProxyDeps) {
    this.#deps = deps;
  }

  said(): void {
    this.#isSaid = true;
    this.#deps.child.stdin.end();
    this.answered();
    // A client that died reads no answer.
    this.#looking = setInterval(() => {
      if (process.ppid !== this.#parent) this.gone();
    }, lookMs);
  }

  answered(): void {
    const { connection, child } = this.#deps;
    if (this.#isSaid && !connection.isAwaiting()) void child.stop();
  }

  gone(): void {
    this.#deps.connection.clientGone();
    void this.#deps.child.stop();
  }

  over(): void {
    clearInterval(this.#looking);
  }
}

async function pumpServer(
  { connection, child, stdout, lineBytesMax, onOversized }: StdioProxyDeps,
  onAnswer: () => void,
): Promise<void> {
  const framer = new LineFramer({ lineBytesMax });
  const deliver = async (line: Buffer): Promise<void> => {
    await connection.fromServer(line);
    await write(stdout, line);
    onAnswer();
  };
  await readChunks(child.stdout, async (chunk) => {
    const { lines, oversized } = framer.push(chunk);
    for (const line of lines) await deliver(line);
    for (const { isAnswer, id } of oversized) {
      onOversized('server');
      if (isAnswer) await deliver(Buffer.concat([errorFor(id, answerTooLong), lineFeed]));
    }
  });
  const rest = framer.end();
  if (rest !== undefined) await deliver(rest);
}

/** A stream that breaks ends; the one who waits for the other end is told by the other end. */
async function readChunks(stream: Readable, take: (chunk: Buffer) => Promise<void>): Promise<void> {
  try {
    for await (const chunk of stream) await take(chunk as Buffer);
  } catch {
    return;
  }
}

/** Waits while the reader is slower than the writer. */
function write(stream: Writable, bytes: Uint8Array): Promise<void> {
  if (stream.destroyed || !stream.writable || stream.write(bytes)) return Promise.resolve();
  return drained(stream);
}

function withLineFeed(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === newLine ? bytes : Buffer.concat([bytes, lineFeed]);
}

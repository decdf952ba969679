import type { Readable, Writable } from 'node:stream';
import type { ClientOutcome, Connection } from '../../sensor/observer/connection.ts';
import { answerTooLong, errorFor, messageTooLong } from '../http/local-answers.ts';
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

const lineFeed = Buffer.from('\n');

/**
 * Stands between a client's pipes and a server's: each line goes on as its own bytes once the connection has judged it.
 * Resolves when the server has ended and all that it said was delivered.
 */
export async function proxyStdio(deps: StdioProxyDeps): Promise<ServerExit> {
  const { child, connection, stdin } = deps;
  const fromServer = pumpServer(deps);
  const fromClient = pumpClient(deps);
  // A side that ends its stream has left the conversation; the server is told by the end of its input.
  void Promise.race([fromClient, fromServer]).then(() => child.stop());
  const exit = await child.exited;
  await fromServer;
  connection.serverLost();
  connection.end();
  stdin.destroy();
  return exit;
}

async function pumpClient({ connection, child, stdin, stdout, lineBytesMax, onOversized }: StdioProxyDeps) {
  const framer = new LineFramer({ lineBytesMax });
  const deliver = async (outcome: ClientOutcome): Promise<void> => {
    for (const answer of outcome.answers) await write(stdout, Buffer.concat([answer, lineFeed]));
    if (outcome.forward !== undefined) await write(child.stdin, withLineFeed(outcome.forward));
  };
  const judge = async (line: Buffer): Promise<void> => {
    const outcome = connection.fromClient(line);
    // A held call must not keep the messages behind it.
    if (outcome instanceof Promise) void outcome.then(deliver);
    else await deliver(outcome);
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
  connection.clientGone();
}

async function pumpServer({ connection, child, stdout, lineBytesMax, onOversized }: StdioProxyDeps): Promise<void> {
  const framer = new LineFramer({ lineBytesMax });
  const deliver = async (line: Buffer): Promise<void> => {
    await connection.fromServer(line);
    await write(stdout, line);
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

/** One wait for each stream, however many lines wait for it. */
const draining = new WeakMap<Writable, Promise<void>>();

/** Waits while the reader is slower than the writer. */
function write(stream: Writable, bytes: Uint8Array): Promise<void> {
  if (stream.destroyed || !stream.writable) return Promise.resolve();
  if (stream.write(bytes)) return Promise.resolve();
  const known = draining.get(stream);
  if (known !== undefined) return known;
  const drained = new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done).off('error', done);
      draining.delete(stream);
      resolve();
    };
    stream.on('drain', done).on('close', done).on('error', done);
  });
  draining.set(stream, drained);
  return drained;
}

function withLineFeed(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, lineFeed]);
}

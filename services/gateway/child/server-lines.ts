/** A stdio server as messages: what it says line by line, and what it is told, each in one line. */
import type { ServerResponse } from 'node:http';
import type { BodyRoom } from '../http/body-room.ts';
import { answerTooLong, errorFor } from '../http/local-answers.ts';
import { drained } from '../stdio/drained.ts';
import { LineFramer } from '../stdio/line-framer.ts';
import type { ServerChild } from '../stdio/server-child.ts';

export interface ServerLinesDeps {
  readonly child: ServerChild;
  readonly lineBytesMax: number;
  /** For lines that come in many parts. */
  readonly room: BodyRoom;
  readonly onOversized: () => void;
  /** The next line is taken only after this one was. */
  readonly onLine: (line: Buffer) => Promise<void>;
}

const lf = 10;
const cr = 13;
const space = 0x20;

/** Resolves when the server has ended and all that it said was taken. */
export async function readServerLines(deps: ServerLinesDeps): Promise<void> {
  const { child, lineBytesMax, room, onOversized, onLine } = deps;
  const framer = new LineFramer({ lineBytesMax });
  const hold = room.open();
  try {
    for await (const chunk of child.stdout) {
      if (framer.heldBytes > 0) await hold.waitFor((chunk as Buffer).byteLength);
      const { lines, oversized } = framer.push(chunk as Buffer);
      for (const line of lines) await onLine(withoutLineEnd(line));
      for (const { isAnswer, id } of oversized) {
        onOversized();
        if (isAnswer) await onLine(errorFor(id, answerTooLong));
      }
      hold.keep(framer.heldBytes);
    }
  } catch {
    // A pipe that breaks is the end of the server, which the child tells.
  }
  const rest = framer.end();
  if (rest !== undefined) await onLine(rest);
  hold.release();
  // A server that closed its output has left the conversation.
  await child.stop();
}

/**
 * Resolves when the server has read what it was told, or is gone. Whoever waits for this before it has more said to a
 * server leaves no more in memory than one message of each that waits. False when the client has left meanwhile: what it
 * wanted to say never reached the server, so nobody can wait for an answer to it.
 */
export async function serverReads({ stdin }: ServerChild, client?: ServerResponse): Promise<boolean> {
  while (stdin.writableNeedDrain && !stdin.destroyed) await drained(stdin);
  return client?.destroyed !== true;
}

/** The server has not read what it was told. */
export function isServerFull({ stdin }: ServerChild): boolean {
  return stdin.writableNeedDrain && !stdin.destroyed;
}

/** A server that is gone takes everything. */
export function writeServerLine({ stdin }: ServerChild, message: Uint8Array): void {
  if (!stdin.destroyed && stdin.writable) stdin.write(asLine(message));
}

/** Line breaks between the tokens of a message would part it; inside its strings there can be none. */
function asLine(message: Uint8Array): Buffer {
  const line = Buffer.alloc(message.byteLength + 1, lf);
  line.set(message);
  for (let at = 0; at < message.byteLength; at += 1) if (line[at] === lf || line[at] === cr) line[at] = space;
  return line;
}

function withoutLineEnd(line: Buffer): Buffer {
  let end = line.byteLength;
  while (end > 0 && (line[end - 1] === lf || line[end - 1] === cr)) end -= 1;
  return line.subarray(0, end);
}

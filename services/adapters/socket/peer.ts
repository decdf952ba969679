/**
 * One side of a connection, over which both sides ask and answer.
 *
 * Owns the socket, the calls that wait for an answer, and those that are being answered. Invariants:
 * 1. What is told is handled in the order of its coming, one after the other; nothing behind it is read meanwhile, so a
 *    slow reader slows the writer down.
 * 2. At most `runningMax` calls are answered at a time, up to where their answers have left; past that nothing is read.
 * 3. When the connection ends, for whatever reason, every call that waits fails with E_LOG_UNAVAILABLE.
 */
import type { Socket } from 'node:net';
import { type ErrorCode, errorCodes, isRetryable, ShearpinError } from '../../../schemas/errors.ts';
import { type Frame, frameBytesMax, FrameReader, noFrame, writeFrame } from './frames.ts';
import { Wakeup } from './wakeup.ts';

export interface PeerHandlers {
  /** Answers a call; what it throws is told to the caller. */
  onCall(name: string, args: Frame): Promise<Frame>;
  /** A throw ends the connection. */
  onTold(name: string, args: Frame): void | Promise<void>;
}

interface Waiting {
  readonly resolve: (value: Frame) => void;
  readonly reject: (fault: unknown) => void;
}

const runningMax = 64;
const messageCharactersMax = 1000;

export class Peer {
  readonly #socket: Socket;
  readonly #reader: FrameReader;
  readonly #waiting = new Map<number, Waiting>();
  readonly #answered = new Wakeup();
  #handlers: PeerHandlers;
  #lastCall = 0;
  #running = 0;
  #isClosed = false;
  /** Resolves when nothing more comes, with what the other side did wrong, if anything. */
  readonly ended: Promise<unknown>;

  constructor(socket: Socket, handlers: PeerHandlers, { bytesMax = frameBytesMax }: { bytesMax?: number } = {}) {
    this.#socket = socket;
    this.#handlers = handlers;
    this.#reader = new FrameReader({ bytesMax });
    // A broken connection is told by its end.
    socket.on('error', () => undefined);
    this.ended = this.#read();
  }

  /** From the next frame on others handle what comes, and frames may be as large as records need. */
  handOver(handlers: PeerHandlers): void {
    this.#handlers = handlers;
    this.#reader.bytesMax = frameBytesMax;
  }

  async call(name: string, args: Frame = {}): Promise<Frame> {
    if (this.#isClosed) throw gone();
    this.#lastCall += 1;
    const call = this.#lastCall;
    const { promise, resolve, reject } = Promise.withResolvers<Frame>();
    this.#waiting.set(call, { resolve, reject });
    try {
      this.#socket.write(writeFrame({ call, name, args }));
    } catch (fault) {
      this.#waiting.delete(call);
      throw fault;
    }
    return promise;
  }

  /** Resolves when the other side may be told more. */
  async tell(name: string, args: Frame = {}): Promise<void> {
    if (this.#isClosed) throw gone();
    await this.#write({ name, args });
  }

  /** Ends the connection at once. */
  close(): void {
    this.#isClosed = true;
    this.#socket.destroy();
  }

  /** Ends the connection when everything that was written has left. */
  finish(): void {
    this.#socket.end();
  }

  async #write(frame: Frame): Promise<void> {
    const bytes = writeFrame(frame);
    if (this.#isClosed || this.#socket.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#socket.off('drain', done).off('close', done);
        resolve();
      };
      this.#socket.on('drain', done).on('close', done);
    });
  }

  async #read(): Promise<unknown> {
    try {
      for await (const chunk of this.#socket) {
        for (const frame of this.#reader.push(chunk as Buffer)) await this.#take(frame);
      }
      return undefined;
    } catch (fault) {
      // A connection that broke is no one's fault.
      return fault instanceof ShearpinError ? fault : undefined;
    } finally {
      this.close();
      for (const { reject } of this.#waiting.values()) reject(gone());
      this.#waiting.clear();
    }
  }

  async #take(frame: Frame): Promise<void> {
    const { call, answer, name, args } = frame;
    if (typeof answer === 'number') {
      this.#settle(answer, frame);
    } else if (typeof name !== 'string' || !isFrame(args)) {
      throw noFrame();
    } else if (call === undefined) {
      await this.#handlers.onTold(name, args);
    } else if (typeof call === 'number') {
      void this.#answer(call, this.#handlers.onCall(name, args));
      while (this.#running >= runningMax) await this.#answered.next();
    } else throw noFrame();
  }

  #settle(call: number, { value, fault }: Frame): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    if (fault === undefined) waiting?.resolve(isFrame(value) ? value : {});
    else waiting?.reject(faultFrom(fault));
  }

  async #answer(call: number, answering: Promise<Frame>): Promise<void> {
    this.#running += 1;
    const said = await answering.then(
      (value): Frame => ({ answer: call, value }),
      (fault: unknown): Frame => ({ answer: call, fault: faultAsFrame(fault) }),
    );
    await this.#write(said);
    this.#running -= 1;
    this.#answered.wake();
  }
}

export function isFrame(value: unknown): value is Frame {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function gone(): ShearpinError {
  return new ShearpinError('E_LOG_UNAVAILABLE', 'The gateway that keeps the log is away.', { retryable: true });
}

/** Only what this product says of its own faults is told: the message of another may quote anything. */
function faultAsFrame(fault: unknown): Frame {
  if (!(fault instanceof ShearpinError)) return { code: 'E_INVARIANT', message: 'The call failed.', retryable: false };
  return { code: fault.code, message: fault.message, retryable: isRetryable(fault) };
}

function faultFrom(fault: unknown): ShearpinError {
  const { code, message, retryable } = isFrame(fault) ? fault : {};
  if (typeof code !== 'string' || !isErrorCode(code) || typeof message !== 'string') return gone();
  return new ShearpinError(code, message.slice(0, messageCharactersMax), { retryable: retryable === true });
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}

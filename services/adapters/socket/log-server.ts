/**
 * Serves a log to other processes over a Unix socket.
 *
 * Owns the listening socket and its connections. Invariants:
 * 1. The socket appears at its path ready, for its user only, and in place of one that a dead process left.
 * 2. Nobody may do anything before a proof; who proves nothing in time, or speaks otherwise, is cut off.
 * 3. At its close it removes its own socket only, never that of a successor.
 */
import { chmod, rename, rm, stat } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import type { Log } from '../../engine/ports/log.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import { receive, type SocketAuthority, strangerBytesMax } from './handshake.ts';
import { Peer, type PeerHandlers } from './peer.ts';
import { ServedLog } from './served-log.ts';
import { requireUsable } from './socket-place.ts';

export type StrangerFault = 'protocol' | 'key' | 'garbage' | 'silence' | 'crowd';

export interface LogServerOptions extends SocketAuthority {
  readonly path: string;
  readonly log: Log;
  /** Names the log to those who have read a part of it. */
  readonly logId: string;
  readonly timers: Timers;
  readonly onConnections?: (count: number) => void;
  readonly onRefused?: (why: StrangerFault) => void;
}

export interface LogServer {
  /** Ends all connections. Idempotent. */
  close(): Promise<void>;
}

const connectionsMax = 256;
const proofMs = 5000;

/** Throws E_LISTEN when the path cannot be used. */
export async function serveLog(options: LogServerOptions): Promise<LogServer> {
  const { path } = options;
  await requireUsable(path);
  const connections = new Connections(options);
  const server = createServer((socket) => connections.take(socket));
  // Listening under another name first: at the path it is never half ready, and a close removes that name only.
  const first = `${path}.${process.pid}`;
  await rm(first, { force: true });
  await listen(server, first);
  await chmod(first, 0o600);
  await rename(first, path);
  const { ino } = await stat(path);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const isOwn = (await stat(path).catch(() => undefined))?.ino === ino;
    if (isOwn) await rm(path, { force: true });
    const closed = new Promise((resolve) => server.close(resolve));
    await connections.close();
    await closed;
  };
  return { close: () => (closing ??= close()) };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      // A connection that could not be taken is the other side's to open again.
      server.on('error', () => undefined);
      resolve();
    });
  });
}

class Connections {
  readonly #options: LogServerOptions;
  readonly #open = new Map<Peer, Promise<void>>();

  constructor(options: LogServerOptions) {
    this.#options = options;
  }

  take(socket: Socket): void {
    const { onRefused, onConnections } = this.#options;
    if (this.#open.size >= connectionsMax) {
      socket.destroy();
      onRefused?.('crowd');
      return;
    }
    const stranger = new Stranger(socket, this.#options);
    this.#open.set(
      stranger.peer,
      stranger.served().finally(() => {
        this.#open.delete(stranger.peer);
        onConnections?.(this.#open.size);
      }),
    );
    onConnections?.(this.#open.size);
  }

  async close(): Promise<void> {
    for (const peer of this.#open.keys()) peer.close();
    await Promise.all(this.#open.values());
  }
}

/** A connection from its first byte to its last. */
class Stranger {
  readonly peer: Peer;
  readonly #options: LogServerOptions;
  readonly #known = new AbortController();
  #fault: StrangerFault | undefined;
  #served: ServedLog | undefined;

  constructor(socket: Socket, options: LogServerOptions) {
    this.#options = options;
    const reception = receive({ ...options, onProved: () => this.#admit(), onRefused: (why) => this.#refuse(why) });
    this.peer = new Peer(socket, this.#strict(reception), { bytesMax: strangerBytesMax });
  }

  /** Resolves when it is gone and nothing of it is left. */
  async served(): Promise<void> {
    void this.#cutOffInTime();
    const fault = await this.peer.ended;
    this.#known.abort();
    if (fault !== undefined) this.#refuse('garbage');
    await this.#served?.close();
  }

  /** Whoever asks for something else than to be let in is cut off once it was told no. */
  #strict(reception: PeerHandlers): PeerHandlers {
    return {
      onCall: async (name, args) => {
        try {
          return await reception.onCall(name, args);
        } catch (fault) {
          this.#refuse('garbage');
          throw fault;
        }
      },
      onTold: (name, args) => reception.onTold(name, args),
    };
  }

  #admit(): void {
    this.#known.abort();
    this.#served = new ServedLog(this.#options.log, this.peer);
    this.peer.handOver(this.#served);
  }

  #refuse(why: StrangerFault): void {
    if (this.#fault !== undefined) return;
    this.#fault = why;
    this.#options.onRefused?.(why);
    setImmediate(() => this.peer.finish());
  }

  async #cutOffInTime(): Promise<void> {
    const { signal } = this.#known;
    await this.#options.timers.sleep(proofMs, signal);
    if (signal.aborted) return;
    this.#refuse('silence');
    this.peer.close();
  }
}

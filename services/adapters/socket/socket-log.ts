/**
 * The log of another process, over its Unix socket. Each part of it has a connection of its own, so that none waits for
 * another. Nothing heals by itself: when the other process is gone, `ended` says so, and whoever opened this log looks
 * for another.
 */
import { createConnection, type Socket } from 'node:net';
import type {
  Log,
  LogFollower,
  LogProducer,
  OutgoingRecord,
  RecordPlace,
  TopicAdmin,
  TopicSpec,
} from '../../engine/ports/log.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import { type Frame, noFrame } from './frames.ts';
import { greet, type SocketAuthority } from './handshake.ts';
import { gone, Peer, type PeerHandlers } from './peer.ts';
import { basketsOf } from './record-basket.ts';
import { SocketFollower } from './socket-follower.ts';
import { SocketMember } from './socket-member.ts';
import { requireUsable } from './socket-place.ts';
import { countFrom, listFrom, nameFrom, outgoingAsFrame, placesFrom } from './wire.ts';

export interface SocketLogOptions extends SocketAuthority {
  readonly path: string;
  readonly timers: Timers;
}

export interface Attendance {
  readonly logId: string;
  /** gone: the other process closed the connection or died. hung: it lives and has not answered for long. */
  readonly ended: Promise<'gone' | 'hung'>;
}

/** Opens a connection that has proved itself. */
export type Connect = (handlers: PeerHandlers) => Promise<Peer>;

/** Counted in turns of this process's own clock, so that a machine that slept takes nobody for hung. */
const pingMs = 1000;
const unansweredMax = 5;

export const mute: PeerHandlers = {
  onCall: () => Promise.reject(noFrame()),
  onTold() {
    throw noFrame();
  },
};

export class SocketLog implements Log {
  readonly #options: SocketLogOptions;
  readonly #peers = new Set<Peer>();
  readonly #closing = new AbortController();

  constructor(options: SocketLogOptions) {
    this.#options = options;
  }

  /**
   * Greets the process that keeps the log, and watches it from then on. Throws E_LOG_UNAVAILABLE: retryable when nobody
   * listens, OtherPipeline when it is none of ours. Throws E_LISTEN when what stands at the path may not be used.
   */
  async attend(): Promise<Attendance | 'hung'> {
    const { path, timers } = this.#options;
    await requireUsable(path);
    const { signal } = this.#closing;
    const peer = this.#watch(new Peer(await reach(path), mute));
    const greeted = greet(peer, this.#options);
    if ((await answers({ timers, signal, answer: greeted })) === 'hung') {
      peer.close();
      return 'hung';
    }
    const { logId } = await greeted;
    return { logId, ended: this.#keepAsking(peer) };
  }

  producer(): LogProducer {
    return new SocketProducer(this.#connect);
  }

  member(groupId: string, topics: readonly string[]): SocketMember {
    return new SocketMember(this.#connect, { groupId, topics });
  }

  follower(): LogFollower {
    return new SocketFollower(this.#connect, this.#options.timers);
  }

  admin(): TopicAdmin {
    return new SocketAdmin(this.#connect);
  }

  /** Ends every connection. */
  close(): void {
    this.#closing.abort();
    for (const peer of this.#peers) peer.close();
  }

  readonly #connect: Connect = async (handlers) => {
    if (this.#closing.signal.aborted) throw gone();
    const peer = this.#watch(new Peer(await reach(this.#options.path), handlers));
    await greet(peer, this.#options);
    return peer;
  };

  #watch(peer: Peer): Peer {
    this.#peers.add(peer);
    void peer.ended.then(() => this.#peers.delete(peer));
    if (this.#closing.signal.aborted) peer.close();
    return peer;
  }

  async #keepAsking(peer: Peer): Promise<'gone' | 'hung'> {
    const { timers } = this.#options;
    const over = new AbortController();
    void peer.ended.then(() => over.abort());
    while (!over.signal.aborted) {
      const ping = peer.call('ping');
      ping.catch(() => undefined);
      if ((await answers({ timers, signal: over.signal, answer: ping })) === 'hung') {
        peer.close();
        return 'hung';
      }
      await timers.sleep(pingMs, over.signal);
    }
    return 'gone';
  }
}

interface Awaited {
  readonly timers: Timers;
  readonly signal: AbortSignal;
  readonly answer: Promise<unknown>;
}

/** Whether an answer of either kind comes while one has patience. */
async function answers({ timers, signal, answer }: Awaited): Promise<'answered' | 'hung'> {
  const came = new AbortController();
  const stop = (): void => came.abort();
  answer.then(stop, stop);
  const over = AbortSignal.any([signal, came.signal]);
  for (let turn = 0; turn < unansweredMax && !over.aborted; turn += 1) await timers.sleep(pingMs, over);
  return over.aborted ? 'answered' : 'hung';
}

/** Throws E_LOG_UNAVAILABLE, retryable, when nobody listens. */
async function reach(path: string): Promise<Socket> {
  const socket = createConnection(path);
  try {
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return socket;
  } catch {
    throw gone();
  }
}

class SocketProducer implements LogProducer {
  readonly #connect: Connect;
  #peer: Promise<Peer> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  /** One after the other, so that the records of one call are not taken for those of another. */
  produce(records: readonly OutgoingRecord[]): Promise<readonly (RecordPlace | undefined)[]> {
    const produced = this.#turn.then(() => this.#produce(records));
    this.#turn = produced.catch(() => undefined);
    return produced;
  }

  async close(): Promise<void> {
    const peer = await this.#peer?.catch(() => undefined);
    peer?.close();
  }

  async #produce(records: readonly OutgoingRecord[]): Promise<readonly (RecordPlace | undefined)[]> {
    const places: (RecordPlace | undefined)[] = [];
    this.#peer ??= this.#connect(mute);
    try {
      const peer = await this.#peer;
      for (const part of basketsOf(records)) {
        const frames = part.map(outgoingAsFrame);
        for (const frame of frames) await peer.tell('record', frame);
        places.push(...placesFrom(await peer.call('produce')));
      }
      return places;
    } catch (fault) {
      // What was told and not produced would be taken for part of the next call.
      (await this.#peer.catch(() => undefined))?.close();
      this.#peer = undefined;
      throw fault;
    }
  }
}

class SocketAdmin implements TopicAdmin {
  readonly #connect: Connect;

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  async ensure(specs: readonly TopicSpec[]): Promise<readonly string[]> {
    const { made } = await this.#ask('ensure', { specs });
    return listFrom(made, nameFrom);
  }

  async check(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { counts } = await this.#ask('check', { topics });
    return new Map(listFrom(counts, countOf));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #ask(name: string, args: Frame): Promise<Frame> {
    const peer = await this.#connect(mute);
    try {
      return await peer.call(name, args);
    } finally {
      peer.close();
    }
  }
}

function countOf(pair: unknown): readonly [string, number] {
  const [topic, count] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
  return [nameFrom(topic), countFrom(count)];
}

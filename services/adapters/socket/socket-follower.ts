import { ShearpinError } from '../../../schemas/errors.ts';
import type { FollowHandlers, LogFollower, LogRecord } from '../../engine/ports/log.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import { noFrame } from './frames.ts';
import type { Peer, PeerHandlers } from './peer.ts';
import { beyondFrom, recordFrom } from './wire.ts';

const backOffFirstMs = 50;
const backOffMaxMs = 5000;

/** Reads a topic that another process holds. The end of the connection is told as bad health, and not mended here. */
export class SocketFollower implements LogFollower {
  readonly #connect: (handlers: PeerHandlers) => Promise<Peer>;
  readonly #timers: Timers;
  readonly #stopping = new AbortController();
  #following: Promise<void> | undefined;
  #peer: Peer | undefined;

  constructor(connect: (handlers: PeerHandlers) => Promise<Peer>, timers: Timers) {
    this.#connect = connect;
    this.#timers = timers;
  }

  follow(topic: string, handlers: FollowHandlers): Promise<void> {
    if (this.#following !== undefined) throw new ShearpinError('E_INVARIANT', 'A follower follows one topic.');
    this.#following = this.#follow(topic, handlers);
    return this.#following;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#peer?.close();
    await this.#following?.catch(() => undefined);
    await this.#peer?.ended;
  }

  async #follow(topic: string, handlers: FollowHandlers): Promise<void> {
    const { signal } = this.#stopping;
    try {
      const peer = await this.#connect(this.#handlersOf(handlers));
      this.#peer = peer;
      if (signal.aborted) peer.close();
      void peer.ended.then(() => {
        if (!signal.aborted) handlers.onHealth?.(false);
      });
      await peer.call('follow', { topic });
    } catch (fault) {
      if (!signal.aborted) throw fault;
    }
  }

  #handlersOf(handlers: FollowHandlers): PeerHandlers {
    return {
      onCall: () => Promise.reject(noFrame()),
      onTold: async (name, args) => {
        if (this.#stopping.signal.aborted) return;
        if (name === 'record') await this.#give(handlers, recordFrom(args), beyondFrom(args));
        else if (name === 'caught-up') handlers.onCaughtUp();
        else throw noFrame();
      },
    };
  }

  /** A record that its handler refuses is given again. */
  async #give(handlers: FollowHandlers, record: LogRecord, beyond: bigint | undefined): Promise<void> {
    const { signal } = this.#stopping;
    for (let backOffMs = backOffFirstMs; !signal.aborted; backOffMs = Math.min(backOffMs * 2, backOffMaxMs)) {
      try {
        await handlers.onRecord(record, beyond);
        return;
      } catch {
        await this.#timers.sleep(backOffMs, signal);
      }
    }
  }
}

import { ShearpinError } from '../../../schemas/errors.ts';
import type { Committed, GroupHandlers, GroupMember, LogRecord, TopicPartition } from '../../engine/ports/log.ts';
import { type Frame, noFrame } from './frames.ts';
import type { Peer, PeerHandlers } from './peer.ts';
import { RecordBasket } from './record-basket.ts';
import { committedFrom, countFrom, listFrom, offsetFrom, placeFrom, recordFrom, startAsJson } from './wire.ts';

export interface Membership {
  readonly groupId: string;
  readonly topics: readonly string[];
}

/** A member of a group in the process that keeps the log, whose handlers are here. */
export class SocketMember implements GroupMember {
  readonly #connect: (handlers: PeerHandlers) => Promise<Peer>;
  readonly #membership: Membership;
  readonly #basket = new RecordBasket<LogRecord>();
  #peer: Promise<Peer> | undefined;
  #handlers: GroupHandlers | undefined;

  constructor(connect: (handlers: PeerHandlers) => Promise<Peer>, membership: Membership) {
    this.#connect = connect;
    this.#membership = membership;
  }

  async start(handlers: GroupHandlers): Promise<void> {
    if (this.#handlers !== undefined) throw new ShearpinError('E_INVARIANT', 'A group member is started once.');
    this.#handlers = handlers;
    await this.#ask('start', {});
  }

  async commit(at: TopicPartition, { offset, metadata }: { offset: bigint; metadata: string }): Promise<void> {
    await this.#ask('commit', { ...at, offset: String(offset), metadata });
  }

  async committed(at: TopicPartition): Promise<Committed> {
    return committedFrom(await this.#ask('committed', { ...at }));
  }

  async offsetAt(at: TopicPartition, timeMs: number): Promise<bigint> {
    const { offset } = await this.#ask('offset-at', { ...at, timeMs });
    return offsetFrom(offset);
  }

  async seek(at: TopicPartition, offset: bigint): Promise<void> {
    await this.#ask('seek', { ...at, offset: String(offset) });
  }

  async stop(): Promise<void> {
    const peer = await this.#peer?.catch(() => undefined);
    if (peer === undefined) return;
    // A connection that is gone has left by itself.
    await peer.call('leave').catch(() => undefined);
    peer.close();
  }

  async #ask(name: string, args: Frame): Promise<Frame> {
    this.#peer ??= this.#join();
    return (await this.#peer).call(name, args);
  }

  async #join(): Promise<Peer> {
    const { groupId: group, topics } = this.#membership;
    const peer = await this.#connect({
      onCall: (name, args) => this.#called(name, args),
      onTold: (name, args) => {
        if (name !== 'record') throw noFrame();
        this.#basket.add(recordFrom(args));
      },
    });
    await peer.call('join', { group, topics });
    return peer;
  }

  async #called(name: string, args: Frame): Promise<Frame> {
    const handlers = this.#handlers;
    if (handlers === undefined) throw noFrame();
    if (name === 'batch') return this.#work(args, handlers);
    const partitions = listFrom(args['partitions'], placeFrom);
    if (name === 'assigned') return { starts: (await handlers.onAssigned(partitions)).map(startAsJson) };
    if (name !== 'revoked') throw noFrame();
    await handlers.onRevoked(partitions);
    return {};
  }

  async #work({ batch, endOffset, ...at }: Frame, handlers: GroupHandlers): Promise<Frame> {
    const records = this.#basket.take();
    const beat = async (): Promise<void> => {
      await this.#ask('beat', { batch: countFrom(batch) });
    };
    await handlers.onBatch({ ...placeFrom(at), records, endOffset: offsetFrom(endOffset) }, beat);
    return {};
  }
}

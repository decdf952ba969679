/** What one connection that has proved itself may do with the log: all that the port of the log offers. */
import type { Log, LogFollower, OutgoingRecord } from '../../engine/ports/log.ts';
import { type Frame, noFrame } from './frames.ts';
import type { Peer, PeerHandlers } from './peer.ts';
import { RecordBasket } from './record-basket.ts';
import { ServedMember } from './served-member.ts';
import { beyondAsFrame, listFrom, nameFrom, outgoingFrom, placesAsFrame, recordAsFrame, specFrom } from './wire.ts';

type Call = (args: Frame) => Promise<Frame>;

export class ServedLog implements PeerHandlers {
  readonly #log: Log;
  readonly #peer: Peer;
  readonly #basket = new RecordBasket<OutgoingRecord>();
  readonly #calls: ReadonlyMap<string, Call>;
  #follower: LogFollower | undefined;
  #member: ServedMember | undefined;

  constructor(log: Log, peer: Peer) {
    this.#log = log;
    this.#peer = peer;
    this.#calls = new Map<string, Call>([
      ['ping', () => Promise.resolve({})],
      ['produce', () => this.#produce()],
      ['ensure', (args) => this.#ensure(args)],
      ['check', (args) => this.#check(args)],
      ['follow', (args) => this.#follow(args)],
      ['join', (args) => this.#join(args)],
    ]);
  }

  async onCall(name: string, args: Frame): Promise<Frame> {
    const call = this.#calls.get(name) ?? this.#member?.calls.get(name);
    if (call === undefined) throw noFrame();
    return call(args);
  }

  onTold(name: string, args: Frame): void {
    if (name !== 'record') throw noFrame();
    this.#basket.add(outgoingFrom(args));
  }

  async close(): Promise<void> {
    await Promise.all([this.#follower?.stop(), this.#member?.close()]);
  }

  async #produce(): Promise<Frame> {
    return placesAsFrame(await this.#log.producer().produce(this.#basket.take()));
  }

  async #ensure({ specs }: Frame): Promise<Frame> {
    return { made: await this.#log.admin().ensure(listFrom(specs, specFrom)) };
  }

  async #check({ topics }: Frame): Promise<Frame> {
    return { counts: [...(await this.#log.admin().check(listFrom(topics, nameFrom)))] };
  }

  async #follow({ topic }: Frame): Promise<Frame> {
    if (this.#follower !== undefined) throw noFrame();
    const peer = this.#peer;
    this.#follower = this.#log.follower();
    await this.#follower.follow(nameFrom(topic), {
      // Waits while the reader is slower than the log; one that is gone has no use for the record.
      onRecord: (record, beyond) =>
        peer.tell('record', { ...recordAsFrame(record), ...beyondAsFrame(beyond) }).catch(() => undefined),
      onCaughtUp: () => void peer.tell('caught-up').catch(() => undefined),
    });
    return {};
  }

  async #join({ group, topics }: Frame): Promise<Frame> {
    if (this.#member !== undefined) throw noFrame();
    const member = this.#log.member(nameFrom(group), listFrom(topics, nameFrom));
    this.#member = new ServedMember(member, this.#peer);
    return {};
  }
}

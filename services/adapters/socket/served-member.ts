/** A member of a group whose handlers are at the other end of a connection. It leaves when the connection ends. */
import type { GroupMember, LogBatch } from '../../engine/ports/log.ts';
import { type Frame, noFrame } from './frames.ts';
import type { Peer } from './peer.ts';
import { basketsOf } from './record-basket.ts';
import {
  committedAsFrame,
  countFrom,
  listFrom,
  offsetFrom,
  placeFrom,
  recordAsFrame,
  startFrom,
  textFrom,
} from './wire.ts';

export class ServedMember {
  readonly calls: ReadonlyMap<string, (args: Frame) => Promise<Frame>>;
  readonly #member: GroupMember;
  readonly #peer: Peer;
  /** How to beat for each batch that is being worked on, by its number. */
  readonly #beats = new Map<number, () => Promise<void>>();
  #lastBatch = 0;
  /** The records of one batch go over the socket without those of another between them. */
  #handing: Promise<unknown> = Promise.resolve();
  #stopped: Promise<void> | undefined;

  constructor(member: GroupMember, peer: Peer) {
    this.#member = member;
    this.#peer = peer;
    this.calls = new Map([
      ['start', () => this.#start()],
      ['commit', (args: Frame) => this.#commit(args)],
      ['committed', async (args: Frame) => committedAsFrame(await member.committed(placeFrom(args)))],
      ['offset-at', (args: Frame) => this.#offsetAt(args)],
      ['seek', (args: Frame) => this.#seek(args)],
      ['beat', (args: Frame) => this.#beat(args)],
      ['leave', () => this.close().then(() => ({}))],
    ]);
  }

  close(): Promise<void> {
    this.#stopped ??= this.#member.stop();
    return this.#stopped;
  }

  async #start(): Promise<Frame> {
    const peer = this.#peer;
    await this.#member.start({
      async onAssigned(partitions) {
        const { starts } = await peer.call('assigned', { partitions });
        return listFrom(starts, startFrom);
      },
      onRevoked: async (partitions) => {
        await peer.call('revoked', { partitions });
      },
      onBatch: (batch, beat) => this.#hand(batch, beat),
    });
    return {};
  }

  async #hand(batch: LogBatch, beat: () => Promise<void>): Promise<void> {
    this.#lastBatch += 1;
    const number = this.#lastBatch;
    this.#beats.set(number, beat);
    try {
      // What does not fit one basket is delivered as several batches, each worked on before the next.
      for (const records of basketsOf(batch.records)) await (await this.#send(number, { ...batch, records })).worked;
    } finally {
      this.#beats.delete(number);
    }
  }

  /** Resolves when the batch was sent. */
  #send(
    number: number,
    { topic, partition, records, endOffset }: LogBatch,
  ): Promise<{ readonly worked: Promise<Frame> }> {
    const sent = this.#handing.then(async () => {
      for (const record of records) await this.#peer.tell('record', recordAsFrame(record));
      return { worked: this.#peer.call('batch', { batch: number, topic, partition, endOffset: String(endOffset) }) };
    });
    this.#handing = sent.catch(() => undefined);
    return sent;
  }

  async #commit(args: Frame): Promise<Frame> {
    const committed = { offset: offsetFrom(args['offset']), metadata: textFrom(args['metadata']) };
    await this.#member.commit(placeFrom(args), committed);
    return {};
  }

  async #offsetAt(args: Frame): Promise<Frame> {
    return { offset: String(await this.#member.offsetAt(placeFrom(args), countFrom(args['timeMs']))) };
  }

  async #seek(args: Frame): Promise<Frame> {
    await this.#member.seek(placeFrom(args), offsetFrom(args['offset']));
    return {};
  }

  async #beat({ batch }: Frame): Promise<Frame> {
    const beat = this.#beats.get(countFrom(batch));
    if (beat === undefined) throw noFrame();
    await beat();
    return {};
  }
}

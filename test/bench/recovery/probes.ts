import { setTimeout as sleep } from 'node:timers/promises';
import { partitionOfKey } from '../../../schemas/events/partition-of-key.ts';
import { sessionRecordKey } from '../../../schemas/events/record-key.ts';
import { topics } from '../../../schemas/topics.ts';
import type { LogFollower, LogProducer, OutgoingRecord } from '../../../services/engine/ports/log.ts';
import { gatewayOf } from '../../support/pipeline/calls-topic.ts';
import { becomesTrue } from '../../support/pipeline/eventually.ts';
import { type Ground, tenant } from '../../support/pipeline/ground.ts';
import { baseMs, principal, SessionEvents } from '../../support/session-events.ts';

const answerMs = 180_000;

/** A session of which a chain lacks only its last step once the record that arms is judged. */
interface Chain {
  readonly session: string;
  readonly opening: readonly OutgoingRecord[];
  readonly arming: OutgoingRecord;
}

interface Probe {
  readonly sentMs: number;
  armedMs?: number;
}

/** Chains that are to be armed, each in a partition that is chosen, and when they were. */
export class Probes implements AsyncDisposable {
  readonly #ground: Ground;
  readonly #partitions: number;
  readonly #producer: LogProducer;
  readonly #follower: LogFollower;
  readonly #probes = new Map<string, Probe>();
  #made = 0;

  private constructor(ground: Ground, partitions: number) {
    this.#ground = ground;
    this.#partitions = partitions;
    this.#producer = ground.log.producer();
    this.#follower = ground.log.follower();
  }

  static async open(ground: Ground, partitions: number): Promise<Probes> {
    const probes = new Probes(ground, partitions);
    await probes.#follower.follow(topics.commands, {
      onRecord: ({ key }) => probes.#heard(key),
      onCaughtUp: () => undefined,
    });
    return probes;
  }

  /** Sends one chain to each partition again and again until the work is done; the longest that one waited, in ms. */
  async longestWaitDuring(work: () => Promise<void>, everyMs = 100): Promise<number> {
    const begunMs = performance.now();
    const ending = new AbortController();
    const sending = (async () => {
      while (!ending.signal.aborted) {
        await this.send(this.chains());
        await sleep(everyMs);
      }
    })();
    await work();
    ending.abort();
    await sending;
    return this.longestWait(begunMs);
  }

  /** Of those that were sent since; waits until each is armed. */
  async longestWait(sinceMs: number): Promise<number> {
    const probes = [...this.#probes.values()].filter(({ sentMs }) => sentMs >= sinceMs);
    await becomesTrue({ what: 'every chain is armed', deadlineMs: answerMs }, () =>
      probes.every(({ armedMs }) => armedMs !== undefined),
    );
    return Math.round(Math.max(...probes.map(({ sentMs, armedMs = Infinity }) => armedMs - sentMs)));
  }

  /** A new one for each partition. */
  chains(): readonly Chain[] {
    return Array.from({ length: this.#partitions }, (_, partition) => this.#chainIn(partition));
  }

  /** The whole of each chain but its last step, which needs no answer in between. */
  async send(chains: readonly Chain[]): Promise<void> {
    this.expect(chains);
    await this.produce(chains.flatMap(({ opening, arming }) => [...opening, arming]));
  }

  /** From now on it is measured when these are armed. */
  expect(chains: readonly Chain[]): void {
    for (const { session } of chains) this.#probes.set(session, { sentMs: performance.now() });
  }

  async produce(records: readonly OutgoingRecord[]): Promise<void> {
    await this.#producer.produce(records);
  }

  /** When the first of them was armed, and the last. */
  async armedMs(chains: readonly Chain[]): Promise<{ readonly firstMs: number; readonly lastMs: number }> {
    const probes = chains.flatMap(({ session }) => this.#probes.get(session) ?? []);
    await becomesTrue({ what: 'every chain is armed', deadlineMs: answerMs }, () =>
      probes.every(({ armedMs }) => armedMs !== undefined),
    );
    const times = probes.map(({ armedMs = Infinity }) => armedMs);
    return { firstMs: Math.min(...times), lastMs: Math.max(...times) };
  }

  #heard(recordKey: string): void {
    const session = recordKey.split(/[/#]/).find((part) => this.#probes.has(part));
    const probe = session === undefined ? undefined : this.#probes.get(session);
    if (probe !== undefined) probe.armedMs ??= performance.now();
  }

  #chainIn(partition: number): Chain {
    for (;;) {
      this.#made += 1;
      const session = `${principal}.host.f${this.#made.toString(16).padStart(15, '0')}`;
      if (partitionOfKey(sessionRecordKey(tenant, session), this.#partitions) === partition)
        return this.#chainOf(session);
    }
  }

  #chainOf(session: string): Chain {
    const gateway = gatewayOf(this.#ground);
    const events = new SessionEvents({ session, boot: this.#made });
    const atMs = Date.now() - baseMs;
    const opening = [
      events.requested(1, { atMs, can: ['read.untrusted'] }),
      events.completed(1, { atMs, can: ['read.untrusted'] }),
      events.requested(2, { atMs, can: ['credential.read'] }),
    ];
    const arming = events.completed(2, { atMs, can: ['credential.read'], secrets: [this.#made] });
    return { session, opening: opening.map((data) => gateway.call(data)), arming: gateway.call(arming) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#follower.stop();
    await this.#producer.close();
  }
}

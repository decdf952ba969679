import { sessionRecordKey } from '../../../schemas/events/record-key.ts';
import { topics } from '../../../schemas/topics.ts';
import type { LogProducer, OutgoingRecord } from '../../../services/engine/ports/log.ts';
import { FakeGateway } from '../../support/fake-gateway.ts';
import { type Ground, tenant } from '../../support/pipeline/ground.ts';
import type { CallLoad, LoadEvent } from '../load/call-load.ts';

const batch = 1_000;
const keptCounts = 100_000;
/** From a call of an agent to its next, as in recorded runs. */
const callGapMs = 5_200;
/** A gateway whose clock is further behind holds nobody back. */
const lagMs = 500_000;

/** Writes events of the load as a gateway does. */
export class RecordSource implements AsyncDisposable {
  readonly #producer: LogProducer;
  readonly #gateway: FakeGateway;
  readonly #load: CallLoad;
  #bytes = 0;
  #sent = 0;
  readonly #startMs = Date.now() - lagMs;
  readonly #stepMs: number;
  /** Of the events that were made last. */
  readonly fingerprints: number[] = [];

  private constructor(ground: Ground, load: CallLoad) {
    this.#producer = ground.log.producer();
    this.#gateway = new FakeGateway({ id: 'gw-1', tenant, ingestKey: ground.gatewayKeys('gw-1').ingest.key });
    this.#load = load;
    this.#stepMs = callGapMs / (2 * load.sessions);
  }

  static async open(ground: Ground, load: CallLoad): Promise<RecordSource> {
    return Promise.resolve(new RecordSource(ground, load));
  }

  get meanBytes(): number {
    return Math.round(this.#bytes / Math.max(1, this.#sent));
  }

  /** Record keys of sessions that are over. */
  get finished(): readonly string[] {
    return this.#load.finished.map((session) => sessionRecordKey(tenant, session));
  }

  async send(count: number): Promise<void> {
    for (let left = count; left > 0; left -= batch) {
      const records = Array.from({ length: Math.min(batch, left) }, () => this.#record());
      await this.#producer.produce(records);
    }
  }

  #record(): OutgoingRecord {
    const event = this.#load.next(this.#timeMs());
    const record = this.#gateway.call(event);
    this.#bytes += record.value?.byteLength ?? 0;
    this.#sent += 1;
    this.fingerprints.push(countOf(event));
    if (this.fingerprints.length > keptCounts) this.fingerprints.splice(0, keptCounts / 2);
    return { ...record, topic: topics.calls };
  }

  /** Sessions go at the pace of recorded runs, faster than they are written, until they have caught up. */
  #timeMs(): number {
    return Math.min(Date.now(), Math.floor(this.#startMs + this.#sent * this.#stepMs));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#producer.close();
  }
}

function countOf(event: LoadEvent): number {
  return 'arguments' in event ? event.arguments.fingerprints.length : (event.result?.fingerprints.length ?? 0);
}

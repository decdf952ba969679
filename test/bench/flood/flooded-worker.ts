import { topics } from '../../../schemas/topics.ts';
import type { LogProducer, OutgoingRecord } from '../../../services/engine/ports/log.ts';
import { gatewayOf } from '../../support/pipeline/calls-topic.ts';
import { Ground } from '../../support/pipeline/ground.ts';
import { partitionsCommitted } from '../../support/pipeline/partitions-committed.ts';
import type { SharedServers } from '../../support/servers/describe-with-servers.ts';
import { MeasuredWorker, type WorkerFigures } from '../pipeline/measured-worker.ts';
import { type FloodKind, floodOf } from './floods.ts';

const partitions = 6;
/** The budget in bytes alone is to bound what is held. */
const cacheSessionsMax = 1_000_000;
const sentAtOnce = 50;
/** What an operator is told to give the heap beside the budget. */
const besideBudgetMegabytes = 160;

/** A worker in its own process, and what it is flooded with. */
export class FloodedWorker implements AsyncDisposable {
  readonly #ground: Ground;
  readonly #worker: MeasuredWorker;
  readonly #producer: LogProducer;
  readonly #next: () => readonly OutgoingRecord[];
  records = 0;

  private constructor(ground: Ground, worker: MeasuredWorker, kind: FloodKind) {
    this.#ground = ground;
    this.#worker = worker;
    this.#producer = ground.log.producer();
    this.#next = floodOf(kind, gatewayOf(ground));
  }

  static async start(servers: SharedServers, kind: FloodKind, cacheBytesMax: number): Promise<FloodedWorker> {
    const ground = await new Ground(servers, { callPartitions: partitions }).open();
    const heapMegabytes = Math.ceil(cacheBytesMax / 2 ** 20) + besideBudgetMegabytes;
    const nodeOptions = `--max-old-space-size=${String(heapMegabytes)}`;
    const worker = await MeasuredWorker.start(ground, { cacheSessionsMax, cacheBytesMax, nodeOptions });
    return new FloodedWorker(ground, worker, kind);
  }

  /** Sends so many records or a few more; how it is with the worker once it has judged all that came of them. */
  async send(count: number): Promise<WorkerFigures> {
    for (const until = this.records + count; this.records < until;) {
      const records: OutgoingRecord[] = [];
      while (records.length < sentAtOnce) records.push(...this.#next());
      await this.#producer.produce(records);
      this.records += records.length;
    }
    const { groupId } = this.#ground;
    await partitionsCommitted(this.#ground, { topic: topics.calls, groupId, partitions });
    await partitionsCommitted(this.#ground, { topic: topics.signals, groupId: `${groupId}.signals`, partitions });
    return this.figures();
  }

  figures(): Promise<WorkerFigures> {
    return this.#worker.figuresAwake();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#producer.close();
    await this.#worker[Symbol.asyncDispose]();
    await this.#ground[Symbol.asyncDispose]();
  }
}

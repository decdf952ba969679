import type { LogProducer } from '../../../services/engine/ports/log.ts';
import { FakeGateway } from '../../support/fake-gateway.ts';
import { type Ground, tenant } from '../../support/pipeline/ground.ts';
import { percentile, round } from '../enforce/percentile.ts';
import { MeasuredWorker } from '../pipeline/measured-worker.ts';
import { gatewayId, Population } from './population.ts';

/** Of one partition: a cold session is never one of these. */
const cachedSessions = 60;
const warmSessions = 200;
const warmCalls = 10;
const coldSessions = 500;
export const leastSessions = 1_000;

export interface LaneFigures {
  readonly sessions: number;
  readonly bytesPerSession: number;
  /** For one event of a session in memory: the middle one of the rounds. */
  readonly warmMicros: number;
  /** For one event of a call whose session must be loaded. */
  readonly coldMicros: number;
  /** Sessions loaded for one event, in the cold slices. */
  readonly coldLoads: number;
}

/** So many sessions, and the worker that has them. */
export class Lane implements AsyncDisposable {
  readonly #population: Population;
  readonly #worker: MeasuredWorker;
  readonly #producer: LogProducer;
  readonly #gateway: FakeGateway;
  readonly #warm: number[] = [];
  readonly #cold: number[] = [];
  readonly #loads: number[] = [];
  #nextCold = warmSessions;

  private constructor(ground: Ground, population: Population, worker: MeasuredWorker) {
    this.#population = population;
    this.#worker = worker;
    this.#producer = ground.log.producer();
    const ingestKey = ground.gatewayKeys(gatewayId).ingest.key;
    this.#gateway = new FakeGateway({ id: gatewayId, tenant, ingestKey });
  }

  static async open(ground: Ground, sessions: number): Promise<Lane> {
    const population = await Population.fill(ground, sessions);
    const worker = await MeasuredWorker.start(ground, { cacheSessionsMax: cachedSessions });
    worker.wake();
    return new Lane(ground, population, worker);
  }

  async run({ isCounted }: { readonly isCounted: boolean }): Promise<void> {
    const before = await this.#worker.figuresAwake();
    const cold = await this.#take(this.#coldOnes(), 1);
    const after = await this.#worker.figuresAwake();
    const hot = Array.from({ length: warmSessions }, (_, at) => at);
    await this.#take(hot, 1);
    const warm = await this.#take(hot, warmCalls);
    if (!isCounted) return;
    this.#cold.push(cold);
    this.#warm.push(warm);
    this.#loads.push((after.sessionLoads - before.sessionLoads) / (2 * coldSessions));
  }

  figures(): LaneFigures {
    return {
      sessions: this.#population.sessions,
      bytesPerSession: this.#population.bytesPerSession,
      warmMicros: Math.round(percentile(this.#warm, 50)),
      coldMicros: Math.round(percentile(this.#cold, 50)),
      coldLoads: round(percentile(this.#loads, 50)),
    };
  }

  /** In turn, so that no session comes again before the worker has let it go. */
  #coldOnes(): readonly number[] {
    return Array.from({ length: coldSessions }, () => {
      const at = this.#nextCold;
      this.#nextCold = at + 1 < this.#population.sessions ? at + 1 : warmSessions;
      return at;
    });
  }

  /** Microseconds of an event, of so many calls of each of these sessions. */
  async #take(sessions: readonly number[], calls: number): Promise<number> {
    const events = 2 * calls * sessions.length;
    this.#worker.rest();
    for (let call = 0; call < calls; call += 1) {
      const data = sessions.flatMap((at) => this.#population.nextCall(at));
      await this.#producer.produce(data.map((event) => this.#gateway.call(event)));
    }
    const ms = await this.#worker.take(events);
    this.#worker.wake();
    return (1_000 * ms) / events;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#producer.close();
    await this.#worker[Symbol.asyncDispose]();
  }
}

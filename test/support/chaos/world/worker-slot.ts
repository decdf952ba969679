/** A place for one worker: whoever works there comes to Kafka and Redis over the same lines. */
import type { Ground } from '../../pipeline/ground.ts';
import { WorkerProcess } from '../../pipeline/worker-process.ts';
import type { Line } from './line.ts';

export interface WorkerSlotOptions {
  readonly name: string;
  readonly ground: Ground;
  readonly kafka: Line;
  readonly redis: Line;
  readonly env: Readonly<Record<string, string>>;
}

export interface Shift {
  /** Instead of `shearpin worker`. */
  readonly script?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export class WorkerSlot implements AsyncDisposable {
  readonly name: string;
  readonly kafka: Line;
  readonly redis: Line;
  readonly #options: WorkerSlotOptions;
  readonly #lines: string[] = [];
  #worker: WorkerProcess | undefined;

  constructor(options: WorkerSlotOptions) {
    this.name = options.name;
    this.kafka = options.kafka;
    this.redis = options.redis;
    this.#options = options;
  }

  get worker(): WorkerProcess {
    if (this.#worker === undefined) throw new Error(`Nobody works at ${this.name}.`);
    return this.#worker;
  }

  /** What everybody who worked here wrote. */
  get lines(): readonly string[] {
    return [...this.#lines, ...(this.#worker?.process.lines ?? [])];
  }

  /** Returns at once. */
  async spawn({ script, env }: Shift = {}): Promise<void> {
    const { ground, kafka } = this.#options;
    this.#lines.push(...(this.#worker?.process.lines ?? []), '--- another worker');
    this.#worker = await WorkerProcess.spawn(ground, {
      ...(script === undefined ? {} : { script }),
      env: {
        ...this.#options.env,
        SHEARPIN_KAFKA_BROKERS: kafka.addresses,
        ...env,
      },
    });
  }

  async isReady(): Promise<boolean> {
    return (await this.#worker?.admin.readiness())?.ready === true;
  }

  /** Killed as by a machine that is gone, and followed by another. */
  async kill(shift: Shift = {}): Promise<void> {
    await this.worker.process.end('SIGKILL');
    await this.spawn(shift);
  }

  /** Stopped as an operator stops it, and followed by another. */
  async replace(shift: Shift = {}): Promise<void> {
    await this.worker.process.end('SIGTERM');
    await this.spawn(shift);
  }

  /** Stopped as an operator stops it, and followed by nobody. */
  async stop(): Promise<void> {
    await this.worker.process.end('SIGTERM');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker?.[Symbol.asyncDispose]();
  }
}

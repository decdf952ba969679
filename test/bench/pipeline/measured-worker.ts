import { fileURLToPath } from 'node:url';
import { deployment, type Ground } from '../../support/pipeline/ground.ts';
import { freePort } from '../../support/servers/free-port.ts';
import { BenchChild } from './child.ts';
import type { Profile } from './stages.ts';

/** More than all sessions take, so that their number alone says which are read again. */
export const boundlessBytes = 2 ** 40;
const script = fileURLToPath(new URL('worker-process.ts', import.meta.url));

export interface WorkerFigures {
  /** Commands to Redis so far. */
  readonly redisOps: number;
  /** Signals that it has judged so far. */
  readonly signals: number;
  /** Alerts and commands that it has published so far. */
  readonly alerts: number;
  readonly commands: number;
  /** Sessions that were not in memory. */
  readonly sessionLoads: number;
  /** After a forced collection. */
  readonly heapBytes: number;
  /** What buffers hold beside the heap. */
  readonly bufferBytes: number;
  /** Of the whole process, with what nobody collected so far. */
  readonly residentBytes: number;
  /** What sessions in memory are counted as, and what of that left since the budget was used up. */
  readonly countedBytes: number;
  readonly droppedBytes: number;
}

interface MeasuredWorkerOptions {
  readonly cacheSessionsMax: number;
  readonly cacheBytesMax?: number;
  readonly nodeOptions?: string;
}

/** `shearpin worker` in a process that counts, and that stands still whenever it is not measured. */
export class MeasuredWorker implements AsyncDisposable {
  readonly #child: BenchChild;

  private constructor(child: BenchChild) {
    this.#child = child;
  }

  static async start(
    ground: Ground,
    { cacheSessionsMax, cacheBytesMax = boundlessBytes, nodeOptions = '' }: MeasuredWorkerOptions,
  ): Promise<MeasuredWorker> {
    const child = new BenchChild(script, {
      env: {
        ...ground.workerEnv,
        NODE_OPTIONS: nodeOptions,
        SHEARPIN_ADMIN_LISTEN: `127.0.0.1:${String(await freePort())}`,
        SHEARPIN_DEPLOYMENT: deployment,
        SHEARPIN_CACHE_SESSIONS_MAX: String(cacheSessionsMax),
        SHEARPIN_CACHE_BYTES_MAX: String(cacheBytesMax),
        SHEARPIN_BEACON_MS: '2000',
        SHEARPIN_LOG_LEVEL: 'silent',
      },
    });
    await child.ask();
    child.stop();
    return new MeasuredWorker(child);
  }

  /** How long it takes for so many records. */
  async take(records: number): Promise<number> {
    this.#child.goOn();
    const { ms } = await this.#child.ask<{ readonly ms: number }>({ kind: 'take', records });
    this.#child.stop();
    return ms;
  }

  /** How many records it has done so far. It must be awake. */
  async done(): Promise<number> {
    return (await this.#child.ask<{ readonly done: number }>({ kind: 'done' })).done;
  }

  /** Until `take`, so that what is sent meanwhile waits for it. */
  rest(): void {
    this.#child.stop();
  }

  /** Goes on, as a member of a group must that is not to be left out of it. */
  wake(): void {
    this.#child.goOn();
  }

  figures(): Promise<WorkerFigures> {
    return this.#awake(() => this.figuresAwake());
  }

  /** Without standing still after that. */
  async figuresAwake(): Promise<WorkerFigures> {
    this.wake();
    return this.#child.ask<WorkerFigures>({ kind: 'figures' });
  }

  /** A profile of so many records, in which the process never stands still. */
  async profile(records: number): Promise<Profile> {
    return this.#awake(async () => {
      await this.#child.ask({ kind: 'startProfile' });
      await this.#child.ask({ kind: 'take', records });
      return this.#child.ask<Profile>({ kind: 'stopProfile' });
    });
  }

  async #awake<T>(work: () => Promise<T>): Promise<T> {
    this.#child.goOn();
    const result = await work();
    this.#child.stop();
    return result;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child[Symbol.asyncDispose]();
  }
}

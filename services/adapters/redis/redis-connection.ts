/**
 * One connection to Redis that mends itself.
 * Invariants:
 * 1. No command waits longer than a bound: without a connection it fails after waitMaxMs, without an answer after
 *    answerMaxMs, both as E_STORE_UNAVAILABLE, retryable.
 * 2. No command is sent twice by itself: after a lost connection the caller decides. What a node of a cluster did not
 *    carry out since another has the key goes to that one.
 * 3. Whenever somebody else may answer than did before, those who asked to be told are told.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import { refreshSlots } from './cluster-slots.ts';
import { createRedisClient, type RedisAccess, type RedisClient } from './redis-client.ts';
import { isLate, isRefusal, lastOf, reasonOf, unavailable } from './redis-faults.ts';
import { type CommandKind, isDoubtful, type Keyed, type PipelineReply, sendEach } from './send-each.ts';

const waitMaxMs = 2_000;

export interface RedisLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface RedisConnectionOptions {
  /** redis:// or rediss:// */
  readonly url: string;
  readonly access?: RedisAccess | undefined;
  /** The URL is one of the nodes of a Redis Cluster. */
  readonly isCluster?: boolean | undefined;
  /** Other nodes of the cluster, `host:port`, to begin with when the one of the URL is away. */
  readonly clusterNodes?: readonly string[] | undefined;
  readonly logger?: RedisLogger | undefined;
}

export class RedisConnection {
  readonly #redis: RedisClient;
  readonly #logger: RedisLogger | undefined;
  /** Why there is no connection, from the first failure until it stands again. */
  #away: string | undefined;
  #isClosed = false;
  readonly #doubters: (() => void)[] = [];

  constructor({ logger, ...options }: RedisConnectionOptions) {
    this.#logger = logger;
    this.#redis = createRedisClient(options);
    this.#redis.on('ready', () => {
      this.#away = undefined;
      this.#doubt();
      this.#logger?.info({}, 'redis connected');
    });
    this.#redis.on('error', (fault: Error) => {
      const isNew = this.#away === undefined;
      this.#away = reasonOf(lastOf(fault));
      if (isNew) this.#logger?.warn({ reason: this.#away }, 'Redis cannot be reached; trying again');
    });
  }

  /** Called whenever what answers from now on may not have what was stored before. */
  onDoubt(listener: () => void): void {
    this.#doubters.push(listener);
  }

  /** Commands about one key each; of a cluster each goes to the node that has its key. */
  async each<Call extends Keyed>(calls: readonly Call[], kind: CommandKind<Call>): Promise<readonly PipelineReply[]> {
    const replies = await this.run((redis) => sendEach(redis, calls, kind));
    if (replies.some(isDoubtful)) this.#doubt();
    return replies;
  }

  /** Runs the work on a live connection; its faults come out as E_STORE_UNAVAILABLE. */
  async run<Result>(work: (redis: RedisClient) => Promise<Result>): Promise<Result> {
    try {
      await this.#whenReady();
      return await work(this.#redis);
    } catch (fault) {
      throw this.#toShearpinError(fault);
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#redis.status === 'ready') await this.#redis.quit().catch(() => undefined);
    this.#redis.disconnect();
  }

  #whenReady(): Promise<void> {
    if (this.#isClosed) return Promise.reject(new Error('the connection was closed'));
    if (this.#redis.status === 'ready') return Promise.resolve();
    return new Promise((resolve, reject) => {
      const onReady = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#redis.off('ready', onReady);
        reject(new Error(this.#whyNotReady()));
      }, waitMaxMs);
      this.#redis.once('ready', onReady);
    });
  }

  #whyNotReady(): string {
    if (this.#away !== undefined && isRefusal(this.#away)) return this.#away;
    // The client asks a server that it reached whether it has loaded its data, and takes no commands before.
    if (this.#redis.status === 'connect') return `LOADING no answer but that data are being loaded for ${waitMaxMs} ms`;
    const why = this.#away === undefined ? '' : ` (${this.#away})`;
    return `no connection within ${waitMaxMs} ms${why}`;
  }

  #toShearpinError(fault: unknown): ShearpinError {
    this.#doubt();
    if (fault instanceof ShearpinError) return fault;
    // An answer that did not come in time may still come, and to a later question the connection owes nothing.
    if (isLate(fault)) this.#redis.disconnect(true);
    else refreshSlots(this.#redis);
    return unavailable(fault);
  }

  #doubt(): void {
    for (const listener of this.#doubters) listener();
  }
}

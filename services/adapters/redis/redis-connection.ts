/**
 * One connection to Redis that mends itself.
 * Invariants:
 * 1. No command waits longer than a bound: without a connection it fails after waitMaxMs, without an answer after
 *    answerMaxMs, both as E_STORE_UNAVAILABLE, retryable.
 * 2. No command is sent twice by itself: after a lost connection the caller decides.
 */
import type { ChainableCommander } from 'ioredis';
import { ShearpinError } from '../../../schemas/errors.ts';
import { createRedisClient, type RedisAccess, type RedisClient } from './redis-client.ts';

const waitMaxMs = 2_000;
/** The server answers, but cannot serve for now: a replica after a failover, loading, out of memory. */
const passing =
  /^(READONLY|LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|OOM|UNKILLABLE|MISCONF|NOREPLICAS|MOVED|ASK|ERR max)/;

/** Redis does not let this process in, or its certificate is not believed: by Redis's, OpenSSL's and Node's words. */
const refused = /^(?:WRONGPASS|NOAUTH|NOPERM|ERR AUTH|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_)/;

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
  readonly logger?: RedisLogger | undefined;
}

export type PipelineReply = readonly [fault: Error | null, value: unknown];

export class RedisConnection {
  readonly #redis: RedisClient;
  readonly #logger: RedisLogger | undefined;
  /** Why there is no connection, from the first failure until it stands again. */
  #away: string | undefined;
  #isClosed = false;

  constructor({ url, access, isCluster, logger }: RedisConnectionOptions) {
    this.#logger = logger;
    this.#redis = createRedisClient({ url, access, isCluster });
    this.#redis.on('ready', () => {
      this.#away = undefined;
      this.#logger?.info({}, 'redis connected');
    });
    this.#redis.on('error', (fault: Error) => {
      const isNew = this.#away === undefined;
      this.#away = reasonOf(lastOf(fault));
      if (isNew) this.#logger?.warn({ reason: this.#away }, 'Redis cannot be reached; trying again');
    });
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
        const why = this.#away === undefined ? '' : ` (${this.#away})`;
        const isRefused = this.#away !== undefined && refused.test(this.#away);
        const fault = isRefused ? this.#away : `no connection within ${waitMaxMs} ms${why}`;
        reject(new Error(fault));
      }, waitMaxMs);
      this.#redis.once('ready', onReady);
    });
  }

  #toShearpinError(fault: unknown): ShearpinError {
    if (fault instanceof ShearpinError) return fault;
    // An answer that did not come in time may still come, and to a later question the connection owes nothing.
    if (isLate(fault)) this.#redis.disconnect(true);
    return unavailable(fault);
  }
}

/** A fault of one reply: passing ones can be tried again, others mean that the key holds something else. */
export function replyFault(fault: Error): ShearpinError {
  if (refused.test(fault.message)) return unavailable(fault);
  if (passing.test(fault.message) || !/^[A-Z]+ /.test(fault.message)) {
    return unavailable(fault);
  }
  return new ShearpinError('E_STORE_SETTINGS', `Redis refused: ${reasonOf(fault)}.`);
}

/** Has no cause: ioredis keeps the command with its arguments on its errors, and they must reach no log. */
function unavailable(fault: unknown): ShearpinError {
  const reason = reasonOf(fault);
  if (refused.test(reason)) return new ShearpinError('E_STORE_ACCESS', `Redis cannot be used: ${reason}.`);
  return new ShearpinError('E_STORE_UNAVAILABLE', `Redis cannot be used: ${reason}.`, { retryable: true });
}

/** The replies of a pipeline. When one did not come in time none of them counts: the connection may be dead. */
export async function execPipeline(pipeline: ChainableCommander): Promise<readonly PipelineReply[]> {
  const replies = (await pipeline.exec()) ?? [];
  const late = replies.find(([fault]) => fault !== null && isLate(fault));
  if (late?.[0]) throw late[0];
  return replies;
}

/** The reply to one command, which needs no pipeline: that would take several turns more. */
export async function replyOf(command: Promise<unknown>): Promise<PipelineReply> {
  try {
    return [null, await command];
  } catch (fault) {
    if (!(fault instanceof Error) || isLate(fault)) throw fault;
    return [fault, undefined];
  }
}

/** Of a cluster of which no node answers, why the last one did not. */
function lastOf(fault: Error): unknown {
  return 'lastNodeError' in fault && fault.lastNodeError instanceof Error ? fault.lastNodeError : fault;
}

function isLate(fault: unknown): boolean {
  return fault instanceof Error && fault.message === 'Command timed out';
}

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown fault';
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  const text = fault.message.includes(code) ? fault.message : `${code} ${fault.message}`;
  return text.slice(0, 200).trim().replace(/\.$/, '');
}

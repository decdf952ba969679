import { Redis } from 'ioredis';
import { sessionRecordKey } from '../../../schemas/events/record-key.ts';
import { createRedisSessionStore } from '../../../services/adapters/redis/redis-session-store.ts';
import { createEngine } from '../../../services/engine/engine.ts';
import type { SessionState } from '../../../services/engine/state.ts';
import { encodeSession } from '../../../services/worker/session/session-blob.ts';
import { chooseDetectors } from '../../../services/worker/wiring.ts';
import { deployment, type Ground, tenant } from '../../support/pipeline/ground.ts';
import { Random } from '../../support/sequence-oracle/random.ts';
import { principal, recordOf } from '../../support/session-events.ts';
import { CallLoad, type LoadEvent, usualLeaking } from '../load/call-load.ts';

export const gatewayId = 'gw-1';
const agents = 10;
/** Sessions that are made event by event; all others are as one of them is. */
const models = 200;
const callsBefore = 5;
const callGapMs = 5_200;
const savedAtOnce = 1_000;
const ttlMs = 3_600_000;

/** One session from its first event on. */
class Model {
  readonly #load: CallLoad;
  readonly state: SessionState;

  constructor(seed: number) {
    const random = new Random(seed);
    const of = { tenant, gateway: gatewayId, sessions: 1, callsPerSession: 2 ** 40, agents };
    this.#load = new CallLoad({ random, ...of, leaking: usualLeaking });
    this.state = this.#begin();
  }

  next(timeMs: number): LoadEvent {
    return this.#load.next(timeMs);
  }

  #begin(): SessionState {
    const engine = createEngine({ ...chooseDetectors(), writer: 'worker', deployment });
    const startMs = Date.now() - (callsBefore + 1) * callGapMs;
    let state: SessionState | undefined;
    for (let at = 0; at < 2 * callsBefore; at += 1) {
      const event = this.next(startMs + Math.floor((at * callGapMs) / 2));
      ({ state } = engine.process(state, recordOf(event, at)));
    }
    if (state === undefined) throw new Error('A session has no events.');
    return state;
  }
}

/** So many sessions in Redis, saved as a worker saves them, and the calls that come next. */
export class Population {
  readonly sessions: number;
  readonly bytesPerSession: number;
  readonly #models: readonly Model[];
  readonly #seqs = new Map<number, number>();

  private constructor(sessions: number, bytesPerSession: number, models: readonly Model[]) {
    this.sessions = sessions;
    this.bytesPerSession = bytesPerSession;
    this.#models = models;
  }

  static async fill(ground: Ground, sessions: number): Promise<Population> {
    const made = Array.from({ length: models }, (_, at) => new Model(at + 1));
    const before = await usedBytes(ground);
    await save(ground, sessions, made);
    return new Population(sessions, Math.round(((await usedBytes(ground)) - before) / sessions), made);
  }

  /** Both events of the next call of a session. */
  nextCall(at: number): readonly LoadEvent[] {
    const model = modelOf(this.#models, at);
    return [0, 1].map(() => {
      const event = model.next(Date.now());
      const seq = (this.#seqs.get(at) ?? 2 * callsBefore) + 1;
      this.#seqs.set(at, seq);
      return { ...event, session: { ...event.session, key: keyOf(at) }, gateway: { ...event.gateway, seq } };
    });
  }
}

function modelOf(made: readonly Model[], at: number): Model {
  const model = made[at % made.length];
  if (model === undefined) throw new Error('There is no model.');
  return model;
}

function keyOf(at: number): string {
  return `${principal}.host.${at.toString(16).padStart(16, '0')}`;
}

async function save(ground: Ground, sessions: number, made: readonly Model[]): Promise<void> {
  const store = createRedisSessionStore({ url: ground.servers.redisUrl, keyPrefix: ground.prefix });
  for (let from = 0; from < sessions; from += savedAtOnce) {
    const length = Math.min(savedAtOnce, sessions - from);
    const outcomes = await store.save(Array.from({ length }, (_, at) => saveOf(made, from + at)));
    if (outcomes.some((outcome) => outcome !== 'saved')) throw new Error('A session could not be saved.');
  }
  await store.close();
}

function saveOf(made: readonly Model[], at: number) {
  const session = keyOf(at);
  const state = { ...modelOf(made, at).state, session };
  const blob = encodeSession({ positions: [], state, outbox: [] });
  return { key: sessionRecordKey(tenant, session), madeFrom: 0, epoch: 0, blob, ttlMs };
}

async function usedBytes({ servers }: Ground): Promise<number> {
  const redis = new Redis(servers.redisUrl);
  const info = await redis.info('memory');
  redis.disconnect();
  return Number(/^used_memory:(\d+)/m.exec(info)?.[1]);
}

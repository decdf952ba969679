/**
 * Rounds of one partition: load, process, save, until what was saved is this owner's; and what comes of that is published.
 *
 * Owns the sessions that are held in memory. Invariants:
 * 1. A save that was refused is made again from what is stored, once the log has confirmed the owner and the store is looked at.
 * 2. Nothing is saved over what tells how far owners judged that had not heard of a growth, before that is committed.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import { topics } from '../../../schemas/topics.ts';
import { SessionCache } from '../session/session-cache.ts';
import { countPublished } from './counts.ts';
import { keepFormerProgress } from './former-progress.ts';
import type { PartitionOwner } from './partition-owner.ts';
import type { Beat, PipelineDeps } from './pipeline-deps.ts';
import { type Effect, type RoundDeps, type RoundInput, type RoundOutcome, runRound } from './round.ts';

export type Saved = Extract<RoundOutcome, { kind: 'saved' }>;

interface Rounds extends Pick<RoundInput, 'records' | 'ticks' | 'time' | 'onStepped' | 'isLeftOut' | 'isAhead'> {
  readonly engine: RoundDeps['engine'];
}

const conflictsMax = 5;

export class PartitionRounds {
  readonly cache: SessionCache;
  readonly #deps: PipelineDeps;
  readonly #owner: PartitionOwner;
  readonly #settled: () => Promise<void>;

  constructor(
    deps: PipelineDeps,
    { owner, settled }: { readonly owner: PartitionOwner; readonly settled: () => Promise<void> },
  ) {
    this.#deps = deps;
    this.#owner = owner;
    this.#settled = settled;
    const { cacheSessionsMax: sessionsMax, cacheBudget: budget, events } = deps;
    this.cache = new SessionCache({ sessionsMax, budget, onEvict: events.evicted });
  }

  /** moved: the store has lost data, and what is read next is elsewhere. */
  async save({ engine, ...round }: Rounds, beat: Beat): Promise<Saved | 'moved'> {
    const { partition } = this.#owner.at;
    const isStoreSuspect = (): boolean => this.#owner.trust.isStoreSuspect;
    const onLoaded: RoundInput['onLoaded'] = (contents) =>
      keepFormerProgress({ ...this.#deps, owner: this.#owner, settled: this.#settled }, contents, beat);
    for (let conflicts = 0; conflicts <= conflictsMax; conflicts += 1) {
      const { incarnation, epoch, rebuiltFrom, committedOffset, publishedTo } = this.#owner;
      const owner = { incarnation, epoch, rebuiltFrom, committedOffset, publishedTo };
      const input = { ...round, partition, owner, cache: this.cache, isStoreSuspect, onLoaded, beat };
      const outcome = await runRound({ ...this.#deps, engine }, input);
      if (outcome.kind === 'saved') return outcome;
      if ((await this.#askWhoOwns(outcome.kind, beat)) === 'moved') return 'moved';
    }
    throw new ShearpinError('E_STORE_UNAVAILABLE', 'Sessions are being saved by somebody else.', { retryable: true });
  }

  async publish(effects: readonly Effect[], beat: Beat): Promise<void> {
    const { producer, patience, time, onCommands } = this.#deps;
    for (const { source } of effects) time.heard(source.record.appendTimeMs);
    const due = effects.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > time.nowMs());
    if (due.length === 0) return;
    await patience('log', () => producer.produce(due.map(({ record }) => record)), beat);
    onCommands(due.filter(({ record }) => record.topic === topics.commands));
    countPublished(this.#deps, due);
  }

  async #askWhoOwns(refusal: 'fenced' | 'conflict', beat: Beat): Promise<'same' | 'moved'> {
    const { patience, events } = this.#deps;
    const owner = this.#owner;
    await this.#settled();
    if (refusal === 'fenced') {
      events.fenced({ partition: owner.at.partition, epoch: owner.epoch });
      await patience('log', () => owner.reclaim(), beat);
    }
    owner.trust.suspectStore();
    return patience('store', () => owner.trust.checkStore(), beat);
  }
}

/**
 * Judges records of sessions that live ahead of their turn, while everything is being rebuilt. It leaves in each session what
 * the reading of everything will find done.
 *
 * Invariants:
 * 1. Rule 1 (effects once): what was published before the loss is not published by it; of what is new, alerts and commands are published at once,
 *    and stay in the outbox until the reading of everything has passed them.
 * 2. Rule 9 (wider scopes): events that are told on wait in the outbox for that: their reader takes them in the order of their records only.
 * 3. Rule 5 (time): no time passes here. A session that waits for it is left out, and nothing of it is saved.
 * 4. Rule 4 (determinism): that records are judged ahead is committed before they are, so that nobody judges them by other rules.
 */
import type { LogRecord } from '../../engine/ports/log.ts';
import type { DecodedRecord } from '../records/decode.ts';
import type { RulesInForce } from '../rules/rules-in-force.ts';
import type { PartitionTime } from '../time/partition-time.ts';
import { countBegun } from './counts.ts';
import type { LiveFirst } from './live-first.ts';
import type { PartitionOwner } from './partition-owner.ts';
import type { PartitionRounds } from './partition-rounds.ts';
import type { Beat, PipelineDeps } from './pipeline-deps.ts';
import type { Stepped } from './round.ts';

export interface AheadPassDeps extends PipelineDeps {
  readonly owner: PartitionOwner;
  readonly rounds: PartitionRounds;
  readonly live: Pick<LiveFirst, 'holds' | 'leave'>;
  readonly rules: RulesInForce;
  /** Resolves when no commit is under way. */
  readonly settled: () => Promise<void>;
}

/** A session that has more than this to publish again has its turn with all others. */
const entriesMax = 256;

const noTime: Pick<PartitionTime, 'due' | 'announce' | 'saved'> = {
  due: () => [],
  announce: () => Promise.resolve(),
  saved: () => undefined,
};

export class AheadPass {
  readonly #deps: AheadPassDeps;

  constructor(deps: AheadPassDeps) {
    this.#deps = deps;
  }

  reset(): void {
    this.#deps.rules.reset();
  }

  async run(picked: readonly LogRecord[], beat: Beat): Promise<'done' | 'moved'> {
    const { owner, rules, live, batchRecordsMax } = this.#deps;
    const records = picked.filter(({ offset }) => !owner.isSpentAt(offset));
    for (let at = 0; at < records.length;) {
      const next = await rules.take(records.slice(at, at + batchRecordsMax), beat);
      // A session may have been left out by the records before.
      const ofLive = next.filter(({ key }) => live.holds(key));
      if ((await this.#runRecords(ofLive, beat)) === 'moved') return 'moved';
      at += next.length;
      await beat();
    }
    return 'done';
  }

  async #runRecords(records: readonly LogRecord[], beat: Beat): Promise<'done' | 'moved'> {
    const { owner, rounds, rules, events, decode } = this.#deps;
    const [first] = records;
    const last = records.at(-1);
    if (first === undefined || last === undefined) return 'done';
    const isRebuilt = owner.isRebuiltAt(first.offset);
    await this.#commitAhead(last.offset + 1n, beat);
    const decoded = records.map((record): DecodedRecord => ({ record, decoded: decode(record) }));
    const outcome = await rounds.save(
      {
        // What is rejected is told in its turn.
        records: decoded.filter((one) => one.decoded.kind === 'event'),
        ticks: new Map(),
        time: noTime,
        engine: rules.engineAt(first.offset),
        isLeftOut: (key, stepped) => this.#isLeftOut(key, stepped),
        isAhead: true,
      },
      beat,
    );
    if (outcome === 'moved') return 'moved';
    await rounds.publish(outcome.effects, beat);
    rules.judged(last.offset + 1n);
    if (!isRebuilt) countBegun(this.#deps, outcome.begun, last.appendTimeMs);
    events.roundJudged();
    if (outcome.processed > 0) events.counted('processed', outcome.processed);
    return 'done';
  }

  async #commitAhead(to: bigint, beat: Beat): Promise<void> {
    const { owner, settled, patience } = this.#deps;
    if (to <= owner.rebuildTo || to <= owner.aheadTo) return;
    await settled();
    await patience('log', () => owner.commitAhead(to), beat);
  }

  #isLeftOut(key: string, { isAwaiting, saved: { content } }: Stepped): boolean {
    const entries = (content?.outbox.length ?? 0) + (content?.signals?.length ?? 0);
    if (!isAwaiting && entries <= entriesMax) return false;
    this.#deps.live.leave(key);
    return true;
  }
}

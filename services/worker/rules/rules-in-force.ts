import type { Engine } from '../../engine/engine.ts';
import type { LogRecord } from '../../engine/ports/log.ts';
import type { WorkerEvents } from '../events.ts';
import type { PartitionOwner } from '../partition/partition-owner.ts';
import type { Patience } from '../patience.ts';
import type { RulesShelf } from './rules-shelf.ts';

export interface RulesInForceDeps {
  readonly engine: Engine;
  readonly owner: Pick<PartitionOwner, 'at' | 'isRebuiltAt' | 'rulesAt' | 'nextChange'>;
  readonly shelf: Pick<RulesShelf, 'find'>;
  readonly patience: Patience;
  readonly events: Pick<WorkerEvents, 'rulesUnknown'>;
  /** Commits that the rules of now judge from this record on. */
  readonly commit: (from: bigint) => Promise<void>;
}

/** Rule 4 (determinism): by which rules the records of a partition are judged, also when they are judged again. */
export class RulesInForce {
  readonly #deps: RulesInForceDeps;
  /** Everything before it was judged here. */
  #judgedTo = 0n;

  constructor(deps: RulesInForceDeps) {
    this.#deps = deps;
  }

  /** The next read begins elsewhere. */
  reset(): void {
    this.#judgedTo = 0n;
  }

  judged(next: bigint): void {
    this.#judgedTo = next;
  }

  /** The first of the records, as many as one set of rules judges; where the rules are others now, that is committed. */
  async take(records: readonly LogRecord[], beat: () => Promise<void>): Promise<readonly LogRecord[]> {
    const { engine, owner, commit, shelf, patience } = this.#deps;
    const first = records[0]?.offset ?? 0n;
    // What comes again was judged by the rules before.
    const from = first > this.#judgedTo ? first : this.#judgedTo;
    if (!owner.isRebuiltAt(from) && owner.rulesAt(from) !== engine.rulesName()) await commit(from);
    const name = owner.rulesAt(first);
    if (name !== undefined && engine.under(name) === undefined) await patience('log', () => shelf.find(name), beat);
    const next = owner.nextChange(first);
    return next === undefined ? records : records.filter(({ offset }) => offset < next);
  }

  /** Bound to the rules that judged the record, or judge it now: a change waits for the next records. */
  engineAt(offset: bigint): Engine {
    const { engine, owner, events } = this.#deps;
    const found = engine.under(owner.rulesAt(offset) ?? engine.rulesName());
    if (found === undefined) events.rulesUnknown({ partition: owner.at.partition, offset });
    return found ?? engine.under(engine.rulesName()) ?? engine;
  }
}

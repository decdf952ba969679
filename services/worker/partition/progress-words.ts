/**
 * Rule 12 (progress): what a worker tells of its partitions of calls, and when: again and again, and at once where a call
 * waits.
 */
import type { Log, GroupMember } from '../../engine/ports/log.ts';
import type { CommandEnds } from '../commands/command-ends.ts';
import type { WorkerEvents } from '../events.ts';
import type { PartitionSet } from './partition-set.ts';
import type { AwaitedPartitions, ProgressTeller } from './progress.ts';

export interface ProgressWordsDeps {
  readonly set: Pick<PartitionSet, 'progress' | 'hasAny'>;
  readonly teller: ProgressTeller;
  readonly ends: CommandEnds;
  readonly awaited: AwaitedPartitions;
  readonly log: Pick<Log, 'admin'>;
  readonly member: Pick<GroupMember, 'offsetAt'>;
  readonly events: Pick<WorkerEvents, 'published' | 'taskFailed'>;
  readonly nowMs: () => number;
  readonly stopping: AbortSignal;
}

export class ProgressWords {
  readonly #deps: ProgressWordsDeps;

  constructor(deps: ProgressWordsDeps) {
    this.#deps = deps;
    deps.awaited.listen((partitions) => this.#tellAwaited(partitions));
  }

  /** That somebody watches is told however long the log takes to say where a topic ends. */
  async tell(): Promise<void> {
    if (this.#deps.set.hasAny) void this.#knowEnds();
    await this.#tellOf(() => true);
  }

  async #tellAwaited(partitions: ReadonlySet<number>): Promise<void> {
    try {
      if (this.#deps.stopping.aborted) return;
      await this.#knowEnds();
      await this.#tellOf((partition) => partitions.has(partition));
    } catch (fault) {
      this.#deps.events.taskFailed('progress', fault);
    }
  }

  async #knowEnds(): Promise<void> {
    const { ends, log, member, events, stopping } = this.#deps;
    try {
      await ends.know({ member, admin: () => log.admin() });
    } catch (fault) {
      if (!stopping.aborted) events.taskFailed('progress', fault);
    }
  }

  async #tellOf(isTold: (partition: number) => boolean): Promise<void> {
    const { set, teller, ends, events, nowMs } = this.#deps;
    const { sources, partitions } = set.progress(nowMs());
    const commands = ends.known;
    const moment = { partitions, ...(commands === undefined ? {} : { commands }) };
    const told = await teller.tell(
      sources.filter(({ partition }) => isTold(partition)),
      moment,
    );
    if (told > 0) events.published('progress', told);
  }
}

/**
 * Rule 8 (loss of the store): what was learned of the entities of a partition is put back into a store that has lost it,
 * before any record is judged again.
 *
 * 1. What was saved since is never overwritten, so that whoever takes over in the middle may begin again.
 * 2. Of several snapshots of one entity the one that holds most counts, whichever comes last.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import { partitionOfKey } from '../../../schemas/events/partition-of-key.ts';
import { entityRecordKey } from '../../../schemas/events/record-key.ts';
import { topics } from '../../../schemas/topics.ts';
import type { LogFollower, LogRecord } from '../../engine/ports/log.ts';
import type { SessionSave, SessionStore, StoredSession } from '../../engine/ports/session-store.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import type { SessionState } from '../../engine/state.ts';
import { type Baseline, restoredState } from '../../engine/wide/baselines.ts';
import type { WorkerEvents } from '../events.ts';
import type { PartitionOwner } from '../partition/partition-owner.ts';
import type { Patience } from '../patience.ts';
import { decodeSession, encodeSession, type SessionContent } from '../session/session-blob.ts';
import { isOutlived } from '../session/session-step.ts';
import { readBaseline } from './baseline-record.ts';

export interface RestoreDeps {
  readonly follower: () => LogFollower;
  readonly store: Pick<SessionStore, 'load' | 'save'>;
  readonly signer: Pick<Signer, 'seal'>;
  readonly patience: Patience;
  readonly events: Pick<WorkerEvents, 'baselinesRestored' | 'baselineRefused'>;
  readonly stateTtlMs: number;
  readonly stopping: AbortSignal;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface RestoreInput {
  readonly owner: Pick<PartitionOwner, 'at' | 'epoch' | 'rebuiltFrom' | 'size' | 'reclaim'>;
  readonly beat: () => Promise<void>;
}

const batchMax = 200;
const beatMs = 1000;
const triesMax = 5;

export async function restoreBaselines(deps: RestoreDeps, input: RestoreInput): Promise<void> {
  await using restoring = new Restoring(deps, input);
  await restoring.run();
}

class Restoring {
  readonly #deps: RestoreDeps;
  readonly #input: RestoreInput;
  readonly #follower: LogFollower;
  readonly #ended = Promise.withResolvers<undefined>();
  readonly #waiting = new Map<string, Baseline>();
  #isEnded = false;
  #restored = 0;

  constructor(deps: RestoreDeps, input: RestoreInput) {
    this.#deps = deps;
    this.#input = input;
    this.#follower = deps.follower();
  }

  async run(): Promise<void> {
    const { stopping, sleep, events } = this.#deps;
    const { owner, beat } = this.#input;
    this.#ended.promise.catch(() => undefined);
    // However long the log is away, the membership is kept alive, and the worker may be stopped.
    const following = this.#follower.follow(topics.baselines, {
      onRecord: (record) => this.#guard(() => this.#take(record)),
      onCaughtUp: () => void this.#guard(() => this.#end()),
    });
    following.catch((fault: unknown) => this.#fail(fault));
    while (!this.#isEnded) {
      if (stopping.aborted) throw new ShearpinError('E_NOT_OWNER', 'The worker was stopped.');
      await Promise.race([this.#ended.promise, sleep(beatMs, stopping)]);
      await beat();
    }
    await this.#ended.promise;
    events.baselinesRestored({ partition: owner.at.partition, entities: this.#restored });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#follower.stop();
  }

  /** A follower would give a record again and again whose taking throws. */
  async #guard(work: () => Promise<void>): Promise<void> {
    if (this.#isEnded) return;
    try {
      await work();
    } catch (fault) {
      this.#fail(fault);
    }
  }

  #fail(fault: unknown): void {
    this.#isEnded = true;
    this.#ended.reject(fault);
  }

  async #take(record: LogRecord): Promise<void> {
    if (record.value === null) return;
    const read = readBaseline(record, this.#deps.signer);
    if ('reason' in read) {
      this.#deps.events.baselineRefused({ offset: record.offset, reason: read.reason });
      return;
    }
    if (!this.#isOwn(record.key, read)) return;
    const known = this.#waiting.get(record.key);
    if (known === undefined || isFurther(read, known)) this.#waiting.set(record.key, read);
    if (this.#waiting.size >= batchMax) await this.#flush();
  }

  async #end(): Promise<void> {
    await this.#flush();
    this.#isEnded = true;
    this.#ended.resolve(undefined);
  }

  #isOwn(key: string, { covers }: Baseline): boolean {
    const { at, size } = this.#input.owner;
    return covers.partition === at.partition || partitionOfKey(key, size.partitions) === at.partition;
  }

  async #flush(): Promise<void> {
    const { patience, store } = this.#deps;
    const { owner, beat } = this.#input;
    const baselines = [...this.#waiting.values()];
    this.#waiting.clear();
    for (let tries = 0; baselines.length > 0 && tries < triesMax; tries += 1) {
      const keys = baselines.map(({ tenant, entity }) => entityRecordKey(tenant, entity));
      const stored = await patience('store', () => store.load(keys), beat);
      const saves = baselines.flatMap((baseline, at) => this.#saveOf(keys[at] ?? '', baseline, stored[at]));
      const outcomes = await patience('store', () => store.save(saves), beat);
      this.#restored += outcomes.filter((outcome) => outcome === 'saved').length;
      if (outcomes.every((outcome) => outcome === 'saved')) return;
      if (outcomes.includes('fenced')) await patience('log', () => owner.reclaim(), beat);
    }
    if (baselines.length > 0) {
      throw new ShearpinError('E_STORE_UNAVAILABLE', 'What was learned is being saved by somebody else.', {
        retryable: true,
      });
    }
  }

  #saveOf(key: string, baseline: Baseline, stored: StoredSession | undefined): readonly SessionSave[] {
    const { epoch } = this.#input.owner;
    if (stored !== undefined && this.#isKept(stored, baseline)) return [];
    const content: SessionContent = { positions: [], state: restoredState(baseline), outbox: [] };
    const blob = encodeSession(content);
    return [{ key, madeFrom: stored?.version ?? 0, epoch, blob, ttlMs: this.#deps.stateTtlMs }];
  }

  /** Rule 13 (versions): what cannot be read is kept. */
  #isKept({ blob }: StoredSession, baseline: Baseline): boolean {
    const { owner } = this.#input;
    const content = readContent(blob);
    if (content === undefined) return true;
    if (isOutlived(content, owner.at.partition, owner)) return false;
    const { restored } = (content.state ?? {}) as Partial<SessionState>;
    return content.positions.length > 0 || restored === undefined || !isFurther(baseline, restored);
  }
}

function isFurther({ covers }: Pick<Baseline, 'covers'>, { covers: other }: Pick<Baseline, 'covers'>): boolean {
  if (covers.incarnation !== other.incarnation) return covers.incarnation > other.incarnation;
  if (covers.partition !== other.partition) return covers.appendTimeMs > other.appendTimeMs;
  return BigInt(covers.offset) > BigInt(other.offset);
}

function readContent(blob: Uint8Array): SessionContent | undefined {
  try {
    return decodeSession(blob);
  } catch {
    return undefined;
  }
}

/**
 * Commits how far a partition is while the next records are already worked on: a broker takes several milliseconds for
 * a commit, and a record that waits for that of another would be judged so much later.
 *
 * Owns the one commit that is under way. Invariants:
 * 1. One commit is under way at a time, and before each lies a pause; of those that wait meanwhile only the last is made.
 * 2. After a fault nothing more is committed until somebody has taken the fault.
 */
import type { LogRecord } from '../../engine/ports/log.ts';

export interface ProgressCommitsDeps {
  readonly commit: (progress: Progress) => Promise<void>;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Progress {
  /** Everything before it is done. */
  readonly offset: bigint;
  /** The record before it. */
  readonly last: LogRecord;
  /** The least time that a record had waited when what came of it was saved, of those that this commit is the first to tell of. */
  readonly lagMs: number;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly ended: Promise<void> }
  | { readonly kind: 'failed'; readonly fault: unknown };

/**
 * A commit costs the broker as much as a record, and one that is made at once meets the commands of its own records on
 * their way to the gateways. This is how much work is done again after a death.
 */
const pauseMs = 25;

export class ProgressCommits {
  readonly #deps: ProgressCommitsDeps;
  #hurry = new AbortController();
  #waiting: Progress | undefined;
  #state: State = { kind: 'idle' };

  constructor(deps: ProgressCommitsDeps) {
    this.#deps = deps;
  }

  get hasFailed(): boolean {
    return this.#state.kind === 'failed';
  }

  push(progress: Progress): void {
    const lagMs = Math.min(progress.lagMs, this.#waiting?.lagMs ?? Infinity);
    this.#waiting = { ...progress, lagMs };
    if (this.#state.kind === 'idle') this.#state = { kind: 'running', ended: this.#run() };
  }

  /** Resolves when nothing is under way. Throws the fault of a commit that failed, once. */
  async settled(): Promise<void> {
    this.#hurry.abort();
    if (this.#state.kind === 'running') await this.#state.ended;
    if (this.#state.kind !== 'failed') return;
    const { fault } = this.#state;
    this.#waiting = undefined;
    this.#state = { kind: 'idle' };
    throw fault;
  }

  async #run(): Promise<void> {
    const { commit, sleep } = this.#deps;
    this.#hurry = new AbortController();
    try {
      while (this.#waiting !== undefined) {
        await sleep(pauseMs, this.#hurry.signal);
        const next = this.#take();
        if (next !== undefined) await commit(next);
      }
      this.#state = { kind: 'idle' };
    } catch (fault) {
      this.#state = { kind: 'failed', fault };
    }
  }

  #take(): Progress | undefined {
    const next = this.#waiting;
    this.#waiting = undefined;
    return next;
  }
}

import type { Command } from '../../../schemas/generated/types.ts';
import { ExpirySeconds } from '../../sensor/enforcer/expiry-seconds.ts';
import type { LedgerEntry, TopChange } from './command-ledger.ts';

/** What changed from one look to the next. */
export interface LiveChanges {
  readonly come: readonly LedgerEntry[];
  /** Ids of commands that live no more. */
  readonly gone: readonly string[];
}

/**
 * The commands that count now, kept as the ledger tells of changes: a look costs what changed since the one before. However
 * long none is made, no more is kept than what counts now and what counted at the last one.
 */
export class LiveCommands {
  readonly #byId = new Map<string, LedgerEntry>();
  readonly #expiring = new ExpirySeconds<Command>();
  /** Since the last look, by id; each counts now. */
  readonly #come = new Map<string, LedgerEntry>();
  /** Ids of those that counted at the last look; some may have come again. */
  readonly #gone = new Set<string>();

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): LedgerEntry | undefined {
    return this.#byId.get(id);
  }

  entries(): Iterable<LedgerEntry> {
    return this.#byId.values();
  }

  change({ now, before }: TopChange): void {
    if (before !== undefined) this.#remove(before.command);
    if (now === undefined) return;
    this.#byId.set(now.command.id, now);
    this.#expiring.add(now.command);
    this.#come.set(now.command.id, now);
  }

  look(nowMs: number): LiveChanges {
    for (const command of this.#expiring.takeBefore(nowMs + 1)) this.#remove(command);
    const come = [...this.#come.values()];
    const gone = [...this.#gone].filter((id) => !this.#byId.has(id));
    this.#come.clear();
    this.#gone.clear();
    return { come, gone };
  }

  #remove(command: Command): void {
    if (this.#byId.get(command.id)?.command !== command) return;
    this.#byId.delete(command.id);
    this.#expiring.delete(command);
    if (!this.#come.delete(command.id)) this.#gone.add(command.id);
  }
}

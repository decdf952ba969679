import { commandRecordKey } from '../../../schemas/commands/record-key.ts';
import type { Command } from '../../../schemas/generated/types.ts';
import type { LogProducer } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import type { CommandLedger } from '../commands/command-ledger.ts';
import { commandRecord } from '../records/outgoing.ts';

interface CoveredDeps {
  readonly ledger: CommandLedger;
  readonly producer: LogProducer;
  readonly signer: Signer;
  readonly nowMs: () => number;
}

/** The last ones that were written over: whoever floods the topic makes its writer publish no more than this at once. */
const coveredMax = 1000;

/**
 * Record keys of commands over which somebody wrote what does not count. Gateways that read the command keep it, but
 * compaction leaves the last record of a key alone, and whoever starts after that would never hear of the command.
 */
export class CoveredCommands {
  /** Record key → whether its owner has had its turn. */
  readonly #keys = new Map<string, boolean>();

  note(recordKey: string): void {
    this.#keys.set(recordKey, this.#keys.get(recordKey) ?? false);
    const [oldest] = this.#keys.keys();
    if (this.#keys.size > coveredMax && oldest !== undefined) this.#keys.delete(oldest);
  }

  /** What counts stands under the key again. */
  uncovered(recordKey: string): void {
    this.#keys.delete(recordKey);
  }

  /**
   * Publishes those that live again, byte for byte: those of the partitions that this process owns at once, others when their
   * owner had its turn. Their owner may have started since, and then this process may be the last that knows them.
   * Returns how many.
   */
  async restore({ ledger, producer, signer, nowMs }: CoveredDeps, partitions: ReadonlySet<number>): Promise<number> {
    const due: Command[] = [];
    for (const [key, hadTurn] of this.#keys) {
      const command = ledger.liveAt(key, nowMs());
      if (command === undefined) this.#keys.delete(key);
      else if (command.writer !== signer.writer) continue;
      else if (hadTurn || partitions.has(command.order.partition)) due.push(command);
      else this.#keys.set(key, true);
    }
    if (due.length === 0) return 0;
    const keys = due.map(commandRecordKey);
    // What is written over while this is under way is noted anew.
    for (const key of keys) this.#keys.delete(key);
    try {
      await producer.produce(due.map((command) => commandRecord(command, signer)));
    } catch (fault) {
      for (const key of keys) this.#keys.set(key, true);
      throw fault;
    }
    return due.length;
  }
}

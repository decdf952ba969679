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
  readonly #keys = new Set<string>();

  note(recordKey: string): void {
    this.#keys.add(recordKey);
    const [oldest] = this.#keys;
    if (this.#keys.size > coveredMax && oldest !== undefined) this.#keys.delete(oldest);
  }

  /**
   * Publishes those that live again, byte for byte, in the partitions that this process owns; the rest is kept, since the
   * partition may be its own in a moment. Returns how many.
   */
  async restore({ ledger, producer, signer, nowMs }: CoveredDeps, partitions: ReadonlySet<number>): Promise<number> {
    const now = nowMs();
    const found = [...this.#keys].map((key) => ({ key, command: ledger.liveAt(key, now) }));
    const isOwn = ({ writer, order }: Command): boolean => writer === signer.writer && partitions.has(order.partition);
    const own = found.filter(({ command }) => command !== undefined && isOwn(command));
    const records = own.flatMap(({ command }) => (command === undefined ? [] : [commandRecord(command, signer)]));
    if (records.length > 0) await producer.produce(records);
    for (const { key, command } of found) if (command === undefined || isOwn(command)) this.#keys.delete(key);
    return records.length;
  }
}

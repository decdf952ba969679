/** How far behind the log the judging of one partition is, and when records waited for too long. */
import type { LogBatch } from '../../engine/ports/log.ts';
import type { DecodedRecord } from '../records/decode.ts';
import { type GatewayTrouble, lateMs } from './gateway-health.ts';
import type { PartitionOwner } from '../partition/partition-owner.ts';

export type Late = Omit<GatewayTrouble, 'kind'>;

export interface LatenessDeps {
  readonly owner: Pick<PartitionOwner, 'startOffset' | 'committedOffset' | 'isRebuilding' | 'incarnation'>;
  readonly nowMs: () => number;
  /** The first record of a while in which nobody judged in time. */
  readonly onLate: (late: Late) => void;
}

const tenantsMax = 16;

export class Lateness {
  readonly #deps: LatenessDeps;
  #hasRead = false;
  /** When the last record that was done was appended, while more of them wait in the log. */
  #lagsSinceMs: number | undefined;
  /** That records waited for too long was told, and some still do. */
  #isTold = false;

  constructor(deps: LatenessDeps) {
    this.#deps = deps;
  }

  /** How long the next record has waited; undefined while that is not known, or sessions are rebuilt. */
  behindMs(nowMs: number): number | undefined {
    const { owner } = this.#deps;
    const isUnknown = !this.#hasRead && owner.startOffset < owner.committedOffset;
    if (isUnknown || owner.isRebuilding) return undefined;
    return this.#lagsSinceMs === undefined ? 0 : Math.max(0, nowMs - this.#lagsSinceMs);
  }

  /** Before records are judged. What is rebuilt was judged in its time. */
  begin(records: readonly DecodedRecord[]): void {
    const { owner, nowMs, onLate } = this.#deps;
    const appendedMs = records[0]?.record.appendTimeMs ?? Infinity;
    if (this.#isTold || owner.isRebuilding || nowMs() - appendedMs <= lateMs) return;
    this.#isTold = true;
    for (const late of firstOfTenants(records, owner.incarnation)) onLate(late);
  }

  /** The batch is done; returns how many records of the log are not. */
  done({ records, endOffset }: LogBatch): number {
    const last = records.at(-1);
    const lag = Math.max(0, Number(endOffset - ((last?.offset ?? -1n) + 1n)));
    this.#hasRead = true;
    this.#lagsSinceMs = lag > 0 ? last?.appendTimeMs : undefined;
    this.#isTold &&= lag > 0;
    return lag;
  }
}

/** Of each tenant the first event that waited, so that each is told. */
function firstOfTenants(records: readonly DecodedRecord[], incarnation: number): readonly Late[] {
  const first = new Map<string, Late>();
  for (const { record, decoded } of records) {
    if (decoded.kind !== 'event' || first.has(decoded.data.tenant) || first.size >= tenantsMax) continue;
    const { tenant, gateway } = decoded.data;
    const mark = `${String(incarnation)}/${String(record.partition)}/${String(record.offset)}`;
    first.set(tenant, { tenant, gateway: gateway.id, mark, timeMs: record.appendTimeMs });
  }
  return [...first.values()];
}

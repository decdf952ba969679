/**
 * Tells the tenants whose gateways live that the operator's folder of detectors has faults, so that what is judged is
 * judged by the detectors from before; and that it has none any more.
 *
 * Owns what each tenant was told last. Bounded by the tenants that the worker's keys name.
 */
import { createHash } from 'node:crypto';
import type { Heartbeat } from '../../../schemas/generated/types.ts';
import type { LogProducer } from '../../engine/ports/log.ts';
import type { WorkerEvents } from '../events.ts';
import { faultyDetectorsRecord, type FaultyDetectors } from './health-alert.ts';

export interface AlarmDeps {
  readonly producer: LogProducer;
  readonly events: Pick<WorkerEvents, 'published'>;
  readonly nowMs: () => number;
}

/** Workers that find the same faults within one of these mean one alert; later it is another. */
const episodeMs = 3_600_000;

type Trouble = Omit<FaultyDetectors, 'tenant' | 'gateway'>;

export class DetectorAlarm {
  readonly #deps: AlarmDeps;
  /** A gateway of each tenant that was heard. */
  readonly #gateways = new Map<string, string>();
  readonly #told = new Map<string, Trouble>();
  #trouble: Trouble | undefined;

  constructor(deps: AlarmDeps) {
    this.#deps = deps;
  }

  /** What is wrong with the folder now, as diagnostics; nothing when it was mended. */
  found(faults: readonly string[]): void {
    const nowMs = this.#deps.nowMs();
    const episode = String(Math.floor(nowMs / episodeMs));
    const id = createHash('sha256')
      .update([episode, ...faults].join('\n'))
      .digest('hex')
      .slice(0, 32);
    const [first = ''] = (faults[0] ?? '').split('\n', 1);
    this.#trouble = faults.length === 0 ? undefined : { id, count: faults.length, first, timeMs: nowMs };
  }

  heard({ tenant, gateway: { id } }: Pick<Heartbeat, 'tenant' | 'gateway'>): void {
    const known = this.#gateways.get(tenant);
    if (known === undefined || id < known) this.#gateways.set(tenant, id);
  }

  async tend(): Promise<void> {
    const trouble = this.#trouble;
    const due = [...this.#gateways].filter(([tenant]) => this.#told.get(tenant)?.id !== trouble?.id);
    const records = due.flatMap(([tenant, gateway]) => {
      const before = this.#told.get(tenant);
      return [
        ...(before === undefined ? [] : [faultyDetectorsRecord({ ...before, tenant, gateway }, { isOver: true })]),
        ...(trouble === undefined ? [] : [faultyDetectorsRecord({ ...trouble, tenant, gateway }, { isOver: false })]),
      ];
    });
    if (records.length === 0) return;
    await this.#deps.producer.produce(records);
    for (const [tenant] of due) {
      if (trouble === undefined) this.#told.delete(tenant);
      else this.#told.set(tenant, trouble);
    }
    this.#deps.events.published('health', records.length);
  }
}

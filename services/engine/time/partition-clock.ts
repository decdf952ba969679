/**
 * How far event time is in one partition, for each tenant: every event before the watermark has come, as far as events
 * come in time.
 *
 * Invariants:
 * 1. Rule 5 (time): a function of the records alone, in the order of their offsets.
 * 2. The watermark of a tenant never goes back. It is that of its slowest live gateway, less the lateness that is allowed.
 * 3. A gateway that has been silent for `idleMs` of the log's own time holds nobody back. When the log itself had
 *    nothing to tell, because it was away, that is nobody's silence.
 * 4. No gateway holds its tenant back by more than `lagMsMax`: a wrong clock is no reason to wait.
 * 5. A tenant without a live gateway goes with the log: what it then finds missing may have been lost.
 */

export interface HeardRecord {
  readonly tenant: string;
  readonly gateway: string;
  readonly timeMs: number;
  readonly appendTimeMs: number;
}

/** The watermark of a tenant moved. */
export interface WatermarkMove {
  readonly tenant: string;
  readonly watermarkMs: number;
  readonly isUnwatched: boolean;
}

interface GatewayTime {
  readonly gateway: string;
  readonly timeMs: number;
  /** When it was last heard, by the log's own time. */
  readonly heardMs: number;
}

interface TenantTime {
  readonly tenant: string;
  readonly watermarkMs: number;
  readonly gateways: readonly GatewayTime[];
}

/** Plain data. */
export interface ClockState {
  readonly format: 1;
  readonly appendMs: number;
  /** The log's own time: append time without the gaps. */
  readonly logMs: number;
  readonly tenants: readonly TenantTime[];
}

export interface ClockSettings {
  readonly latenessMs: number;
  readonly skewMs: number;
}

const idleMs = 60_000;
/** More than two heartbeats: a longer gap is the log's, not the gateways'. */
const gapMsMax = 15_000;
const lagMsMax = 600_000;
/** Until every live gateway had the time to send a heartbeat, nobody knows which is the slowest. */
const warmUpMs = 15_000;
const everyMs = 1000;

export const newClock: ClockState = { format: 1, appendMs: 0, logMs: 0, tenants: [] };

export function isClockState(value: unknown): value is ClockState {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
}

/** Takes records in order; the state that it was made from stays as it is. */
export class PartitionClock {
  readonly #settings: ClockSettings;
  readonly #tenants: Map<string, TenantTime>;
  #appendMs: number;
  #logMs: number;

  constructor(settings: ClockSettings, { appendMs, logMs, tenants }: ClockState = newClock) {
    this.#settings = settings;
    this.#appendMs = appendMs;
    this.#logMs = logMs;
    this.#tenants = new Map(tenants.map((time) => [time.tenant, time]));
  }

  get state(): ClockState {
    return { format: 1, appendMs: this.#appendMs, logMs: this.#logMs, tenants: [...this.#tenants.values()] };
  }

  /** The tenants whose watermark the record moved. */
  take(record: HeardRecord): readonly WatermarkMove[] {
    const before = this.#appendMs;
    this.#advanceLog(record.appendTimeMs);
    const heard = this.#hear(record);
    const isNewSecond = Math.floor(before / everyMs) !== Math.floor(this.#appendMs / everyMs);
    const moved = isNewSecond ? [...this.#tenants.values()] : [heard];
    return this.#logMs < warmUpMs ? [] : moved.flatMap((time) => this.#move(time));
  }

  /** Only records that somebody has signed for tell whose time it is; any record tells the log's. */
  #advanceLog(appendTimeMs: number): void {
    const passed = this.#appendMs === 0 ? 0 : appendTimeMs - this.#appendMs;
    this.#logMs += Math.min(Math.max(0, passed), gapMsMax);
    this.#appendMs = Math.max(this.#appendMs, appendTimeMs);
  }

  #hear({ tenant, gateway, timeMs, appendTimeMs }: HeardRecord): TenantTime {
    const known = this.#tenants.get(tenant) ?? { tenant, watermarkMs: 0, gateways: [] };
    const others = known.gateways.filter((other) => other.gateway !== gateway && this.#isLive(other));
    const before = known.gateways.find((other) => other.gateway === gateway)?.timeMs ?? 0;
    const clamped = Math.min(timeMs, appendTimeMs + this.#settings.skewMs);
    const heard = { gateway, timeMs: Math.max(before, clamped), heardMs: this.#logMs };
    const next = { ...known, gateways: [...others, heard] };
    this.#tenants.set(tenant, next);
    return next;
  }

  #isLive({ heardMs }: GatewayTime): boolean {
    return this.#logMs - heardMs <= idleMs;
  }

  #move(time: TenantTime): readonly WatermarkMove[] {
    const { latenessMs } = this.#settings;
    const live = time.gateways.filter((gateway) => this.#isLive(gateway));
    const isUnwatched = live.length === 0;
    const slowestMs = isUnwatched ? this.#appendMs - idleMs : Math.min(...live.map(({ timeMs }) => timeMs));
    const watermarkMs = Math.max(slowestMs, this.#appendMs - lagMsMax) - latenessMs;
    if (watermarkMs <= time.watermarkMs) return [];
    this.#tenants.set(time.tenant, { ...time, watermarkMs });
    return [{ tenant: time.tenant, watermarkMs, isUnwatched }];
  }
}

/** The parts of the sensor put together for a gateway that embeds it: keys, commands, events and their signatures. */
import type { GatewayKeys } from '../adapters/crypto/load-keys.ts';
import { createMac } from '../adapters/crypto/mac.ts';
import { newUlid } from '../adapters/crypto/new-ulid.ts';
import { type PublishedEvent, recordOfEvent, sessionOfEvent } from '../adapters/crypto/record-of-event.ts';
import { createVerifier } from '../adapters/crypto/verifier.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import type { Ack, Traffic } from '../../schemas/generated/types.ts';
import { gatewayRecordKey } from '../../schemas/events/record-key.ts';
import { eventTypes } from '../../schemas/topics.ts';
import { createCapabilityRules, type CapabilityRulesOptions } from '../sensor/capabilities/capability-rules.ts';
import type { CommandRecord as ReadRecord } from '../sensor/enforcer/admit-record.ts';
import { type ApplyOutcome, createEnforcer, type Enforcer } from '../sensor/enforcer/enforcer.ts';
import type { EnforcerSettings } from '../sensor/enforcer/enforcer-options.ts';
import { heartbeatData } from '../sensor/health/heartbeat-data.ts';
import { RecordTally } from '../sensor/health/record-tally.ts';
import { createSessionWatch } from '../sensor/health/session-watch.ts';
import { FingerprintKeys } from '../sensor/inspection/fingerprint-keys.ts';
import { createInspector } from '../sensor/inspection/inspector.ts';
import { createObserver, type Observer } from '../sensor/observer/observer.ts';
import type { ObserverDeps } from '../sensor/observer/observer-deps.ts';
import type { SensorFault } from '../sensor/observer/ports.ts';

/** A record for the log: its topic, key, headers with the gateway's MAC, and value. */
export type SensorRecord = ReturnType<typeof recordOfEvent>;

export interface SensorOptions {
  /** Name of this gateway, for which its keys were made. */
  readonly gatewayId: string;
  readonly tenant: string;
  /** What `loadGatewayKeys` read. */
  readonly keys: GatewayKeys;
  /** Takes each record at once and never throws; sending it is the gateway's business. */
  readonly emit: (record: SensorRecord) => void;
  /** What the operator says of tools. */
  readonly capabilities?: CapabilityRulesOptions;
  /** Laid over the defaults. */
  readonly enforcer?: Partial<EnforcerSettings>;
  readonly sessions?: NonNullable<ObserverDeps['sessions']>;
  /** Waits for what ends a hold; without it a held call is refused at once. */
  readonly holds?: NonNullable<ObserverDeps['holds']>;
  /** Told of faults of the sensor's own, which do not touch the traffic. */
  readonly onFault?: (fault: SensorFault) => void;
  readonly clock?: { nowMs(): number };
  /** Makes ULIDs. */
  readonly newId?: () => string;
}

/** What became of the records that `emit` was given, for the heartbeat. */
export interface Delivery {
  /** Until the next heartbeat. */
  readonly intervalMs: number;
  /** Records that wait to be sent. */
  readonly buffered?: number;
  /** It is the last one: the gateway ends. */
  readonly ending?: boolean;
}

/** Of a topic that the sensor is told. */
export interface CommandRecord {
  readonly key: string;
  /** null is a tombstone. */
  readonly value: Uint8Array | null;
  /** Absent where the host does not know: then it is taken for read as soon as it was written. */
  readonly at?: {
    readonly partition: number;
    /** Text is what clients of Kafka in JavaScript have. */
    readonly offset: bigint | string;
    /** Where the partition ended when the record was fetched, if it held more than was fetched with it. */
    readonly beyond?: bigint | string | undefined;
  };
}

export interface Sensor extends Pick<Observer, 'connect' | 'principalOf' | 'tally'> {
  /** Takes a record of the command topic, in its order; its ack goes to `emit`. */
  applyCommand(record: CommandRecord): ApplyOutcome['kind'];
  /** Everything that the topic held when it was first read has been applied. */
  commandsRead(): void;
  /** The topic can be read, or cannot be. */
  setReachable(isReachable: boolean): void;
  /** Takes a record of the topic of progress: from the first on, calls that no worker judges pass or stop as configured. */
  applyProgress(record: CommandRecord): void;
  /** Everything that the topic of progress held when it was first read has been applied. */
  progressRead(): void;
  feed(): ReturnType<Enforcer['feed']>;
  /** A record that `emit` was given will not be sent: heartbeats tell how many those are, and of which sessions. */
  lost(record: Pick<SensorRecord, 'value'>): void;
  /**
   * A heartbeat, for each partition of the calls topic. Without heartbeats a worker takes the gateway for gone. Each tells
   * what was not told before: send one before you ask for the next.
   */
  heartbeat(delivery: Delivery): SensorRecord;
  /** Reads the key file again: call it now and then, so that a rotation needs no restart. Throws E_KEY. */
  reloadKeys(): void;
}

export function createSensor(options: SensorOptions): Sensor {
  return new EmbeddedSensor(options);
}

class EmbeddedSensor implements Sensor {
  readonly #options: SensorOptions;
  readonly #clock: { nowMs(): number };
  readonly #newId: () => string;
  readonly #gateway: { readonly id: string; readonly boot: string };
  readonly #fingerprintKeys: FingerprintKeys;
  readonly #enforcer: Enforcer;
  readonly #observer: Observer;
  readonly #record: (event: PublishedEvent) => SensorRecord;
  readonly #records = new RecordTally();
  readonly #traffic: () => Traffic;
  #beats = 0;

  constructor(options: SensorOptions) {
    const { gatewayId, tenant, keys, clock = systemClock, newId = newUlid } = options;
    this.#options = options;
    this.#clock = clock;
    this.#newId = newId;
    this.#gateway = { id: gatewayId, boot: newId() };
    this.#fingerprintKeys = new FingerprintKeys(keys.fingerprint, clock);
    const gateway = this.#gateway;
    this.#enforcer = createEnforcer({ verify: createVerifier(keys.trust), clock, tenant, gateway }, options.enforcer);
    const mac = createMac({ gateway: gatewayId, key: keys.ingest.key });
    this.#record = (event) => recordOfEvent(event, { mac, clock, newId });
    this.#observer = this.#createObserver();
    this.#traffic = createSessionWatch(() => this.#observer.tally());
  }

  connect(info: Parameters<Observer['connect']>[0]): ReturnType<Observer['connect']> {
    return this.#observer.connect(info);
  }

  principalOf(caller: Parameters<Observer['principalOf']>[0]): ReturnType<Observer['principalOf']> {
    return this.#observer.principalOf(caller);
  }

  tally(): ReturnType<Observer['tally']> {
    return this.#observer.tally();
  }

  applyCommand(record: CommandRecord): ApplyOutcome['kind'] {
    const outcome = this.#enforcer.applyRecord(withPlace(record));
    if (outcome.kind === 'ack') this.#tell(outcome.ack);
    if (outcome.kind === 'beacon') for (const ack of outcome.begun ?? []) this.#tell(ack);
    return outcome.kind;
  }

  commandsRead(): void {
    for (const ack of this.#enforcer.caughtUp()) this.#tell(ack);
  }

  setReachable(isReachable: boolean): void {
    this.#enforcer.setReachable(isReachable);
  }

  applyProgress(record: CommandRecord): void {
    this.#enforcer.applyProgress(withPlace(record));
  }

  progressRead(): void {
    this.#enforcer.progressRead();
  }

  feed(): ReturnType<Enforcer['feed']> {
    return this.#enforcer.feed();
  }

  lost({ value }: Pick<SensorRecord, 'value'>): void {
    this.#records.note({ isTaken: false, session: sessionOfRecord(value) });
  }

  heartbeat({ intervalMs, buffered = 0, ending = false }: Delivery): SensorRecord {
    const { tenant } = this.#options;
    this.#beats += 1;
    const data = heartbeatData({
      id: this.#newId(),
      timeMs: this.#clock.nowMs(),
      tenant,
      gateway: { ...this.#gateway, seq: this.#beats },
      intervalMs,
      buffered,
      feed: this.#enforcer.feed(),
      tally: this.#records.take(),
      traffic: this.#traffic(),
      ...(ending ? { ending } : {}),
    });
    return this.#record({ type: eventTypes.heartbeat, key: gatewayRecordKey(tenant, this.#gateway.id), data });
  }

  reloadKeys(): void {
    this.#fingerprintKeys.replace(this.#options.keys.readFingerprint());
  }

  #createObserver(): Observer {
    const { tenant, capabilities, sessions, holds, onFault = () => undefined } = this.#options;
    return createObserver({
      inspector: createInspector({ key: this.#fingerprintKeys }),
      capabilities: createCapabilityRules(capabilities),
      enforcer: this.#enforcer,
      clock: this.#clock,
      newId: this.#newId,
      emit: (event) => this.#emit(event),
      onFault,
      tenant,
      gateway: this.#gateway,
      ...(sessions === undefined ? {} : { sessions }),
      ...(holds === undefined ? {} : { holds }),
    });
  }

  #tell(ack: Ack): void {
    this.#emit({ type: eventTypes.ack, key: this.#gateway.id, data: ack });
  }

  #emit(event: PublishedEvent): void {
    const session = sessionOfEvent(event.data);
    try {
      this.#options.emit(this.#record(event));
      this.#records.note({ isTaken: true, session });
    } catch (fault) {
      this.#records.note({ isTaken: false, session });
      throw fault;
    }
  }
}

/** Of a record that was made here. */
function sessionOfRecord(value: SensorRecord['value']): ReturnType<typeof sessionOfEvent> {
  return value === null ? undefined : sessionOfEvent(JSON.parse(Buffer.from(value).toString('utf8')) as object);
}

function withPlace({ at, ...record }: CommandRecord): ReadRecord {
  if (at === undefined) return record;
  const { partition, offset, beyond } = at;
  const place = { partition, offset: BigInt(offset), ...(beyond === undefined ? {} : { beyond: BigInt(beyond) }) };
  return { ...record, at: place };
}

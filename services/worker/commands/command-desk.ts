/**
 * What a worker does about commands besides making them: beacons, tombstones, the watch over acks, and over what
 * others write in their place.
 * Follows the topics of commands and acks whole; says nothing before it has read both once.
 */
import type { EngineCounts } from '../../engine/engine.ts';
import type { LogFollower, LogProducer, LogRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import type { Heartbeat } from '../../../schemas/generated/types.ts';
import { topics } from '../../../schemas/topics.ts';
import { readAckRecord } from './ack-reader.ts';
import { AckWatch } from './ack-watch.ts';
import { type BeaconSource, sendBeacons } from './beacons.ts';
import type { CommandLedger, PublishedLog } from './command-ledger.ts';
import { CoveredCommands } from '../partition/covered-commands.ts';
import type { GatewayDirectory } from '../records/decode.ts';
import type { WorkerEvents } from '../events.ts';
import { gatewayAlertRecord } from '../health/gateway-alert.ts';
import { GatewayHealth, type GatewayTrouble } from '../health/gateway-health.ts';
import { healthAlertRecord } from '../health/health-alert.ts';
import type { LogTime } from '../time/log-time.ts';
import { buryExpired } from './tombstones.ts';

export interface DeskDeps {
  readonly ledger: CommandLedger;
  readonly producer: LogProducer;
  readonly gateways: GatewayDirectory;
  readonly events: WorkerEvents;
  readonly ackTimeoutMs: number;
  readonly clockToleranceMs: number;
  readonly floodSessionsMax: number;
  readonly floodEntitiesMax: number;
  readonly follower: () => LogFollower;
  readonly time: LogTime;
  /** By which beacons are stamped, so that gateways see how far it is off. */
  readonly nowMs: () => number;
}

/** The partitions that this process owns, of how many. */
export interface OwnedPartitions {
  readonly sources: readonly BeaconSource[];
  readonly partitions: number;
}

const underWayMax = 4096;
/** Commands and beacons go between them. */
const failuresAtOnce = 100;

export class CommandDesk {
  readonly #deps: DeskDeps;
  readonly #acks = new AckWatch();
  readonly #gateways: GatewayHealth;
  readonly #followers: LogFollower[] = [];
  readonly #unread = new Set<string>();
  readonly #broken = new Set<string>();
  /** Values that this process published and has not read from the topic yet, by record key: they need no second look. */
  readonly #underWay = new Map<string, Uint8Array>();
  readonly #covered = new CoveredCommands();
  readonly #commandsRead = Promise.withResolvers<undefined>();
  /** When the log took the newest record of the commands: beacons come every few seconds, so that is its time. */
  #commandMs = -Infinity;
  /** Since when commands and acks are read as they come; undefined while they are not. */
  #readSinceMs: number | undefined;
  #beacons: Promise<void> = Promise.resolve();
  #onRead: () => void = () => undefined;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    this.#gateways = new GatewayHealth(deps);
    deps.ledger.onTop((change) => this.#acks.commanded(change));
  }

  /** Calls back whenever a topic was read to its end for the first time. */
  onRead(callback: () => void): void {
    this.#onRead = callback;
  }

  /** Topics that were not read to their end, or cannot be read now. */
  get waiting(): readonly string[] {
    return [...new Set([...this.#unread, ...this.#broken])];
  }

  async start(): Promise<void> {
    this.#unread.add(topics.commands).add(topics.acks);
    await Promise.all([
      this.#follow(topics.commands, (record) => this.#onCommand(record)),
      this.#follow(topics.acks, (record) => this.#onAck(record)),
    ]);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#followers.map((follower) => follower.stop()));
  }

  /** The log under which a writer published last in a partition; known once the commands are read. */
  async publishedLog({ writer }: Pick<Signer, 'writer'>, partition: number): Promise<PublishedLog | undefined> {
    await this.#commandsRead.promise;
    return this.#deps.ledger.logOf(writer, partition);
  }

  /** Whether the topic holds this live command, as far as it was read. */
  isCommanded(recordKey: string): boolean {
    return this.#deps.ledger.liveAt(recordKey, this.#deps.time.nowMs()) !== undefined;
  }

  /** A command that this process published counts at once, before it comes back from the topic. */
  published(records: readonly { readonly key: string; readonly value: Uint8Array | null }[]): void {
    if (this.#underWay.size > underWayMax) this.#underWay.clear();
    for (const record of records) {
      this.#deps.ledger.apply(record, this.#deps.time.nowMs());
      if (record.value !== null) this.#underWay.set(record.key, record.value);
    }
  }

  heartbeat(heartbeat: Heartbeat, { appendTimeMs, partition }: Pick<LogRecord, 'appendTimeMs' | 'partition'>): void {
    this.#acks.heartbeat(heartbeat, appendTimeMs);
    this.#gateways.heartbeat(heartbeat, appendTimeMs);
    const { sinceLast } = heartbeat.dropped;
    // Each partition has a copy, perhaps with another worker: the drops are counted in one.
    if (sinceLast > 0 && partition === 0) this.#deps.events.gatewayDropped(heartbeat.gateway.id, sinceLast);
  }

  /** One at a time, so that no number is given twice. */
  sendBeacons(signer: Signer, owned: OwnedPartitions): Promise<void> {
    const turn = this.#beacons.then(() => this.#sendBeacons(signer, owned));
    this.#beacons = turn.catch(() => undefined);
    return turn;
  }

  async #sendBeacons(signer: Signer, owned: OwnedPartitions): Promise<void> {
    if (this.#unread.has(topics.commands)) return;
    const sent = await sendBeacons({ ...this.#deps, signer }, owned);
    if (sent > 0) this.#deps.events.published('beacon', sent);
  }

  async buryExpired({ writer }: Pick<Signer, 'writer'>, { sources }: OwnedPartitions): Promise<void> {
    if (this.#unread.has(topics.commands)) return;
    const { ledger, clockToleranceMs: toleranceMs, events, time } = this.#deps;
    const nowMs = (): number => time.nowMs();
    ledger.prune(nowMs());
    const partitions = new Set(sources.map(({ partition }) => partition));
    const buried = await buryExpired({ ...this.#deps, nowMs, writer, toleranceMs }, partitions);
    if (buried > 0) events.published('tombstone', buried);
  }

  /** Publishes again what somebody wrote over. */
  async restoreCovered(signer: Signer, { sources }: OwnedPartitions): Promise<void> {
    if (this.#unread.has(topics.commands)) return;
    const { events } = this.#deps;
    const partitions = new Set(sources.map(({ partition }) => partition));
    const nowMs = (): number => this.#deps.time.nowMs();
    const restored = await this.#covered.restore({ ...this.#deps, nowMs, signer }, partitions);
    if (restored > 0) events.published('restored', restored);
  }

  /** Raises an alert for each live gateway that does not enforce a live command. */
  async watchAcks(): Promise<void> {
    const { producer, events, ackTimeoutMs: timeoutMs, time } = this.#deps;
    // Whoever cannot read the answers knows of no silence.
    const readSinceMs = this.#readSinceMs;
    if (readSinceMs === undefined) return;
    const failures = this.#acks.check({ nowMs: time.nowMs(), timeoutMs, readSinceMs });
    events.liveCommands(this.#acks.live);
    for (let at = 0; at < failures.length; at += failuresAtOnce) {
      const told = failures.slice(at, at + failuresAtOnce);
      try {
        await producer.produce(told.map((failure) => healthAlertRecord(failure, timeoutMs)));
      } catch (fault) {
        this.#acks.forgetReport(failures.slice(at));
        throw fault;
      }
      for (const { command, gateway, status, reason } of told) {
        events.notEnforced({ command: command.id, gateway, status, ...(reason === undefined ? {} : { reason }) });
      }
      events.published('health', told.length);
    }
  }

  /** Numbers of events that never came, as sessions have it. */
  leapt(session: string, hole: NonNullable<EngineCounts['hole']>): void {
    this.#gateways.leapt(session, hole);
  }

  judgedLate(late: Omit<GatewayTrouble, 'kind'>): void {
    this.#gateways.judgedLate(late, { logMs: this.#commandMs });
  }

  /** A topic is not the one that it was. */
  logReplaced(topic: string): void {
    this.#gateways.logReplaced(topic, this.#deps.time.nowMs());
  }

  /** A record of a topic does not count. */
  rejected({ topic, appendTimeMs }: Pick<LogRecord, 'topic' | 'appendTimeMs'>): void {
    this.#gateways.rejected(topic, appendTimeMs);
  }

  /** So many entities of a tenant were heard of for the first time. */
  entitiesBegun({
    tenant,
    count,
    atMs,
  }: {
    readonly tenant: string;
    readonly count: number;
    readonly atMs: number;
  }): void {
    this.#gateways.entitiesBegun(tenant, count, atMs);
  }

  stateShed(of: { readonly tenant: string; readonly gateway?: string }): void {
    this.#gateways.stateShed(of, this.#deps.time.nowMs());
  }

  /** The partitions are others now, and gateways are heard anew. */
  forgetGateways(): void {
    this.#gateways.forget();
  }

  /** Raises an alert for each thing by which Shearpin is blind; whoever has read everything also tells who is silent. */
  async watchGateways({ hasReadAll }: { readonly hasReadAll: boolean }): Promise<void> {
    const { producer, events } = this.#deps;
    this.#gateways.confirmLate(this.#commandMs);
    if (hasReadAll && this.waiting.length === 0) this.#gateways.look(this.#commandMs);
    const found = this.#gateways.untold;
    if (found.length === 0) return;
    await producer.produce(found.map(gatewayAlertRecord));
    this.#gateways.told(found);
    for (const { kind, gateway, topic, tenant } of found) events.blind(kind, gateway ?? topic ?? tenant);
    events.published('health', found.length);
  }

  async #follow(topic: string, onRecord: (record: LogRecord) => void): Promise<void> {
    const follower = this.#deps.follower();
    this.#followers.push(follower);
    await follower.follow(topic, {
      onRecord,
      onCaughtUp: () => {
        this.#unread.delete(topic);
        this.#noteReading();
        if (topic === topics.commands) this.#commandsRead.resolve(undefined);
        this.#onRead();
      },
      onHealth: (isHealthy) => {
        if (isHealthy) this.#broken.delete(topic);
        else this.#broken.add(topic);
        this.#noteReading();
      },
    });
  }

  #noteReading(): void {
    const isReading = this.waiting.length === 0;
    this.#readSinceMs = isReading ? (this.#readSinceMs ?? this.#deps.time.nowMs()) : undefined;
  }

  #onCommand(record: LogRecord): void {
    const { ledger, events, time } = this.#deps;
    time.heard(record.appendTimeMs);
    this.#commandMs = Math.max(this.#commandMs, record.appendTimeMs);
    const own = this.#underWay.get(record.key);
    this.#underWay.delete(record.key);
    const isOwn = own !== undefined && record.value !== null && Buffer.compare(own, record.value) === 0;
    const change = isOwn ? 'command' : ledger.apply(record, time.nowMs());
    if (typeof change !== 'object') {
      this.#covered.uncovered(record.key);
      return;
    }
    this.#covered.note(record.key);
    if (!this.#unread.has(topics.commands)) this.rejected(record);
    events.commandRefused({ offset: record.offset, reason: change.refused });
  }

  #onAck(record: LogRecord): void {
    const { gateways, events } = this.#deps;
    const read = readAckRecord(record, gateways);
    if (read.kind === 'refused') {
      events.ackRefused({ offset: record.offset, reason: read.reason });
      if (!this.#unread.has(topics.acks)) this.rejected(record);
      return;
    }
    this.#acks.ack(read.ack, record.appendTimeMs);
    if (read.ack.kind === 'boot' || this.#unread.has(topics.acks)) return;
    for (const { status, latencyMs } of read.ack.commands) {
      if (status === 'applied' && latencyMs !== undefined) events.ackTook(latencyMs);
    }
  }
}

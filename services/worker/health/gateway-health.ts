/**
 * Where Shearpin is blind: gateways that are silent, whose events are missing or dropped, whose clock is off, whose
 * sessions hold nothing together, who hear of no worker or cannot trust their commands, records that nobody judged in
 * time, a log that is another, and floods, in which whatever is bounded gives up something.
 *
 * Owns what gateways said of themselves. Invariants:
 * 1. A trouble is told once: for each boot of a gateway, each hour of its clock, or each silence.
 * 2. What is told is the same whichever worker tells it.
 * 3. Bounded: the gateway that was heard of least recently is forgotten.
 */
import type { EngineCounts } from '../../engine/engine.ts';
import type { Heartbeat } from '../../../schemas/generated/types.ts';
import { HourCounts } from './hour-counts.ts';

export type TroubleKind =
  | 'degenerate-sessions'
  | 'dropped-events'
  | 'missing-events'
  | 'clock-off'
  | 'silent-gateway'
  | 'judged-late'
  | 'unwatched'
  | 'stale-feed'
  | 'log-replaced'
  | 'state-shed'
  | 'session-flood'
  | 'entity-flood'
  | 'record-flood';

export interface GatewayTrouble {
  readonly kind: TroubleKind;
  readonly tenant: string;
  /** What it is about; with neither it is about the tenant. */
  readonly gateway?: string;
  readonly topic?: string;
  /** Of which boot, hour, silence or record; the same trouble has the same mark. */
  readonly mark: string;
  readonly timeMs: number;
}

/** Since when what one heartbeat says alone would mean nothing. */
interface Since {
  /** More events are missing than the gateway says it dropped. */
  readonly missingMs?: number | undefined;
  /** No worker tells that it judges what goes to some partition. */
  readonly unwatchedMs?: number | undefined;
  /** What workers command cannot be trusted to be all. */
  readonly staleMs?: number | undefined;
}

type Late = Omit<GatewayTrouble, 'kind'>;

/** Sessions that a gateway had begun since its boot when an hour of its clock began. */
interface Begun {
  readonly hour: number;
  readonly sessions: number;
}

interface TopicTrouble {
  readonly kind: 'log-replaced' | 'record-flood';
  readonly topic: string;
  /** Of the log. */
  readonly hour: number;
}

export interface HealthSettings {
  readonly clockToleranceMs: number;
  /** More of them in an hour are a flood. */
  readonly floodSessionsMax: number;
  readonly floodEntitiesMax: number;
}

interface Heard {
  readonly tenant: string;
  readonly boot: string;
  /** When the log took the last heartbeat. */
  readonly atMs: number;
  readonly last: Heartbeat;
  /** Numbers that were leapt over, by session. */
  readonly holes: Map<string, number>;
  readonly since: Since;
  readonly begun: Begun;
  /** It said that it ends, or its silence was told. */
  readonly isOver: boolean;
}

const gatewaysMax = 10_000;
const toldMax = 50_000;
/** While the log is away. What does not fit is found again, if it lasts. */
const untoldMax = 10_000;
const sessionsMax = 1_000;
const claimsMax = 1_000;
/** Of all gateways together. */
const holesMax = 50_000;
/** More records of a topic that do not count in an hour are a flood. */
const rejectedMax = 1_000;
/** As long as a gateway's silence holds its tenant back. */
const silenceMs = 60_000;
const missedHeartbeats = 3;
/** What is late may still come. */
const holeMs = 60_000;
/** Workers take over from each other in less. */
const gapMs = 10_000;
/** A record that waited for longer was not judged in time. */
export const lateMs = 10_000;
const hourMs = 3_600_000;

export class GatewayHealth {
  readonly #settings: HealthSettings;
  readonly #heard = new Map<string, Heard>();
  readonly #told = new Set<string>();
  #untold: GatewayTrouble[] = [];
  /** Said by the clock of this process alone. */
  #claimed: readonly (Late & { readonly claimedMs: number })[] = [];
  /** The last of each kind and topic: told to each tenant when one of its gateways is heard. */
  readonly #ofTopics = new Map<string, TopicTrouble>();
  readonly #counts = new HourCounts();
  #holes = 0;
  #lookedMs: number | undefined;

  constructor(settings: HealthSettings) {
    this.#settings = settings;
  }

  get untold(): readonly GatewayTrouble[] {
    return this.#untold;
  }

  told(found: readonly GatewayTrouble[]): void {
    this.#untold = this.#untold.filter((one) => !found.includes(one));
  }

  /** What was heard before is no reason to call anybody silent: the partitions are others now. */
  forget(): void {
    this.#heard.clear();
    this.#holes = 0;
  }

  heartbeat(heartbeat: Heartbeat, atMs: number): void {
    const { gateway, dropped, clockOffsetMs, traffic } = heartbeat;
    if (traffic?.degenerate === true) this.#find('degenerate-sessions', heartbeat, gateway.boot);
    if (dropped.sinceLast > 0) this.#findInHour('dropped-events', heartbeat);
    if (Math.abs(clockOffsetMs) > this.#settings.clockToleranceMs) this.#findInHour('clock-off', heartbeat);
    for (const { kind, topic, hour } of this.#ofTopics.values()) {
      const mark = `${topic}/${String(hour)}`;
      this.#add({ kind, tenant: heartbeat.tenant, topic, mark, timeMs: hour * hourMs });
    }
    this.#hear(heartbeat, atMs);
  }

  /** How many numbers of a session are missing since an event leapt over some, or filled one. */
  leapt(session: string, { gateway, boot, missing }: NonNullable<EngineCounts['hole']>): void {
    const heard = this.#heard.get(gateway);
    if (heard?.boot !== boot) return;
    if (heard.holes.delete(session)) this.#holes -= 1;
    if (missing === 0) return;
    const [oldest] = heard.holes.keys();
    const isFull = heard.holes.size >= sessionsMax || this.#holes >= holesMax;
    if (isFull && (oldest === undefined || !heard.holes.delete(oldest))) return;
    heard.holes.set(session, missing);
    if (!isFull) this.#holes += 1;
  }

  /**
   * A record that waited for too long for its judgement, by the clock of this process, which may be ahead: told when the
   * log, of which the newest time is given, has had a time that bears it out.
   */
  judgedLate(late: Late, { logMs }: { readonly logMs: number }): void {
    if (this.#claimed.length < claimsMax) this.#claimed = [...this.#claimed, { ...late, claimedMs: logMs }];
  }

  confirmLate(logMs: number): void {
    const claimed = this.#claimed;
    this.#claimed = claimed.filter(({ claimedMs, timeMs }) => logMs <= claimedMs && logMs - timeMs <= lateMs);
    for (const { claimedMs: _, ...late } of claimed) {
      if (logMs - late.timeMs > lateMs) this.#add({ kind: 'judged-late', ...late });
    }
  }

  /** A topic is not the one that it was. */
  logReplaced(topic: string, atMs: number): void {
    this.#ofTopic({ kind: 'log-replaced', topic, hour: Math.floor(atMs / hourMs) });
  }

  /** A record of a topic does not count. */
  rejected(topic: string, atMs: number): void {
    const hour = this.#counts.add(`record/${topic}`, { count: 1, atMs, max: rejectedMax });
    if (hour !== undefined) this.#ofTopic({ kind: 'record-flood', topic, hour });
  }

  /** So many entities of a tenant were heard of for the first time. */
  entitiesBegun(tenant: string, count: number, atMs: number): void {
    const max = this.#settings.floodEntitiesMax;
    const hour = this.#counts.add(`entity/${tenant}`, { count, atMs, max });
    if (hour !== undefined) this.#add({ kind: 'entity-flood', tenant, mark: String(hour), timeMs: hour * hourMs });
  }

  /** Sessions of a gateway had to be given up, or entities of a tenant. */
  stateShed(of: { readonly tenant: string; readonly gateway?: string }, atMs: number): void {
    const hour = Math.floor(atMs / hourMs);
    this.#add({ kind: 'state-shed', ...of, mark: String(hour), timeMs: hour * hourMs });
  }

  /**
   * Looks for gateways that should have been heard, by the time of the log. Only who has read everything can tell, and
   * not of a time in which the log took nothing from anybody: after that all are given their time anew.
   */
  look(nowMs: number): void {
    const wasAway = Math.abs(nowMs - (this.#lookedMs ?? nowMs)) > silenceMs / 2;
    this.#lookedMs = nowMs;
    if (wasAway) for (const [id, heard] of this.#heard) this.#heard.set(id, { ...heard, atMs: nowMs });
    for (const [id, heard] of this.#heard) {
      const { last, atMs, isOver } = heard;
      if (isOver || nowMs - atMs <= Math.max(silenceMs, missedHeartbeats * last.intervalMs)) continue;
      this.#heard.set(id, { ...heard, isOver: true });
      this.#find('silent-gateway', last, `${last.gateway.boot}/${String(last.gateway.seq)}`);
    }
  }

  #hear(last: Heartbeat, atMs: number): void {
    const { id, boot } = last.gateway;
    const known = this.#heard.get(id);
    const isSame = known?.boot === boot;
    const holes = isSame ? known.holes : new Map<string, number>();
    if (known !== undefined && !isSame) this.#holes -= known.holes.size;
    const begun = begunBefore(known, last);
    if (sessionsOf(last) - begun.sessions > this.#settings.floodSessionsMax) this.#findInHour('session-flood', last);
    const since = sinceOf(isSame ? known.since : {}, { last, holes, atMs });
    if (isOlder(since.missingMs, atMs, holeMs)) this.#findInHour('missing-events', last);
    if (isOlder(since.unwatchedMs, atMs, gapMs)) this.#findInHour('unwatched', last);
    if (isOlder(since.staleMs, atMs, gapMs)) this.#findInHour('stale-feed', last);
    const isOver = last.ending === true;
    this.#heard.delete(id);
    this.#heard.set(id, { tenant: last.tenant, boot, atMs, last, holes, since, begun, isOver });
    const [oldest] = this.#heard.keys();
    if (this.#heard.size <= gatewaysMax || oldest === undefined) return;
    this.#holes -= this.#heard.get(oldest)?.holes.size ?? 0;
    this.#heard.delete(oldest);
  }

  /** By the hour of the gateway's clock, which every worker reads alike. */
  #findInHour(kind: TroubleKind, { tenant, gateway, timeMs }: Heartbeat): void {
    const hour = Math.floor(timeMs / hourMs);
    this.#add({ kind, tenant, gateway: gateway.id, mark: `${gateway.boot}/${String(hour)}`, timeMs: hour * hourMs });
  }

  #find(kind: TroubleKind, { tenant, gateway, timeMs }: Heartbeat, mark: string): void {
    this.#add({ kind, tenant, gateway: gateway.id, mark, timeMs });
  }

  #ofTopic(trouble: TopicTrouble): void {
    this.#ofTopics.set(`${trouble.kind}/${trouble.topic}`, trouble);
  }

  #add(trouble: GatewayTrouble): void {
    const { kind, tenant, gateway = '', mark } = trouble;
    const name = `${kind}/${tenant}/${gateway}/${mark}`;
    if (this.#told.has(name) || this.#untold.length >= untoldMax) return;
    this.#told.add(name);
    const [oldest] = this.#told;
    if (this.#told.size > toldMax && oldest !== undefined) this.#told.delete(oldest);
    this.#untold.push(trouble);
  }
}

function sessionsOf({ traffic }: Heartbeat): number {
  return traffic?.sessions ?? 0;
}

/** Of a gateway that was not heard before nobody knows when its sessions began. */
function begunBefore(known: Heard | undefined, last: Heartbeat): Begun {
  const hour = Math.floor(last.timeMs / hourMs);
  if (known === undefined) return { hour, sessions: sessionsOf(last) };
  if (known.boot !== last.gateway.boot) return { hour, sessions: 0 };
  return hour <= known.begun.hour ? known.begun : { hour, sessions: sessionsOf(known.last) };
}

interface Hearing {
  readonly last: Heartbeat;
  readonly holes: ReadonlyMap<string, number>;
  readonly atMs: number;
}

function sinceOf(before: Since, { last: { dropped, feed }, holes, atMs }: Hearing): Since {
  const missing = [...holes.values()].reduce((sum, count) => sum + count, 0);
  const from = (isSo: boolean, beganMs: number | undefined): number | undefined =>
    isSo ? (beganMs ?? atMs) : undefined;
  return {
    missingMs: from(missing > dropped.total, before.missingMs),
    unwatchedMs: from((feed.unwatched ?? 0) > 0, before.unwatchedMs),
    // A gateway that is still reading them after so long is no better off.
    staleMs: from(feed.state !== 'fresh', before.staleMs),
  };
}

function isOlder(sinceMs: number | undefined, atMs: number, leastMs: number): boolean {
  return sinceMs !== undefined && atMs - sinceMs > leastMs;
}

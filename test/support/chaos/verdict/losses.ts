/** Which events of the planned calls are not in the log, and who says so. Pure. */
import { eventTypes, topics } from '../../../../schemas/topics.ts';
import type { MadeSession } from '../load/load.ts';
import { type Sent, sentBy } from './demanded.ts';
import type { Evidence, ReadEvent, ReadHeartbeat } from './evidence.ts';

export interface Missing {
  readonly all: number;
  /** Of which events not all are there. */
  readonly of: readonly Pick<Sent, 'tool' | 'kind'>[];
}

export interface EventLosses {
  readonly sent: number;
  readonly inLog: number;
  readonly dropped: number;
  /** They stood in a log that was deleted, or were sent while there was none. */
  readonly deleted: number;
  /** Neither in the log nor told. */
  readonly untold: number;
}

/** A session with what is missing of it. */
export interface Lacking {
  readonly key: string;
  readonly missing: Missing;
  readonly isDeleted: boolean;
}

/** Heartbeats name so many sessions at most. */
const namedMax = 256;
const hourMs = 3_600_000;
/** Numbers that were leapt over are waited for, and a log that is another is found when somebody reads it. */
const foundWithinMs = 180_000;
const logReplaced = 'health.log-replaced@';
const stateShed = 'health.state-shed@';
const holes = ['health.dropped-events@', 'health.missing-events@'];

export function missingOf(made: MadeSession, events: readonly ReadEvent[]): Missing {
  const lacking = sentBy(made).map((sent) => ({ sent, count: Math.max(0, sent.count - countOf(events, sent)) }));
  return {
    all: lacking.reduce((total, { count }) => total + count, 0),
    of: lacking.flatMap(({ sent, count }) => (count > 0 ? [sent] : [])),
  };
}

function countOf(events: readonly ReadEvent[], { tool, kind }: Sent): number {
  const own = events.filter((event) => event.tool === tool);
  return kind === 'requested'
    ? own.filter(({ type }) => type === eventTypes.callRequested).length
    : own.filter(({ type, outcome }) => type === eventTypes.callCompleted && outcome === 'answered').length;
}

/** What a heartbeat says was dropped of one session excuses nothing of another. */
export function lossesOf(
  lacking: readonly Lacking[],
  { sent, heartbeats }: { readonly sent: number; readonly heartbeats: readonly ReadHeartbeat[] },
): EventLosses {
  const { dropped, bySession } = dropsTold(heartbeats);
  const named = [...bySession.values()].reduce((sum, count) => sum + count, 0);
  const unexplained = ({ key, missing }: Lacking): number => Math.max(0, missing.all - (bySession.get(key) ?? 0));
  const sum = (of: readonly Lacking[], count: (one: Lacking) => number): number =>
    of.reduce((total, one) => total + count(one), 0);
  const kept = lacking.filter(({ isDeleted }) => !isDeleted);
  const untold = sum(kept, unexplained) - Math.max(0, dropped - named);
  return {
    sent,
    inLog: sent - sum(lacking, ({ missing }) => missing.all),
    dropped,
    deleted: sum(lacking, (one) => (one.isDeleted ? unexplained(one) : 0)),
    untold: Math.max(0, untold),
  };
}

function dropsTold(heartbeats: readonly ReadHeartbeat[]) {
  let dropped = 0;
  const bySession = new Map<string, number>();
  for (const [, ofBoot] of Map.groupBy(heartbeats, ({ heartbeat }) => heartbeat.gateway.boot)) {
    dropped += Math.max(...ofBoot.map(({ heartbeat }) => heartbeat.dropped.total));
    const own = new Map<string, number>();
    for (const { heartbeat } of ofBoot) {
      for (const { key, dropped: count } of heartbeat.sessions ?? []) own.set(key, Math.max(own.get(key) ?? 0, count));
    }
    for (const [key, count] of own) bySession.set(key, (bySession.get(key) ?? 0) + count);
  }
  return { dropped, bySession };
}

/** What was not seen of a session. */
export interface Unseen {
  readonly made: MadeSession;
  readonly key: string;
  /** When what was known of it was given up, if that is why. */
  readonly givenUpAtMs: number | undefined;
}

export interface Telling {
  readonly evidence: Pick<Evidence, 'alerts' | 'heartbeats'>;
  /** In the order in which sessions name them. */
  readonly gatewayIds: readonly string[];
  readonly deletedUntilMs: number;
}

/** Whether somebody says of this session, or of its gateway while it lived, that something was not seen. */
export function isTold({ made, key, givenUpAtMs }: Unseen, telling: Telling): boolean {
  const { evidence, gatewayIds, deletedUntilMs } = telling;
  const { begunAtMs, endedAtMs, planned } = made;
  const own = new Set(planned.calls.map(({ gateway }) => gatewayIds[gateway] ?? ''));
  const toldIn = (span: Span, isMeant: (alert: HealthAlert) => boolean): boolean =>
    evidence.alerts.some(
      (alert) =>
        isMeant(alert.unmapped.shearpin) && overlap(span, { fromMs: alert.time, untilMs: alert.time + hourMs }),
    );
  const lived = { fromMs: begunAtMs, untilMs: endedAtMs + foundWithinMs };
  const deletion = { fromMs: deletedUntilMs, untilMs: deletedUntilMs + foundWithinMs };
  return (
    (begunAtMs <= deletedUntilMs && toldIn(deletion, isLogReplaced)) ||
    (givenUpAtMs !== undefined &&
      toldIn({ fromMs: givenUpAtMs, untilMs: givenUpAtMs + foundWithinMs }, isAlertOf(stateShed))) ||
    toldIn(lived, (alert) => holes.some((hole) => isAlertOf(hole)(alert)) && own.has(alert.health?.gateway ?? '')) ||
    isToldByHeartbeat({ key, own, lived: { fromMs: begunAtMs, untilMs: endedAtMs } }, evidence.heartbeats)
  );
}

type HealthAlert = Evidence['alerts'][number]['unmapped']['shearpin'];

function isAlertOf(start: string): (alert: HealthAlert) => boolean {
  return ({ detector }) => detector.startsWith(start);
}

function isLogReplaced({ detector, health }: HealthAlert): boolean {
  return detector.startsWith(logReplaced) && health?.topic === topics.calls;
}

interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

function overlap(one: Span, other: Span): boolean {
  return one.fromMs <= other.untilMs && other.fromMs <= one.untilMs;
}

interface Lived {
  readonly key: string;
  readonly own: ReadonlySet<string>;
  readonly lived: Span;
}

/** It names the session, or it has no room for all that it dropped events of and was the first since the session lived. */
function isToldByHeartbeat({ key, own, lived }: Lived, heartbeats: readonly ReadHeartbeat[]): boolean {
  return heartbeats.some(({ heartbeat, appendTimeMs }, at) => {
    const { gateway, dropped, sessions = [] } = heartbeat;
    if (!own.has(gateway.id)) return false;
    if (sessions.some((session) => session.key === key && session.dropped > 0)) return true;
    const before = heartbeats.findLast((one, index) => index < at && one.heartbeat.gateway.boot === gateway.boot);
    const since = { fromMs: before?.appendTimeMs ?? 0, untilMs: appendTimeMs };
    return dropped.sinceLast > 0 && sessions.length >= namedMax && overlap(lived, since);
  });
}

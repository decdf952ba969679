/** Compares what was planned and done with what the topics say. Pure. */
import { eventTypes } from '../../../../schemas/topics.ts';
import type { MadeSession } from '../load/load.ts';
import { differenceOf } from './difference.ts';
import type { Copies, Evidence, ReadEvent } from './evidence.ts';
import type { SessionName } from './session-keys.ts';

export interface Judged {
  /** Events of the planned calls, as the log must hold them or heartbeats must tell that they were dropped. */
  readonly eventsSent: number;
  readonly eventsInLog: number;
  readonly eventsDropped: number;
  /** They stood in a log that was deleted, or were sent while there was none. */
  readonly eventsDeleted: number;
  /** Neither in the log nor told. */
  readonly eventsUntold: number;
  /** Sessions of which not every event is in the log, with when they were and what went on. */
  readonly incomplete: readonly string[];
  readonly expectedAlerts: number;
  readonly lost: readonly string[];
  readonly unobservable: readonly string[];
  /** Those of them of which neither a heartbeat nor a health alert says that something was not seen. */
  readonly unobservableUntold: readonly string[];
  /** Planned matches with two ids, and ids with two contents. */
  readonly doubled: readonly string[];
  /** Alerts of chains that nobody planned. */
  readonly unplanned: readonly string[];
  readonly repeats: number;
  /** Last links that ran, by the fault that went on. */
  readonly ranUnarmed: Readonly<Record<string, number>>;
}

export interface Judgement {
  readonly made: readonly MadeSession[];
  readonly nameOf: (session: MadeSession['session']) => SessionName;
  readonly evidence: Evidence;
  readonly commandCopies: Copies;
  /** In the order in which sessions name them. */
  readonly gatewayIds: readonly string[];
  /** What sessions did that had begun by then may have been deleted. */
  readonly deletedUntilMs: number;
  /** When what was known of a session was given up, by the key of its records. */
  readonly givenUpAtMs: ReadonlyMap<string, number>;
}

/** For so long a worker gives up sessions for want of room. */
const sheddingMs = 5_000;
const chainDetector = 'sequence.secret-to-egress@';
const logReplaced = 'health.log-replaced@';
const stateShed = 'health.state-shed@';
const holes = ['health.dropped-events@', 'health.missing-events@'];

export function judge(judgement: Judgement): Judged {
  const { made, nameOf, evidence, commandCopies, gatewayIds, deletedUntilMs, givenUpAtMs } = judgement;
  const names = new Map(made.map((one) => [one, nameOf(one.session)]));
  const bySession = Map.groupBy(evidence.events, ({ session }) => session);
  const alertIds = alertIdsBySession(evidence);
  const missing = made.map((one) => missingOf(one, bySession.get(names.get(one)?.key ?? '') ?? []));
  const eventsSent = made.reduce((sum, one) => sum + sentBy(one), 0);
  const eventsMissing = missing.reduce((sum, count) => sum + count, 0);
  const eventsDeleted = missing.reduce(
    (sum, count, at) => sum + ((made[at]?.begunAtMs ?? 0) <= deletedUntilMs ? count : 0),
    0,
  );
  const eventsDropped = evidence.heartbeats.reduce((sum, { dropped }) => sum + dropped.total, 0);
  const chains = made.flatMap((one, at) => {
    const key = names.get(one)?.key ?? '';
    return hasWholeChain(one) ? [{ one, key, missing: missing[at] ?? 0, ids: alertIds.get(key)?.size ?? 0 }] : [];
  });
  const forgotten = new Set(made.filter((one) => wasGivenUp(one, givenUpAtMs.get(nameOf(one.session).recordKey))));
  const forgottenKeys = [...forgotten].map((one) => names.get(one)?.key ?? '');
  const planned = new Set(chains.map(({ key }) => key));
  const silent = chains.filter(({ ids }) => ids === 0);
  const unobservable = silent.filter(({ one, missing: count }) => count > 0 || forgotten.has(one));
  return {
    eventsSent,
    eventsInLog: eventsSent - eventsMissing,
    eventsDropped,
    eventsDeleted,
    eventsUntold: Math.max(0, eventsMissing - eventsDeleted - eventsDropped),
    incomplete: made.flatMap((one, at) => {
      const count = missing[at] ?? 0;
      return count === 0
        ? []
        : [`${names.get(one)?.key ?? ''} lacks ${String(count)} of ${String(sentBy(one))}: ${circumstances(one)}`];
    }),
    expectedAlerts: chains.length,
    lost: silent
      .filter((chain) => !unobservable.includes(chain))
      .map(({ one, key }) => `${key}: ${circumstances(one)}`),
    unobservable: unobservable.map(({ key }) => key),
    unobservableUntold: unobservable
      .filter(({ one }) => !isTold(one, { evidence, gatewayIds, deletedUntilMs }))
      .map(({ key }) => key),
    doubled: [
      ...chains.filter(({ ids }) => ids > 1).map(({ key }) => key),
      ...[evidence.alertCopies, commandCopies].flatMap((copies) => differing(copies, forgottenKeys)),
    ],
    unplanned: [...alertIds.keys()].filter((key) => !planned.has(key)),
    repeats: repeatsIn(evidence.alertCopies) + repeatsIn(commandCopies),
    ranUnarmed: ranUnarmed(made),
  };
}

function circumstances({ begunAtMs, endedAtMs, calls }: MadeSession): string {
  const faults = new Set(calls.map(({ during = 'no fault' }) => during));
  const links = calls.map(({ step, gateway, refusedBy, putOff }) =>
    [`${step.tool}@${String(gateway)}`, refusedBy ?? '', putOff === 0 ? '' : `put off ${String(putOff)}`]
      .join(' ')
      .trim(),
  );
  const times = [begunAtMs, endedAtMs].map((ms) => new Date(ms).toISOString()).join(' to ');
  return `${times}, during ${[...faults].join(', ')}: ${links.join('; ')}`;
}

type Telling = Pick<Judgement, 'evidence' | 'gatewayIds' | 'deletedUntilMs'>;

/** What its worker told of it afterwards is not what it would have told. */
function wasGivenUp({ begunAtMs, endedAtMs }: MadeSession, atMs: number | undefined): boolean {
  return atMs !== undefined && begunAtMs <= atMs + sheddingMs && atMs <= endedAtMs;
}

/** Either the log is said to be another, one of its gateways to have dropped or missed events, or sessions to have been given up. */
function isTold({ planned, begunAtMs }: MadeSession, { evidence, gatewayIds, deletedUntilMs }: Telling): boolean {
  const own = new Set(planned.calls.map(({ gateway }) => gatewayIds[gateway]));
  const alerts = evidence.alerts.map(({ unmapped }) => unmapped.shearpin);
  if (begunAtMs <= deletedUntilMs && alerts.some(({ detector }) => detector.startsWith(logReplaced))) return true;
  const isHole = (detector: string): boolean => holes.some((hole) => detector.startsWith(hole));
  return (
    evidence.heartbeats.some(({ gateway, dropped }) => own.has(gateway.id) && dropped.total > 0) ||
    alerts.some(({ detector }) => detector.startsWith(stateShed)) ||
    alerts.some(({ detector, health }) => isHole(detector) && own.has(health?.gateway))
  );
}

/** The secret was given, and the call that carries it was made. */
export function hasWholeChain({ calls, secrets }: MadeSession): boolean {
  const last = calls.at(-1);
  return last?.endsChain === true && last.step.tool === 'send_mail' && secrets.has(last.step.carries ?? '');
}

/** A call is told before it runs and when it is over; a refused one is over with its refusal. */
function sentBy({ calls }: MadeSession): number {
  return calls.reduce((sum, { refusedBy, putOff }) => sum + putOff + (refusedBy === undefined ? 2 : 1), 0);
}

function missingOf(made: MadeSession, events: readonly ReadEvent[]): number {
  const types: readonly string[] = [eventTypes.callRequested, eventTypes.callCompleted];
  const found = events.filter(({ type }) => types.includes(type)).length;
  return Math.max(0, sentBy(made) - found);
}

function alertIdsBySession({ alerts }: Evidence): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { finding_info: finding, unmapped } of alerts) {
    const { detector, session } = unmapped.shearpin;
    if (!detector.startsWith(chainDetector)) continue;
    ids.set(session.key, (ids.get(session.key) ?? new Set()).add(finding.uid));
  }
  return ids;
}

/** Ids with more than one content, without those of these sessions. */
function differing(copies: Copies, without: readonly string[]): readonly string[] {
  return [...copies].flatMap(([id, bytes]) => {
    const [one, other] = bytes.keys();
    if (one === undefined || other === undefined || without.some((key) => one.includes(key))) return [];
    return [`${id}: ${differenceOf(one, other)}`];
  });
}

function repeatsIn(copies: Copies): number {
  const counts = [...copies.values()].flatMap((bytes) => [...bytes.values()]);
  return counts.reduce((sum, count) => sum + count - 1, 0);
}

function ranUnarmed(made: readonly MadeSession[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { calls } of made) {
    const last = calls.at(-1);
    if (last?.endsChain !== true || !last.hasRun) continue;
    const during = last.during ?? 'no fault';
    counts[during] = (counts[during] ?? 0) + 1;
  }
  return counts;
}

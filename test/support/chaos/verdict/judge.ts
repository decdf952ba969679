/** Compares what was planned and done with what the topics say. Pure. */
import { principalOfSession } from '../../../../schemas/events/record-key.ts';
import type { Command } from '../../../../schemas/generated/types.ts';
import type { MadeSession } from '../load/load.ts';
import { circumstances, sentBy } from './demanded.ts';
import { differenceOf } from './difference.ts';
import type { Copies, Evidence } from './evidence.ts';
import { type Knowing, type Known, matchesIn, type PlannedMatch, sessionsOf } from './known-sessions.ts';
import { isTold, lossesOf } from './losses.ts';
import { deviationsOf } from './planned-effects.ts';

export interface Judged {
  /** Events of the planned calls, as the log must hold them or heartbeats must tell that they were dropped. */
  readonly eventsSent: number;
  readonly eventsInLog: number;
  readonly eventsDropped: number;
  readonly eventsDeleted: number;
  readonly eventsUntold: number;
  /** Sessions of which not every event is in the log, with when they were and what went on. */
  readonly incomplete: readonly string[];
  readonly expectedAlerts: number;
  readonly expectedAcrossSessions: number;
  readonly lost: readonly string[];
  readonly unobservable: readonly string[];
  /** Those of them of which neither a heartbeat nor a health alert says that something was not seen. */
  readonly unobservableUntold: readonly string[];
  /** Planned matches with two ids, planned arms and opens with two, and ids with two contents. */
  readonly doubled: readonly string[];
  /** Alerts and commands that nobody planned. */
  readonly unplanned: readonly string[];
  readonly repeats: number;
  /** Last links that ran, by the fault that went on. */
  readonly ranUnarmed: Readonly<Record<string, number>>;
}

export interface Judgement extends Knowing {
  readonly evidence: Evidence;
  /** Every command that was ever read, whatever has become of it in the topic. */
  readonly commands: readonly Command[];
  readonly commandCopies: Copies;
  /** In the order in which sessions name them. */
  readonly gatewayIds: readonly string[];
}

export function judge(judgement: Judgement): Judged {
  const { made, evidence, commands, commandCopies } = judgement;
  const sessions = sessionsOf(judgement);
  const { alertIds, doubled, unplanned } = deviationsOf(
    sessions.map((one) => ({
      ...one,
      mayArmTwice: one.isDeleted || one.givenUpAtMs !== undefined || evidence.moved.has(one.key),
    })),
    { alerts: evidence.alerts, commands },
  );
  const matches = matchesIn(sessions);
  const silent = matches.filter(({ owner, detector }) => (alertIds.get(owner)?.get(detector)?.size ?? 0) === 0);
  const unobservable = silent.filter(({ lacking, givenUpAtMs }) => lacking.length > 0 || givenUpAtMs !== undefined);
  const sent = made.flatMap(sentBy).reduce((sum, { count }) => sum + count, 0);
  const losses = lossesOf(sessions, { sent, heartbeats: evidence.heartbeats });
  const forgotten = sessions.flatMap(({ key, givenUpAtMs, principalGivenUpAtMs }) => [
    ...(givenUpAtMs === undefined ? [] : [key]),
    // A session's key begins with its principal, and stands in its own quotes.
    ...(principalGivenUpAtMs === undefined ? [] : [JSON.stringify(principalOfSession(key))]),
  ]);
  return {
    eventsSent: losses.sent,
    eventsInLog: losses.inLog,
    eventsDropped: losses.dropped,
    eventsDeleted: losses.deleted,
    eventsUntold: losses.untold,
    incomplete: sessions.filter(({ missing }) => missing.all > 0).map(toldIncomplete),
    expectedAlerts: matches.length,
    expectedAcrossSessions: matches.filter(({ last }) => last.made.heirOf !== undefined).length,
    lost: silent
      .filter((one) => !unobservable.includes(one))
      .map(({ last }) => `${last.key}: ${chainCircumstances(last.made)}`),
    unobservable: unobservable.map(({ last }) => last.key),
    unobservableUntold: unobservable.filter((one) => !isToldOf(one, judgement)).map(({ last }) => last.key),
    doubled: [...doubled, ...[evidence.alertCopies, commandCopies].flatMap((copies) => differing(copies, forgotten))],
    unplanned,
    repeats: repeatsIn(evidence.alertCopies) + repeatsIn(commandCopies),
    ranUnarmed: ranUnarmed(made),
  };
}

/** Of each session of which something is missing it must be told. */
function isToldOf({ last, lacking, givenUpAtMs }: PlannedMatch, judgement: Judgement): boolean {
  if (lacking.length === 0) return isTold({ ...last, givenUpAtMs }, judgement);
  return lacking.every((one) => isTold({ ...one, givenUpAtMs }, judgement));
}

function chainCircumstances(made: MadeSession): string {
  return [...(made.heirOf === undefined ? [] : [made.heirOf]), made].map(circumstances).join(' | ');
}

function toldIncomplete({ key, made, missing }: Known): string {
  const sent = sentBy(made).reduce((sum, { count }) => sum + count, 0);
  return `${key} lacks ${String(missing.all)} of ${String(sent)}: ${circumstances(made)}`;
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

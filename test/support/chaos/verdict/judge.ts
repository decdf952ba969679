/** Compares what was planned and done with what the topics say. Pure. */
import type { Command } from '../../../../schemas/generated/types.ts';
import type { MadeSession } from '../load/load.ts';
import { circumstances, hasWholeChain, sentBy } from './demanded.ts';
import { differenceOf } from './difference.ts';
import type { Copies, Evidence } from './evidence.ts';
import { isTold, type Lacking, lossesOf, missingOf, type Missing } from './losses.ts';
import { deviationsOf } from './planned-effects.ts';
import type { SessionName } from './session-keys.ts';

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

export interface Judgement {
  readonly made: readonly MadeSession[];
  readonly nameOf: (session: MadeSession['session']) => SessionName;
  readonly evidence: Evidence;
  /** Every command that was ever read, whatever has become of it in the topic. */
  readonly commands: readonly Command[];
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

/** A session with what is known of it. */
interface Known extends SessionName {
  readonly made: MadeSession;
  readonly missing: Missing;
  readonly isDeleted: boolean;
  /** What its worker told of it afterwards is not what it would have told. */
  readonly isForgotten: boolean;
}

export function judge(judgement: Judgement): Judged {
  const { made, evidence, commands, commandCopies, givenUpAtMs } = judgement;
  const sessions = sessionsOf(judgement);
  const { alertIds, doubled, unplanned } = deviationsOf(
    sessions.map((one) => ({ ...one, mayArmTwice: one.isDeleted || one.isForgotten || evidence.moved.has(one.key) })),
    { alerts: evidence.alerts, commands },
  );
  const chains = sessions.filter((one) => hasWholeChain(one.made));
  const silent = chains.filter(({ key }) => alertIds.get(key) === undefined || alertIds.get(key)?.size === 0);
  const unobservable = silent.filter(({ missing, isForgotten }) => missing.ofChain > 0 || isForgotten);
  const sent = made.flatMap(sentBy).reduce((sum, { count }) => sum + count, 0);
  const lacking: readonly Lacking[] = sessions;
  const losses = lossesOf(lacking, { sent, heartbeats: evidence.heartbeats });
  const forgotten = sessions.filter(({ isForgotten }) => isForgotten).map(({ key }) => key);
  return {
    eventsSent: losses.sent,
    eventsInLog: losses.inLog,
    eventsDropped: losses.dropped,
    eventsDeleted: losses.deleted,
    eventsUntold: losses.untold,
    incomplete: sessions.filter(({ missing }) => missing.all > 0).map(toldIncomplete),
    expectedAlerts: chains.length,
    lost: silent.filter((one) => !unobservable.includes(one)).map((one) => `${one.key}: ${circumstances(one.made)}`),
    unobservable: unobservable.map(({ key }) => key),
    unobservableUntold: unobservable
      .filter(
        (one) =>
          !isTold({ ...one, givenUpAtMs: one.isForgotten ? givenUpAtMs.get(one.recordKey) : undefined }, judgement),
      )
      .map(({ key }) => key),
    doubled: [...doubled, ...[evidence.alertCopies, commandCopies].flatMap((copies) => differing(copies, forgotten))],
    unplanned,
    repeats: repeatsIn(evidence.alertCopies) + repeatsIn(commandCopies),
    ranUnarmed: ranUnarmed(made),
  };
}

function sessionsOf({ made, nameOf, evidence, deletedUntilMs, givenUpAtMs }: Judgement): readonly Known[] {
  const bySession = Map.groupBy(evidence.events, ({ session }) => session);
  return made.map((one) => {
    const name = nameOf(one.session);
    return {
      ...name,
      made: one,
      missing: missingOf(one, bySession.get(name.key) ?? []),
      isDeleted: one.begunAtMs <= deletedUntilMs,
      isForgotten: wasGivenUp(one, givenUpAtMs.get(name.recordKey)),
    };
  });
}

function wasGivenUp({ begunAtMs, endedAtMs }: MadeSession, atMs: number | undefined): boolean {
  return atMs !== undefined && begunAtMs <= atMs + sheddingMs && atMs <= endedAtMs;
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

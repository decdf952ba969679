/** What is known of the sessions that were made, and of the chains that were planned over them. Pure. */
import { entityRecordKey, principalOfSession } from '../../../../schemas/events/record-key.ts';
import { tenant } from '../../pipeline/ground.ts';
import type { MadeSession } from '../load/load.ts';
import {
  chainDetector,
  hasWholeChain,
  isFirstLink,
  isLastLink,
  isOfChain,
  isReading,
  principalOwner,
  readsAgain,
  rereadDetector,
  wideDetector,
} from './demanded.ts';
import type { Evidence } from './evidence.ts';
import { missingOf, type Missing } from './losses.ts';
import type { SessionName } from './session-keys.ts';

export interface Knowing {
  readonly made: readonly MadeSession[];
  readonly nameOf: (session: MadeSession['session']) => SessionName;
  readonly evidence: Pick<Evidence, 'events'>;
  /** What sessions did that had begun by then may have been deleted. */
  readonly deletedUntilMs: number;
  /** What was known of a session, or of a principal, and was given up, by the key of its records. */
  readonly givenUp: GivenUp;
}

export type GivenUp = ReadonlyMap<string, readonly Giving[]>;

/** What was done from the want of room on may have waited, and been given up with what was known before. */
export interface Giving {
  readonly wantedRoomAtMs: number;
  readonly atMs: number;
}

/** A session with what is known of it. */
export interface Known extends SessionName {
  readonly made: MadeSession;
  readonly missing: Missing;
  readonly isDeleted: boolean;
  /** When it was given up while it went on: what its worker told afterwards is not what it would have told. */
  readonly givenUpAtMs: number | undefined;
  /** The same of what it has in common with other sessions of its principal. */
  readonly principalGivenUpAtMs: number | undefined;
}

/** What is planned to be told once: of one session, or begun in another. */
export interface PlannedMatch {
  readonly detector: string;
  /** Whose alert it is, as topics name it. */
  readonly owner: string;
  readonly last: Known;
  /** Sessions of which an event is missing without which nobody can find it. */
  readonly lacking: readonly Known[];
  /** What was known of it was given up at this time, while it went on. */
  readonly givenUpAtMs: number | undefined;
}

export function sessionsOf({ made, nameOf, evidence, deletedUntilMs, givenUp }: Knowing): readonly Known[] {
  const bySession = Map.groupBy(evidence.events, ({ session }) => session);
  const named = made.map((one) => ({ ...nameOf(one.session), made: one }));
  const spans = new Map<string, Span>();
  for (const { key, made: one } of named) {
    const before = spans.get(principalOfSession(key)) ?? one;
    spans.set(principalOfSession(key), joined(before, one));
  }
  return named.map((one) => ({
    ...one,
    missing: missingOf(one.made, bySession.get(one.key) ?? []),
    isDeleted: one.made.begunAtMs <= deletedUntilMs,
    givenUpAtMs: givenUpDuring(one.made, givenUp.get(one.recordKey)),
    principalGivenUpAtMs: givenUpDuring(
      spans.get(principalOfSession(one.key)) ?? one.made,
      givenUp.get(principalRecordKey(one.key)),
    ),
  }));
}

export function matchesIn(sessions: readonly Known[]): readonly PlannedMatch[] {
  const byMade = new Map(sessions.map((one) => [one.made, one]));
  return sessions.flatMap((last): readonly PlannedMatch[] => {
    const { made, givenUpAtMs, principalGivenUpAtMs } = last;
    const own = { owner: last.key, last, givenUpAtMs };
    if (readsAgain(made)) return [{ ...own, detector: rereadDetector, lacking: lackingOf([last, isReading]) }];
    if (!hasWholeChain(made)) return [];
    const first = made.heirOf === undefined ? undefined : byMade.get(made.heirOf);
    if (first === undefined) return [{ ...own, detector: chainDetector, lacking: lackingOf([last, isOfChain]) }];
    // What a session has told on stays told when it is given up: only what is kept of the principal matters.
    const lacking = lackingOf([first, isFirstLink], [last, isLastLink]);
    const owner = principalOwner(last.key);
    return [{ detector: wideDetector, owner, last, lacking, givenUpAtMs: principalGivenUpAtMs }];
  });
}

type Needs = (sent: Missing['of'][number]) => boolean;

function lackingOf(...parts: readonly (readonly [Known, Needs])[]): readonly Known[] {
  return parts.flatMap(([one, needs]) => (one.missing.of.some(needs) ? [one] : []));
}

export function principalRecordKey(sessionKey: string): string {
  return entityRecordKey(tenant, { kind: 'principal', id: principalOfSession(sessionKey) });
}

type Span = Pick<MadeSession, 'begunAtMs' | 'endedAtMs'>;

function joined(one: Span, other: Span): Span {
  const begunAtMs = Math.min(one.begunAtMs, other.begunAtMs);
  return { begunAtMs, endedAtMs: Math.max(one.endedAtMs, other.endedAtMs) };
}

/** When it was given up last of the times that it went on. */
function givenUpDuring({ begunAtMs, endedAtMs }: Span, givings: readonly Giving[] = []): number | undefined {
  return givings.findLast(({ wantedRoomAtMs, atMs }) => begunAtMs <= atMs && wantedRoomAtMs <= endedAtMs)?.atMs;
}

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
  /** When what was known of a session, or of a principal, was given up, by the key of its records. */
  readonly givenUpAtMs: ReadonlyMap<string, number>;
}

/** For so long a worker gives up sessions for want of room. */
const sheddingMs = 5_000;

/** A session with what is known of it. */
export interface Known extends SessionName {
  readonly made: MadeSession;
  readonly missing: Missing;
  readonly isDeleted: boolean;
  /** What its worker told of it afterwards is not what it would have told. */
  readonly isForgotten: boolean;
  /** The same of what it has in common with other sessions of its principal. */
  readonly isPrincipalForgotten: boolean;
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

export function sessionsOf({ made, nameOf, evidence, deletedUntilMs, givenUpAtMs }: Knowing): readonly Known[] {
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
    isForgotten: wasGivenUp(one.made, givenUpAtMs.get(one.recordKey)),
    isPrincipalForgotten: wasGivenUp(
      spans.get(principalOfSession(one.key)) ?? one.made,
      givenUpAtMs.get(principalRecordKey(one.key)),
    ),
  }));
}

export function matchesIn(sessions: readonly Known[], givenUpAtMs: Knowing['givenUpAtMs']): readonly PlannedMatch[] {
  const byMade = new Map(sessions.map((one) => [one.made, one]));
  return sessions.flatMap((last): readonly PlannedMatch[] => {
    const { made } = last;
    const atMs = last.isForgotten ? givenUpAtMs.get(last.recordKey) : undefined;
    const own = { owner: last.key, last, givenUpAtMs: atMs };
    if (readsAgain(made)) return [{ ...own, detector: rereadDetector, lacking: lackingOf([last, isReading]) }];
    if (!hasWholeChain(made)) return [];
    const first = made.heirOf === undefined ? undefined : byMade.get(made.heirOf);
    if (first === undefined) return [{ ...own, detector: chainDetector, lacking: lackingOf([last, isOfChain]) }];
    // What a session has told on stays told when it is given up: only what is kept of the principal matters.
    const ofPrincipalMs = last.isPrincipalForgotten ? givenUpAtMs.get(principalRecordKey(last.key)) : undefined;
    const lacking = lackingOf([first, isFirstLink], [last, isLastLink]);
    return [{ detector: wideDetector, owner: principalOwner(last.key), last, lacking, givenUpAtMs: ofPrincipalMs }];
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

function wasGivenUp({ begunAtMs, endedAtMs }: Span, atMs: number | undefined): boolean {
  return atMs !== undefined && begunAtMs <= atMs + sheddingMs && atMs <= endedAtMs;
}

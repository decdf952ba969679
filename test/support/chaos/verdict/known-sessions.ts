/** What is known of the sessions that were made, and of the chains that were planned over them. Pure. */
import { entityRecordKey, principalOfSession } from '../../../../schemas/events/record-key.ts';
import { tenant } from '../../pipeline/ground.ts';
import type { MadeSession } from '../load/load.ts';
import { hasWholeChain } from './demanded.ts';
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

/** A planned chain, in one session or begun in another. */
export interface PlannedChain {
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

/** Over several sessions what a session told on goes on without it: only what is kept of the principal matters. */
export function chainsIn(sessions: readonly Known[], givenUpAtMs: Knowing['givenUpAtMs']): readonly PlannedChain[] {
  const byMade = new Map(sessions.map((one) => [one.made, one]));
  return sessions
    .filter(({ made }) => hasWholeChain(made))
    .map((last): PlannedChain => {
      const first = last.made.heirOf === undefined ? undefined : byMade.get(last.made.heirOf);
      const isForgotten = first === undefined ? last.isForgotten : last.isPrincipalForgotten;
      const atMs = givenUpAtMs.get(first === undefined ? last.recordKey : principalRecordKey(last.key));
      return {
        last,
        lacking: [
          ...(first === undefined || first.missing.ofBeginning === 0 ? [] : [first]),
          ...(last.missing.ofChain === 0 ? [] : [last]),
        ],
        givenUpAtMs: isForgotten ? atMs : undefined,
      };
    });
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

import type { Trace, TracedCall, TracedRound } from './random-traces.ts';

/** Says by enumeration which calls end a chain of untrusted read, secret in a result, and egress of that secret. */

function hasReached(call: TracedCall): call is TracedCall & { readonly endedAt: number } {
  return call.endedAt !== undefined && call.outcome === 'answered';
}

/** What ended before any round of a call was asked for precedes it. */
function precedes(earlier: TracedCall, later: TracedCall): boolean {
  return later.rounds.some((round) => precedesRound(earlier, round));
}

function precedesRound(earlier: TracedCall, { at }: TracedRound): boolean {
  return hasReached(earlier) && earlier.endedAt < at;
}

/** When a call began, for whoever looks at it after its end: when it was asked for last. */
function startOf({ rounds }: TracedCall): number {
  return rounds.at(-1)?.timeMs ?? 0;
}

function canSend(call: TracedCall): boolean {
  return call.can.some((name) => name.startsWith('egress.'));
}

interface OracleOptions {
  readonly withinMs: number;
  /** Only chains whose secret came back before this event of the trace. */
  readonly knownBefore?: number;
  /** Only rounds that were asked for from this event of the trace on. */
  readonly askedFrom?: number;
}

export function sendsOf(
  { calls }: Trace,
  { withinMs, knownBefore = Infinity, askedFrom = 0 }: OracleOptions,
): ReadonlySet<string> {
  const sends = new Set<string>();
  for (const read of calls) {
    if (!read.can.includes('read.untrusted')) continue;
    for (const secret of calls) {
      if (read === secret || !precedes(read, secret) || (secret.endedAt ?? Infinity) >= knownBefore) continue;
      for (const send of calls.filter((call) => call !== secret && canSend(call))) {
        const sending = send.rounds.filter(({ at, carries }) => {
          return at >= askedFrom && carries.some((value) => secret.secrets.includes(value));
        });
        const isLast = (round: TracedRound): boolean =>
          precedesRound(secret, round) && round.timeMs - startOf(read) <= withinMs;
        if (sending.some(isLast)) sends.add(send.call);
      }
    }
  }
  return sends;
}

import type { Trace, TracedCall } from './random-traces.ts';

/** Says by enumeration which calls end a chain of untrusted read, secret in a result, and egress of that secret. */

function hasReached(call: TracedCall): call is TracedCall & { readonly endedAt: number } {
  return call.endedAt !== undefined && call.outcome === 'answered';
}

function precedes(earlier: TracedCall, later: TracedCall): boolean {
  return hasReached(earlier) && earlier.endedAt < later.requestedAt;
}

function canSend(call: TracedCall): boolean {
  return call.can.some((name) => name.startsWith('egress.'));
}

interface OracleOptions {
  readonly withinMs: number;
  /** Only chains whose secret came back before this event of the trace. */
  readonly knownBefore?: number;
}

export function sendsOf({ calls }: Trace, { withinMs, knownBefore = Infinity }: OracleOptions): ReadonlySet<string> {
  const sends = new Set<string>();
  for (const read of calls) {
    if (!read.can.includes('read.untrusted')) continue;
    for (const secret of calls) {
      if (!precedes(read, secret) || (secret.endedAt ?? Infinity) >= knownBefore) continue;
      for (const send of calls) {
        const isCarried = send.carries.some((value) => secret.secrets.includes(value));
        const isInTime = send.requestedMs - read.requestedMs <= withinMs;
        if (precedes(secret, send) && canSend(send) && isCarried && isInTime) sends.add(send.call);
      }
    }
  }
  return sends;
}

/** The lanes in a bare table written by hand: no language, no evidence, no lateness, no state that could be stored. */
import type { Lane } from './lanes.ts';

const never = -2_000_000_000;

export function runBare({ sessions, times, kinds }: Lane, withinMs: number): { findings: number; ms: number } {
  const count = sessions.reduce((most, session) => Math.max(most, session), 0) + 1;
  const read = new Int32Array(count).fill(never);
  const credential = new Int32Array(count).fill(never);
  let findings = 0;
  const startMs = performance.now();
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at] ?? 0;
    if (kind === 0) continue;
    const session = sessions[at] ?? 0;
    const timeMs = times[at] ?? 0;
    if (kind === 1) read[session] = timeMs;
    else if (kind === 2) credential[session] = Math.max(credential[session] ?? never, read[session] ?? never);
    else if (timeMs - (credential[session] ?? never) <= withinMs) findings += 1;
  }
  return { findings, ms: performance.now() - startMs };
}

/** How many egresses of the lane end a match, by trying every pair that may come before them. */
export function countByEnumeration(lane: Lane, { withinMs, isConsuming }: Counting): number {
  const bySession = new Map<number, number[]>();
  for (const [at, session] of lane.sessions.entries())
    if (lane.kinds[at] !== 0) bySession.set(session, [...(bySession.get(session) ?? []), at]);
  let found = 0;
  for (const places of bySession.values()) found += countInSession(lane, places, { withinMs, isConsuming });
  return found;
}

export interface Counting {
  readonly withinMs: number;
  /** A match clears its session. */
  readonly isConsuming: boolean;
}

function countInSession(
  { kinds, times }: Lane,
  places: readonly number[],
  { withinMs, isConsuming }: Counting,
): number {
  let from = 0;
  let found = 0;
  for (const [index, egress] of places.entries()) {
    if (kinds[egress] !== 3) continue;
    const before = places.slice(from, index);
    const isEnded = before.some(
      (read, at) =>
        kinds[read] === 1 &&
        (times[egress] ?? 0) - (times[read] ?? 0) <= withinMs &&
        before.slice(at + 1).some((credential) => kinds[credential] === 2),
    );
    if (!isEnded) continue;
    found += 1;
    if (isConsuming) from = index + 1;
  }
  return found;
}

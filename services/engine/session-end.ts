/**
 * The end that a gateway tells of a session. It takes nothing from anybody: whoever may end a session may go on in it, by a
 * value, a trace or a key of the host, so that what has begun waits on, what is armed stays armed, and an alert stays open.
 * What it does: a session in which nothing has begun is no more than a stub, by which what comes again is known, and one
 * in which something has is not kept for longer than a chain may last.
 */
import { emptyGraph, type GraphState } from './graph/graph-state.ts';
import { fold } from './graph/bounded.ts';
import type { SessionState } from './state.ts';

export interface Lifetimes {
  /** Of a session that nobody ended. */
  readonly stateTtlMs: number;
  readonly replayWindowMs: number;
}

/** The session as its gateway ended it. */
export function endSession(state: SessionState, endedMs: number): SessionState {
  const ended = { ...state, endedMs: Math.max(state.endedMs ?? 0, endedMs) };
  return hasBegun(state) ? ended : { ...ended, graph: folded(state.graph) };
}

/** The session after an event of it: a later one than its end begins it anew. */
export function goOn(
  state: SessionState,
  timeMs: number,
): { readonly state: SessionState; readonly isAfterEnd: boolean } {
  const { endedMs, ...live } = state;
  return endedMs === undefined || timeMs <= endedMs ? { state, isAfterEnd: false } : { state: live, isAfterEnd: true };
}

/** How long after its last event the state counts, by event time, whatever the store holds. */
export function countsForMs(
  state: SessionState,
  { stateTtlMs, replayWindowMs, windowMs }: Lifetimes & { readonly windowMs: number },
): number {
  if (state.endedMs === undefined) return stateTtlMs;
  return Math.min(stateTtlMs, Math.max(replayWindowMs, hasBegun(state) ? windowMs : 0));
}

/** How long the store keeps it: longer by as much as records may wait to be judged. */
export function keptForMs(state: SessionState, lifetimes: Lifetimes & { readonly windowMs: number }): number {
  const { stateTtlMs, replayWindowMs } = lifetimes;
  return Math.min(stateTtlMs, countsForMs(state, lifetimes) + replayWindowMs);
}

/** A call that has not ended may begin something with its end. */
function hasBegun({ detectors, live, requests }: SessionState): boolean {
  if (live.length + requests.length > 0) return true;
  return detectors.some(({ state, former = [] }) => state !== undefined || former.length > 0);
}

/** Its calls are counts, and what they touched is forgotten: no chain that has begun asks for it. */
function folded({ calls, folded: before, overflow }: GraphState): GraphState {
  return { ...emptyGraph, folded: calls.reduce(fold, before), overflow };
}

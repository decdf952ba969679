/**
 * What workers stored before there were rows: the objects themselves. Their partials go on; no event is put before
 * those that they have taken, and calls that were in flight are found again by their ends.
 */
import type { KeyedLog } from '../keys.ts';
import { newLog, withPast, type LateLog } from '../held-takes.ts';
import type { Aside, CoreState, Match, Partial } from '../state.ts';
import type { Place, Shown, Taken } from '../take.ts';

type PlainTaken = Omit<Taken, 'shown'> & Shown;

interface PlainPartial extends Omit<Partial, 'steps'> {
  readonly steps: readonly PlainTaken[];
}

interface PlainMatch extends Omit<Match, 'partial' | 'steps' | 'last'> {
  readonly partial: PlainPartial;
  readonly steps: readonly PlainTaken[];
  readonly last: PlainTaken;
}

interface PlainCore extends Omit<Aside, 'waiting'> {
  readonly tick: number;
  readonly partials: readonly (readonly PlainPartial[])[];
  readonly flights: readonly unknown[];
  readonly waiting: readonly PlainMatch[];
}

interface PlainChunk {
  readonly newest: { readonly take: Place } | null;
}

interface PlainLog {
  readonly full: readonly PlainChunk[];
  readonly tail: PlainChunk;
  readonly head: PlainCore;
  readonly floor: Place;
  readonly watermarkMs: number;
  readonly held: readonly PlainMatch[];
  readonly horizonMs: number;
}

export interface PlainState {
  readonly keys: readonly { readonly key: string; readonly log: PlainLog }[];
}

export function isPlain(state: unknown): state is PlainState {
  return typeof state === 'object' && state !== null && 'keys' in state && Array.isArray(state.keys);
}

export function readPlain({ keys }: PlainState): readonly KeyedLog[] {
  return keys.map(({ key, log }) => ({ key, log: logOf(log) }));
}

function logOf({ full, tail, head, floor, watermarkMs, held, horizonMs }: PlainLog): LateLog {
  const { timeMs, seq, id } = tail.newest?.take ?? full.at(-1)?.newest?.take ?? floor;
  const past = { floor: { timeMs, seq, id }, watermarkMs, horizonMs, held: held.map(matchOf) };
  return withPast(newLog(coreOf(head)), past);
}

function coreOf({ tick, partials, flights, waiting, ...aside }: PlainCore): CoreState {
  const forgotten = aside.forgotten + (flights.length > 0 ? 1 : 0);
  return {
    tick,
    partials: partials.map((some) => some.map(partialOf)),
    flights: [],
    aside: { ...aside, forgotten, waiting: waiting.map(matchOf) },
  };
}

function matchOf({ partial, steps, last, ...match }: PlainMatch): Match {
  return { ...match, partial: partialOf(partial), steps: steps.map(takenOf), last: takenOf(last) };
}

function partialOf({ steps, ...partial }: PlainPartial): Partial {
  return { ...partial, steps: steps.map(takenOf) };
}

function takenOf({ values, valueCount, from, ...taken }: PlainTaken): Taken {
  return { ...taken, shown: { values, valueCount, ...(from === undefined ? {} : { from }) } };
}

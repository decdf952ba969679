/** A trace that differs from a firing one in one way, and what must come of it. */
import type { Item, SequenceForm } from '../../form/form.ts';
import { idOfItem, isOptional, stepsOf } from '../../form/items.ts';
import { capturesOf, linesFor } from '../candidates.ts';
import type { Fired, Outcome } from '../outcome.ts';
import type { CallLine, EventLine, Trace, TraceLine } from '../notation/trace.ts';

export interface Mutant {
  readonly kind: MutantKind;
  readonly title: string;
  readonly trace: Trace;
  /** Calls at which it must fire: at all of them and nowhere else, or, with `atLeast`, at these and maybe others. */
  readonly fires: readonly number[];
  readonly isAtLeast: boolean;
  /** The state is written and read back between any two events. */
  readonly isRestarted: boolean;
  /** What it means when it comes out otherwise. */
  readonly meaning: string;
}

export type MutantKind =
  | 'noise'
  | 'other-session'
  | 'dropped'
  | 'reordered'
  | 'past-within'
  | 'at-within'
  | 'late'
  | 'duplicated'
  | 'restarted'
  | 'parallel'
  | 'other-values'
  | 'gap'
  | 'member'
  | 'forbidden';

/** One that the trace or the sequence gives no occasion for. */
export interface Unmade {
  readonly kind: MutantKind;
  readonly title: string;
  readonly why: string;
}

export type Made = Mutant | Unmade;

/** One item of the sequence with the lines that could take it. */
export interface Place {
  readonly item: Item;
  readonly name: string;
  readonly lines: ReadonlySet<EventLine>;
}

/** What mutants are made from. */
export interface Ground {
  readonly form: SequenceForm;
  readonly trace: Trace;
  readonly outcome: Outcome;
  /** The finding whose steps are shown. */
  readonly fired: Fired;
  /** Items that no match is without, in their order. */
  readonly places: readonly Place[];
  readonly fires: readonly number[];
  readonly lateMs: number;
  /** What else the tests of the detector tell of. */
  readonly others: readonly Trace[];
}

export interface GroundParts {
  readonly form: SequenceForm;
  readonly trace: Trace;
  readonly outcome: Outcome;
  /** How late an event may come and still be put in its place. */
  readonly lateMs: number;
  readonly others?: readonly Trace[];
}

export function groundOf({ form, trace, outcome, lateMs, others = [] }: GroundParts): Ground | undefined {
  const [fired] = outcome.fired;
  if (fired === undefined) return undefined;
  const captures = capturesOf(form);
  const places = form.items
    .filter((item) => !isOptional(item))
    .map((item): Place => {
      const lines = stepsOf(item).flatMap(({ where }) => [...linesFor(trace, where, captures)]);
      return { item, name: idOfItem(item), lines: new Set(lines) };
    });
  const fires = outcome.fired.map(({ call }) => call);
  return { form, trace, outcome, fired, places, fires, lateMs, others };
}

type Written = Pick<Mutant, 'kind' | 'title' | 'trace' | 'meaning'>;

export function staysSilent(written: Written): Mutant {
  return { ...written, fires: [], isAtLeast: false, isRestarted: false };
}

export function staysSame({ fires }: Pick<Ground, 'fires'>, written: Written): Mutant {
  return { ...written, fires, isAtLeast: false, isRestarted: false };
}

/** It still fires there, and perhaps elsewhere. */
export function firesAt(call: number, written: Written): Mutant {
  return { ...written, fires: [call], isAtLeast: true, isRestarted: false };
}

/** Why a match may not survive that calls are moved or removed though they take no part in it. */
export function whyDelicate({ form, trace }: Ground): string | undefined {
  if (form.match.kind !== 'exists') return 'what it finds first decides what it finds then';
  if (form.absences.length > 0) return 'what must not happen may happen meanwhile';
  if (form.items.some(({ isStrict }) => isStrict)) return 'a strict step asks for the very next call';
  const isUntimely = trace.lines.some(
    (line) =>
      line.kind === 'clock' ||
      line.arrivesAfter !== undefined ||
      (line.kind === 'call' && line.endArrivesAfter !== undefined),
  );
  return isUntimely ? 'something comes late, or may come no more' : undefined;
}

/** Lines with some of them changed, at their places. */
export function changed(trace: Trace, change: (line: EventLine) => TraceLine): Trace {
  return { lines: trace.lines.map((line) => (line.kind === 'clock' ? line : change(line))) };
}

export function without(trace: Trace, lines: ReadonlySet<TraceLine>): Trace {
  return { lines: trace.lines.filter((line) => !lines.has(line)) };
}

/** The same line so much later. */
export function shifted<Line extends TraceLine>(line: Line, byMs: number): Line {
  const end = line.kind === 'call' && line.endMs !== undefined ? { endMs: line.endMs + byMs } : {};
  return { ...line, atMs: line.atMs + byMs, ...end };
}

/** Two places that no line could take both of. */
export function areApart(one: Place, other: Place): boolean {
  return ![...one.lines].some((line) => other.lines.has(line));
}

/** Places that follow each other. */
export function pairsOf({ places }: Ground): readonly (readonly [Place, Place])[] {
  return places.slice(1).flatMap((place, at) => {
    const before = places[at];
    return before === undefined ? [] : [[before, place] as const];
  });
}

export function callOf({ trace }: Pick<Ground, 'trace'>, number: number): CallLine | undefined {
  return trace.lines.find((line): line is CallLine => line.kind === 'call' && line.number === number);
}

/** When a line is over; one that does not end within the trace never is. */
export function endOf(line: EventLine): number {
  return line.kind === 'call' ? (line.endMs ?? Number.POSITIVE_INFINITY) : line.atMs;
}

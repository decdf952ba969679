/** The state while one event is put to it. */
import type { Truth } from '../form/truth.ts';
import { perhaps, yes } from '../form/truth.ts';
import type { Value } from '../form/value.ts';
import { keep } from './dominance.ts';
import type { ItemPlan, PredicatePlan, Program, StepPlan } from './program.ts';
import type { CoreState, Flight, Match, Partial } from './state.ts';
import type { Take } from './take.ts';

/** What every sequence begins from. */
export const root: Partial = Object.freeze({
  item: 0,
  progress: 0,
  startMs: 0,
  decidedMs: 0,
  readyMs: 0,
  since: 0,
  last: '',
  certainty: yes,
  captures: Object.freeze([]),
  steps: Object.freeze([]),
  total: 0,
  distinct: Object.freeze([]),
  isMerged: false,
  isWide: false,
});

export function isRoot(partial: Partial): boolean {
  return partial.item === 0 && partial.progress === 0;
}

/** A call at the moment at which it counts: what its request showed, and the event that is at hand. */
export interface Counting {
  readonly flight: Flight;
  readonly take: Take;
  readonly probes: readonly Value[];
}

/** What one event changes, gathered before any of it is put into the state. */
export class Work {
  readonly program: Program;
  readonly state: CoreState;
  readonly tick: number;
  readonly partials: (readonly Partial[])[];
  flights: readonly Flight[];
  window: CoreState['window'];
  waiting: readonly Match[];
  turns: CoreState['turns'];
  sightings: CoreState['sightings'];
  earliestMs: number;
  clearedAt: number;
  left: number;
  forgotten: number;
  overflow: number;
  /** Partials that this event makes; they are not there for itself. */
  readonly made: Partial[] = [];
  /** Matches that this event ends. */
  readonly ended: Match[] = [];

  constructor(program: Program, state: CoreState) {
    this.program = program;
    this.state = state;
    this.tick = state.tick + 1;
    this.partials = state.partials.slice();
    this.flights = state.flights;
    this.window = state.window;
    this.waiting = state.waiting;
    this.turns = state.turns;
    this.sightings = state.sightings;
    this.earliestMs = state.earliestMs;
    this.clearedAt = state.clearedAt;
    this.left = state.left;
    this.forgotten = state.forgotten;
    this.overflow = state.overflow;
  }

  insert(made: Partial): void {
    const kept = keep(this, this.partials[made.item] ?? [], made);
    this.partials[made.item] = kept.partials;
    this.overflow += kept.overflow;
    if (made.startMs < this.earliestMs) this.earliestMs = made.startMs;
  }

  /** A match clears its key: nothing that began before takes part in another. */
  clear(tick: number): void {
    this.partials.fill([]);
    this.flights = this.flights.map((flight) =>
      flight.candidates.length === 0 ? flight : { ...flight, candidates: [] },
    );
    this.window = [];
    this.waiting = [];
    this.clearedAt = tick;
    this.earliestMs = Number.MAX_SAFE_INTEGER;
    this.made.length = 0;
  }

  done(): CoreState {
    return {
      tick: this.tick,
      clearedAt: this.clearedAt,
      partials: this.partials,
      flights: this.flights,
      forgotten: this.forgotten,
      turns: this.turns,
      window: this.window,
      sightings: this.sightings,
      waiting: this.waiting,
      earliestMs: this.earliestMs,
      left: this.left,
      overflow: this.overflow,
    };
  }
}

export function emptyCore(program: Program): CoreState {
  const { mode } = program;
  return {
    tick: 0,
    clearedAt: 0,
    partials: program.items.map(() => []),
    flights: [],
    forgotten: 0,
    turns: [],
    window: [],
    sightings: program.leadings.map(() => ({ yes: [], maybe: [] })),
    waiting: [],
    earliestMs: Number.MAX_SAFE_INTEGER,
    left: mode.kind === 'once' ? 1 : mode.kind === 'all' ? mode.max : -1,
    overflow: 0,
  };
}

export function truthIn({ yes: sure, maybe }: Pick<Take, 'yes' | 'maybe'>, bit: number): Truth {
  return (sure & bit) !== 0 ? yes : (maybe & bit) !== 0 ? perhaps : 0;
}

/** What the events of the call alone say of the predicate. */
export function localTruth(plan: PredicatePlan, { flight, take }: Counting): Truth {
  const asked = truthIn(flight, plan.bit);
  if (!plan.isEnd || take.phase !== 'end') return asked;
  return weaker(asked, truthIn(take, plan.bit));
}

/** What is left to say once the captures are known. A value that is not known counts as any. */
export function crossTruth(
  program: Program,
  plan: PredicatePlan,
  {
    captures,
    probes,
    isWide,
  }: { readonly captures: readonly Value[]; readonly probes: readonly Value[]; readonly isWide: boolean },
): Truth {
  if (plan.test === undefined) return yes;
  const { scratch } = program;
  scratch.captured = captures;
  scratch.probes = probes;
  const truth = plan.test(scratch);
  return truth === perhaps && isWide ? yes : truth;
}

export function weaker(one: Truth, other: Truth): Truth {
  return one < other ? one : other;
}

/** When the step of a counted call was decided. */
export function decidedMs(step: StepPlan, { flight, take }: Counting): number {
  return step.isEnd ? take.timeMs : flight.requestedMs;
}

export function isInTime(program: Program, partial: Partial, timeMs: number): boolean {
  return isRoot(partial) || timeMs - partial.startMs <= program.withinMs;
}

/** Whether the distance to the item before is as asked; a merged partial does not know it. */
export function isSpaced(item: ItemPlan, partial: Partial, timeMs: number): boolean {
  if (isRoot(partial) || partial.isMerged || item.at === 0) return true;
  const gapMs = timeMs - partial.decidedMs;
  return gapMs >= item.afterMs && gapMs <= item.withinMs;
}

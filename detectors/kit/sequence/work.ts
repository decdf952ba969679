/** The state while one event is put to it. */
import type { Truth } from '../form/truth.ts';
import { perhaps, yes } from '../form/truth.ts';
import type { Value } from '../form/value.ts';
import { keep, makeRoom } from './dominance.ts';
import { grown } from './grown.ts';
import type { PredicatePlan } from './predicates.ts';
import type { ItemPlan, Program, StepPlan } from './program.ts';
import type { Aside, CoreState, Flight, Match, Partial } from './state.ts';
import type { Take } from './take.ts';

/** What every sequence begins from. */
export const root: Partial = Object.freeze({
  item: 0,
  progress: 0,
  startMs: 0,
  decidedMs: 0,
  readyMs: 0,
  since: 0,
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
  readonly work: Work;
  readonly request: Take;
  /** Of its request. */
  readonly tick: number;
  readonly take: Take;
  readonly probes: readonly Value[];
}

const none: readonly Partial[] = [];
const noMatches: readonly Match[] = [];

/** What one event changes, gathered before any of it is put into the state. Lists are copied where they change. */
export class Work {
  readonly program: Program;
  readonly state: CoreState;
  readonly tick: number;
  flights: readonly Flight[];
  aside: Aside;
  /** Partials that this event makes; they are not there for itself. */
  made: readonly Partial[] = none;
  /** Matches that this event ends. */
  ended: readonly Match[] = noMatches;
  #partials: (readonly Partial[])[] | undefined = undefined;

  constructor(program: Program, state: CoreState) {
    this.program = program;
    this.state = state;
    this.tick = state.tick + 1;
    this.flights = state.flights;
    this.aside = state.aside;
  }

  /** Those that wait for an item. */
  waitingFor(item: number): readonly Partial[] {
    return (this.#partials ?? this.state.partials)[item] ?? none;
  }

  setWaiting(item: number, waiting: readonly Partial[]): void {
    this.#partials ??= this.state.partials.slice();
    this.#partials[item] = waiting;
  }

  change(changes: { readonly [Name in keyof Aside]?: Aside[Name] }): void {
    this.aside = { ...this.aside, ...changes };
  }

  overflow(count: number): void {
    if (count > 0) this.change({ overflow: this.aside.overflow + count });
  }

  make(made: Partial): void {
    this.made = grown(this.made, made);
  }

  end(ended: Match): void {
    this.ended = grown(this.ended, ended);
  }

  insert(made: Partial): void {
    const { program } = this;
    const kept = keep(this, this.waitingFor(made.item), made);
    const room = kept.length <= program.runsMax ? undefined : makeRoom(program, kept, made);
    this.setWaiting(made.item, room ?? kept);
    if (room !== undefined) this.overflow(1);
    if (made.startMs < this.aside.earliestMs) this.change({ earliestMs: made.startMs });
  }

  /** A match clears its key: nothing that began before takes part in another. */
  clear(tick: number): void {
    this.#partials = this.state.partials.map(() => none);
    this.flights = this.flights.map((flight) =>
      flight.candidates.length === 0 ? flight : { ...flight, candidates: [] },
    );
    this.change({ window: [], waiting: [], clearedAt: tick, earliestMs: Number.MAX_SAFE_INTEGER });
    this.made = none;
  }

  done(tick: number): CoreState {
    const { flights, aside } = this;
    return { tick, partials: this.#partials ?? this.state.partials, flights, aside };
  }
}

export function emptyCore({ mode, items, leadings }: Program): CoreState {
  return {
    tick: 0,
    partials: items.map(() => none),
    flights: [],
    aside: {
      earliestMs: Number.MAX_SAFE_INTEGER,
      clearedAt: 0,
      forgotten: 0,
      turns: [],
      window: [],
      sightings: leadings.map(() => ({ yes: [], maybe: [] })),
      waiting: [],
      left: mode.kind === 'once' ? 1 : mode.kind === 'all' ? mode.max : -1,
      overflow: 0,
    },
  };
}

export function truthIn({ yes: sure, maybe }: Pick<Take, 'yes' | 'maybe'>, bit: number): Truth {
  return (sure & bit) !== 0 ? yes : (maybe & bit) !== 0 ? perhaps : 0;
}

/** What the events of the call alone say of the predicate. */
export function localTruth(plan: PredicatePlan, { request, take }: Counting): Truth {
  const asked = truthIn(request, plan.bit);
  if (!plan.isEnd || take.phase !== 'end') return asked;
  return weaker(asked, truthIn(take, plan.bit));
}

/** What is left to say once the captures are known. A value that is not known counts as any. */
export function crossTruth(
  { work: { program }, probes }: Counting,
  plan: PredicatePlan,
  { captures, isWide }: Pick<Partial, 'captures' | 'isWide'>,
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
export function decidedMs(step: StepPlan, { request, take }: Counting): number {
  return step.isEnd ? take.timeMs : request.timeMs;
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

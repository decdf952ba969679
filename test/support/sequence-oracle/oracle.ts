/**
 * Finds every match by enumeration, over all events in their order in time. It knows nothing of partials: it tries
 * every assignment of calls to items, and asks of each whether it is what the form says.
 */
import type { Absence, Expression, Item, SequenceForm, Step } from '../../../detectors/kit/form/form.ts';
import { idOfItem } from '../../../detectors/kit/form/items.ts';
import { decidedAt, readsOf, typesOf } from '../../../detectors/kit/form/reads.ts';
import { truthOf, valueOf, type Captured, type OracleTruth } from './truth.ts';
import { callId, eventId, type Happened } from './world.ts';

/** A call with the places of its events; `end` is Infinity while it is in flight. */
interface Placed {
  readonly of: Happened;
  readonly begin: number;
  readonly end: number;
}

interface Chosen {
  readonly item: number;
  readonly step: Step;
  readonly call: Placed;
  /** Place of the event that decides the step, and of the one from which the call counts. */
  readonly decided: number;
  readonly counts: number;
}

interface Path {
  readonly chosen: readonly Chosen[];
  /** All that was taken, also what an aggregate counted. */
  readonly own: readonly Chosen[];
  readonly captured: Captured;
  readonly truth: OracleTruth;
  readonly startMs: number;
  /** Of the item taken last. */
  readonly ready: number;
  readonly decided: number;
  readonly last: Placed | undefined;
  /** By item: places between which absences lie. */
  readonly spans: ReadonlyMap<number, { readonly ready: number; readonly decided: number; readonly last: Placed }>;
}

export interface OracleMatch {
  /** Step and call of each item, in the order of the items; of an aggregate the call that decides it. */
  readonly steps: readonly string[];
  readonly call: string;
  readonly truth: OracleTruth;
  readonly startMs: number;
  /** When it ends: at a place, or for a trailing absence at a time after it. */
  readonly place: number;
  readonly dueMs: number | undefined;
  readonly order: readonly number[];
}

type Aggregate = Extract<Item, { kind: 'aggregate' }>;

const wheres = new WeakMap<Expression, readonly string[]>();

export class Oracle {
  readonly #form: SequenceForm;
  readonly #calls: readonly Placed[];
  readonly #timeOf: readonly number[];

  constructor(form: SequenceForm, happened: readonly Happened[]) {
    this.#form = form;
    const events = happened.flatMap((of) => [
      { of, phase: 'begin' as const, timeMs: of.beginMs, seq: of.beginSeq },
      ...(of.kind === 'call' && of.endMs !== undefined
        ? [{ of, phase: 'end' as const, timeMs: of.endMs, seq: of.endSeq }]
        : []),
    ]);
    events.sort((a, b) => a.timeMs - b.timeMs || a.seq - b.seq || (eventId(a) < eventId(b) ? -1 : 1));
    this.#timeOf = [0, ...events.map(({ timeMs }) => timeMs)];
    const placeOf = (of: Happened, phase: string) => events.findIndex((e) => e.of === of && e.phase === phase) + 1;
    this.#calls = happened.map((of) => {
      const begin = placeOf(of, 'begin');
      const end = of.kind === 'approval' ? begin : placeOf(of, 'end');
      return { of, begin, end: end === 0 ? Infinity : end };
    });
  }

  /** All matches of calls that began after a place. */
  matches(after: number): readonly OracleMatch[] {
    const start: Path = {
      chosen: [],
      own: [],
      captured: new Map(),
      truth: 2,
      startMs: -1,
      ready: after,
      decided: 0,
      last: undefined,
      spans: new Map(),
    };
    return [...this.#from(0, start)].flatMap((path) => this.#judge(path));
  }

  /** Place of the last event up to a time. */
  placesUntil(timeMs: number): number {
    return this.#timeOf.findLastIndex((at) => at <= timeMs);
  }

  *#from(at: number, path: Path): Generator<Path> {
    const item = this.#form.items[at];
    if (item === undefined) yield path;
    else {
      if (item.kind === 'step' && item.min === 0) yield* this.#from(at + 1, path);
      for (const taken of this.#take(item, at, path)) yield* this.#from(at + 1, taken);
    }
  }

  *#take(item: Item, at: number, path: Path): Generator<Path> {
    switch (item.kind) {
      case 'step':
        yield* this.#repeat(item, at, { before: path, path, times: 0 });
        break;
      case 'aggregate':
        yield* this.#aggregate(item, at, path);
        break;
      case 'any-order':
        yield* this.#group(item.steps, at, { path, chosen: [], truth: 2 });
        break;
      case 'one-of':
        for (const step of item.steps)
          for (const { chosen, truth } of this.#callsFor(step, at, { path, ready: path.ready }))
            if (!item.isStrict || this.#isNext(path.last, chosen.call))
              yield* this.#complete(path, [chosen], { at, truth, decided: chosen.decided });
    }
  }

  *#repeat(
    item: Extract<Item, { kind: 'step' }>,
    at: number,
    { before, path, times }: { readonly before: Path; readonly path: Path; readonly times: number },
  ): Generator<Path> {
    const least = Math.max(1, item.min);
    // More than the least tells something only where the next call must be the very next one.
    const most = item.isStrict ? (item.max ?? Infinity) : least;
    if (times === most) return;
    for (const { chosen, truth } of this.#callsFor(item.step, at, { path: before, ready: path.ready })) {
      if (item.isStrict && !this.#isNext(path.last, chosen.call)) continue;
      const all = [...path.chosen.slice(before.chosen.length), chosen];
      const more = { ...path, truth: Math.min(path.truth, truth) as OracleTruth };
      if (times + 1 >= least)
        yield* this.#complete({ ...before, truth: more.truth }, all, { at, truth, decided: chosen.decided });
      const next = { ...more, chosen: [...path.chosen, chosen], ready: chosen.counts, last: chosen.call };
      yield* this.#repeat(item, at, { before, path: next, times: times + 1 });
    }
  }

  *#group(
    steps: readonly Step[],
    at: number,
    { path, chosen, truth }: { readonly path: Path; readonly chosen: readonly Chosen[]; readonly truth: OracleTruth },
  ): Generator<Path> {
    const step = steps[chosen.length];
    if (step === undefined) {
      const whole = [...chosen].sort((a, b) => a.counts - b.counts);
      yield* this.#complete(path, whole, { at, truth, decided: whole.at(-1)?.counts ?? 0 });
      return;
    }
    for (const one of this.#callsFor(step, at, { path, ready: path.ready }))
      if (!chosen.some(({ call }) => call === one.chosen.call)) {
        const both = Math.min(truth, one.truth) as OracleTruth;
        yield* this.#group(steps, at, { path, chosen: [...chosen, one.chosen], truth: both });
      }
  }

  *#aggregate(item: Aggregate, at: number, path: Path): Generator<Path> {
    const counted = this.#callsFor(item.step, at, { path, ready: path.ready })
      .map((one) => ({ ...one, adds: this.#adds(item, one.chosen.call.of, path.captured) }))
      .filter(({ adds }) => adds !== undefined)
      .sort((a, b) => a.chosen.counts - b.chosen.counts);
    for (const [index, { chosen }] of counted.entries()) {
      // At the head the newest calls that reach the bound together; elsewhere all since the item before.
      for (let from = at === 0 ? index : 0; from >= 0; from -= 1) {
        const some = counted.slice(from, index + 1);
        const reached =
          item.measure === 'distinct'
            ? new Set(some.flatMap(({ adds }) => adds?.values ?? [])).size
            : some.reduce((sum, { adds }) => sum + (adds?.amount ?? 0), 0);
        if (reached < item.atLeast) continue;
        const truth = Math.min(...some.map((one) => one.truth)) as OracleTruth;
        const startMs = Math.min(...some.map((one) => this.#ms(one.chosen.decided)));
        const begun = at === 0 ? { ...path, startMs } : path;
        const members = some.map((one) => one.chosen);
        yield* this.#complete(begun, [chosen], { at, truth, decided: chosen.counts, members });
        break;
      }
    }
  }

  #adds(item: Aggregate, of: Happened, captured: Captured) {
    if (item.of === undefined) return { amount: 1, values: [] };
    const value = valueOf(item.of, of, captured);
    if (item.measure === 'sum') return typeof value === 'number' ? { amount: value, values: [] } : undefined;
    const values = value === undefined ? [] : typeof value === 'object' ? [...value.values] : [String(value)];
    return values.length === 0 ? undefined : { amount: 1, values };
  }

  /** Calls that the step can take, as far as it and the items before decide. */
  #callsFor(step: Step, at: number, { path, ready }: { readonly path: Path; readonly ready: number }) {
    const isLast = at === this.#form.items.length - 1;
    const item = this.#form.items[at];
    const of = item?.kind === 'aggregate' ? item.of : undefined;
    const isEnd = decidedAt(step) === 'end' || (of !== undefined && readsOf(of).end);
    return this.#calls.flatMap((call) => {
      const decided = isEnd ? call.end : call.begin;
      const counts = isLast ? decided : call.end;
      const isFed = isLast || (call.of.outcome === 'answered' && !call.of.isRefused) || call.of.kind === 'approval';
      // A refused request has nothing that its end could decide.
      if (call.begin <= ready || counts === Infinity || !isFed || (isEnd && call.of.isRefused)) return [];
      const truth = this.#holds(step.where, call.of, path.captured);
      return truth === 0 ? [] : [{ chosen: { item: at, step, call, decided, counts }, truth }];
    });
  }

  #holds(where: Expression, of: Happened, captured: Captured): OracleTruth {
    const types = wheres.get(where) ?? typesOf(where);
    wheres.set(where, types);
    return types.includes(of.kind) ? truthOf(where, of, captured) : 0;
  }

  /** Whether no other call of the same agent was requested between the two. */
  #isNext(before: Placed | undefined, call: Placed): boolean {
    if (before === undefined || call.of.kind !== 'call' || before.of.agent !== call.of.agent) return false;
    const between = ({ of, begin }: Placed) =>
      of.kind === 'call' && of.agent === call.of.agent && begin > before.begin && begin < call.begin;
    return before.of.kind === 'call' && !this.#calls.some(between);
  }

  *#complete(path: Path, all: readonly Chosen[], { at, truth, decided, members = all }: Completed): Generator<Path> {
    const { afterMs = 0, withinMs = Infinity } = this.#form.items[at] ?? {};
    const last = all.at(-1);
    const gapMs = this.#ms(decided) - this.#ms(path.decided);
    if (last === undefined || (at > 0 && (gapMs < afterMs || gapMs > withinMs))) return;
    const startMs = path.startMs < 0 ? this.#startOf(all) : path.startMs;
    if (this.#ms(decided) - startMs > this.#form.withinMs) return;
    const captured = new Map(path.captured);
    for (const { step, call } of all)
      for (const { name, value } of step.captures) captured.set(name, closed(valueOf(value, call.of, path.captured)));
    const ready = Math.max(...all.map(({ counts }) => counts));
    yield {
      chosen: [...path.chosen, ...all],
      own: [...path.own, ...members],
      captured,
      truth: Math.min(path.truth, truth) as OracleTruth,
      startMs,
      ready,
      decided,
      last: last.call,
      spans: new Map(path.spans).set(at, { ready, decided, last: last.call }),
    };
  }

  #startOf(all: readonly Chosen[]): number {
    return Math.min(...all.map(({ decided }) => this.#ms(decided)));
  }

  #ms(place: number): number {
    return this.#timeOf[place] ?? 0;
  }

  #judge(path: Path): readonly OracleMatch[] {
    let { truth } = path;
    for (const absence of this.#form.absences) truth = Math.min(truth, this.#allows(absence, path)) as OracleTruth;
    const trailing = this.#form.absences.find(({ kind }) => kind === 'trailing');
    if (truth === 0 || path.last === undefined) return [];
    return [
      {
        steps: path.chosen.map(({ step, call }) => `${step.id}:${nameOf(call.of)}`),
        call: nameOf(path.last.of),
        truth,
        startMs: path.startMs,
        place: path.decided,
        dueMs: trailing?.kind === 'trailing' ? this.#ms(path.decided) + trailing.forMs : undefined,
        order: path.chosen.map(({ decided }) => decided),
      },
    ];
  }

  /** The opposite of how truly what is forbidden has happened. */
  #allows(absence: Absence, path: Path): OracleTruth {
    let happened = 0;
    const isEnd = readsOf(absence.where).end;
    for (const call of this.#calls) {
      const place = isEnd ? call.end : call.begin;
      if (place !== Infinity && this.#concerns(absence, { call, place, path }))
        happened = Math.max(happened, this.#holds(absence.where, call.of, path.captured));
    }
    return (2 - happened) as OracleTruth;
  }

  #concerns(absence: Absence, { call, place, path }: Concern): boolean {
    const find = (id: string) => this.#form.items.findIndex((item) => idOfItem(item) === id);
    const spanOf = (id: string) => path.spans.get(find(id)) ?? { ready: 0, decided: 0, last: undefined };
    if (absence.kind === 'leading') {
      const { decided, last } = spanOf(absence.before);
      return place < decided && call !== last && this.#ms(place) >= this.#ms(decided) - absence.forMs;
    }
    const { ready, decided, last } = spanOf(absence.after);
    if (absence.kind === 'trailing')
      return place > decided && call !== last && this.#ms(place) <= this.#ms(decided) + absence.forMs;
    const until = spanOf(absence.before).decided;
    const [from, to] = [find(absence.after), find(absence.before)];
    // A call does not forbid what it takes itself; one of several counts for that only from where it counts.
    const isOwn = path.own.some(
      (one) => one.call === call && one.item > from && one.item <= to && this.#isSpared(one, place),
    );
    return place > ready && place < until && !isOwn;
  }

  /** Whether the event at that place belongs to what the item has taken. */
  #isSpared({ item, counts }: Chosen, place: number): boolean {
    const kind = this.#form.items[item]?.kind;
    if (kind === 'aggregate') return place === counts;
    return kind === 'any-order' ? place >= counts : true;
  }
}

interface Completed {
  readonly at: number;
  readonly truth: OracleTruth;
  readonly decided: number;
  readonly members?: readonly Chosen[];
}

interface Concern {
  readonly call: Placed;
  readonly place: number;
  readonly path: Path;
}

/** What a match names: a call, or an approval itself. */
function nameOf(of: Happened): string {
  return of.kind === 'call' ? callId(of) : eventId({ of, phase: 'begin' });
}

/** What was not inspected is not captured. */
function closed(value: ReturnType<typeof valueOf>): ReturnType<typeof valueOf> {
  return typeof value === 'object' ? { ...value, isOpen: false } : value;
}

import { isSet, type Value, type ValueSet } from '../../form/value.ts';
import { takesOf, type Chunk } from '../chunk.ts';
import type { KeyedLog } from '../keys.ts';
import { lastPlace } from '../held-takes.ts';
import type { Aside, CoreState, Flight, Match, Partial, Sighting } from '../state.ts';
import type { Shown, Subject, Take, Taken } from '../take.ts';
import { root } from '../work.ts';
import * as layout from './layout.ts';
import { EqualTable, Table } from './table.ts';

/** Writes the logs of one sequence. */
export class StateWriter {
  readonly #newestMs: number;
  readonly #newestSeq: number;
  readonly #texts = new Table<string, string>();
  readonly #sets = new EqualTable<ValueSet, layout.SetRow>((row) => row.join(' '));
  readonly #subjects = new EqualTable<Subject, layout.SubjectRow>(JSON.stringify);
  readonly #takes = new Table<Take, layout.TakeRow>();
  readonly #taken = new Table<Taken, layout.TakenRow>();
  readonly #partials = new Table<Partial, layout.PartialRow>();
  readonly #matches = new Table<Match, layout.MatchRow>();
  readonly #flights = new Table<Flight, layout.FlightRow>();
  readonly #asides = new EqualTable<Aside, layout.AsideRow>(JSON.stringify);

  constructor(newest: { readonly timeMs: number; readonly seq: number }) {
    this.#newestMs = newest.timeMs;
    this.#newestSeq = Math.floor(newest.seq);
  }

  static write(keys: readonly KeyedLog[]): layout.StoredState {
    let newest = { timeMs: 0, seq: 0 };
    for (const { log } of keys) if (lastPlace(log).timeMs > newest.timeMs) newest = lastPlace(log);
    return new StateWriter(newest).#write(keys);
  }

  #write(keys: readonly KeyedLog[]): layout.StoredState {
    this.#partials.placeOf(root, this.#partial);
    const logs = keys.map(this.#log);
    return [
      layout.storedFormat,
      this.#newestMs,
      this.#newestSeq,
      this.#texts.rows,
      this.#sets.rows,
      this.#subjects.rows,
      this.#takes.rows,
      this.#taken.rows,
      this.#partials.rows,
      this.#matches.rows,
      this.#flights.rows,
      this.#asides.rows,
      logs,
    ];
  }

  readonly #log = ({ key, log: { head, tail, past } }: KeyedLog): layout.LogRow => {
    const { floor, watermarkMs, horizonMs, madeUps, held } = past;
    const chunks = [...past.full, tail].map(this.#chunk);
    const place = [this.#ms(floor.timeMs), this.#seq(floor.seq), this.#text(floor.id)] as const;
    const times = [this.#ms(watermarkMs), this.#ms(horizonMs)] as const;
    return [key, this.#core(head), chunks, place, ...times, madeUps, held.map(this.#match)];
  };

  readonly #chunk = (chunk: Chunk): layout.ChunkRow => {
    return [this.#core(chunk.start.core), takesOf(chunk).map(this.#take), chunk.endings.map(this.#match)];
  };

  #core({ tick, partials, flights, aside }: CoreState): layout.CoreRow {
    const waiting = partials.map((some) => some.map(this.#partialPlace));
    return [tick, waiting, flights.map(this.#flight), this.#aside(aside)];
  }

  #aside(aside: Aside): number {
    return this.#asides.placeOf(aside, this.#asideRow);
  }

  readonly #asideRow = (aside: Aside): layout.AsideRow => {
    const { clearedAt, forgotten, left, overflow, turns, window, sightings, waiting } = aside;
    return [
      clearedAt,
      forgotten,
      left,
      overflow,
      turns.map(({ agent, call }) => [this.#text(agent), this.#text(call)]),
      window.map(({ timeMs, amount, values, certainty }) => [this.#ms(timeMs), amount, this.#list(values), certainty]),
      sightings.map(({ yes, maybe }) => [yes.map(this.#sighting), maybe.map(this.#sighting)]),
      waiting.map(this.#match),
    ];
  };

  readonly #sighting = ({ timeMs, call }: Sighting): layout.SightingRow => [this.#ms(timeMs), this.#text(call)];

  readonly #flight = (flight: Flight): number => {
    return this.#flights.placeOf(flight, ({ request, tick, candidates, before, told }) => {
      const asked = candidates.map(({ step, from }) => [step, from.map(this.#partialPlace)] as const);
      const row = [this.#take(request), tick, asked] as const;
      if (told !== undefined) return [...row, before === undefined ? null : this.#text(before), told];
      return before === undefined ? row : [...row, this.#text(before)];
    });
  };

  readonly #match = (match: Match): number => {
    return this.#matches.placeOf(match, ({ partial, captures, steps, startMs, certainty, isApproximate, dueMs }) => {
      const row = [
        this.#partialPlace(partial),
        captures.map(this.#value),
        steps.map(this.#takenPlace),
        this.#ms(startMs),
        layout.certainties.indexOf(certainty) as 0 | 1 | 2,
        isApproximate ? 1 : 0,
      ] as const;
      return dueMs === undefined ? row : [...row, this.#ms(dueMs)];
    });
  };

  readonly #partialPlace = (partial: Partial): number => this.#partials.placeOf(partial, this.#partial);

  readonly #partial = (partial: Partial): layout.PartialRow => {
    const { item, progress, startMs, decidedMs, readyMs, since, captures, steps, total, distinct, id } = partial;
    const { isMerged, isWide } = layout.partialFlags;
    const flags = partial.certainty | (partial.isMerged ? isMerged : 0) | (partial.isWide ? isWide : 0);
    const row = [
      item,
      progress,
      this.#ms(startMs),
      this.#ms(decidedMs),
      this.#ms(readyMs),
      since,
      flags,
      captures.map(this.#value),
      steps.map(this.#takenPlace),
    ] as const;
    const gathered = total === 0 && distinct.length === 0 ? 0 : ([total, this.#list(distinct)] as const);
    if (id !== undefined) return [...row, gathered, this.#text(id)];
    return gathered === 0 ? row : [...row, gathered];
  };

  readonly #takenPlace = (taken: Taken): number => {
    return this.#taken.placeOf(taken, ({ step, item, call, event, timeMs, requestedMs, tick, subject, shown }) => [
      this.#text(step),
      item,
      this.#text(call),
      this.#text(event),
      this.#ms(timeMs),
      this.#ms(requestedMs),
      tick,
      this.#subject(subject),
      this.#shown(shown),
    ]);
  };

  #shown({ values, valueCount, from }: Shown): layout.ShownRow | 0 {
    if (valueCount === 0 && values.length === 0 && from === undefined) return 0;
    const row = [valueCount, values.flatMap(({ fp, role }) => [this.#text(fp), this.#text(role)])] as const;
    return from === undefined ? row : [...row, [this.#text(from.call), this.#text(from.role)]];
  }

  readonly #take = (take: Take): number => {
    return this.#takes.placeOf(take, ({ timeMs, seq, id, call, agent, yes, maybe, subject, probes, refusedBy }) => {
      const row = [
        this.#ms(timeMs),
        this.#seq(seq),
        this.#text(id),
        this.#text(call),
        this.#text(agent),
        flagsOf(take),
        yes,
        maybe,
        this.#subject(subject),
        probes.map(this.#value),
      ] as const;
      return refusedBy === undefined ? row : [...row, this.#text(refusedBy)];
    });
  };

  #subject(subject: Subject): number {
    return this.#subjects.placeOf(subject, this.#subjectRow);
  }

  readonly #subjectRow = (subject: Subject): layout.SubjectRow => {
    const { server, target, method, agent, principal, verdict, command } = subject;
    const texts = [server, target.kind, target.name, method, agent, principal, verdict, command];
    const lists = [subject.capabilities, subject.labels, subject.destinations];
    return [...texts.map(this.#text), ...lists.map((list) => this.#list(list))];
  };

  readonly #value = (value: Value): layout.StoredValue => {
    if (value === null || typeof value === 'boolean') return value;
    return isSet(value) ? this.#sets.placeOf(value, this.#setRow) : [value];
  };

  readonly #setRow = ({ values, isOpen }: ValueSet): layout.SetRow => [isOpen ? 1 : 0, ...this.#list(values)];

  #list(texts: readonly string[]): readonly number[] {
    return texts.map(this.#text);
  }

  readonly #text = (text: string): number => this.#texts.placeOf(text, (same) => same);

  #ms(timeMs: number): number {
    return this.#newestMs - timeMs;
  }

  #seq(seq: number): number {
    return this.#newestSeq - seq;
  }
}

function flagsOf({ phase, isLacking, isCut, feeds, isRound, isMadeUp }: Take): number {
  const bits = layout.takeFlags;
  return (
    layout.phases.indexOf(phase) |
    (isLacking ? bits.isLacking : 0) |
    (isCut ? bits.isCut : 0) |
    (feeds ? bits.feeds : 0) |
    (isRound ? bits.isRound : 0) |
    (isMadeUp ? bits.isMadeUp : 0)
  );
}

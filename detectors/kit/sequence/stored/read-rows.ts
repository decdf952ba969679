import type { Value, ValueSet } from '../../form/value.ts';
import type { Truth } from '../../form/truth.ts';
import { emptyChunk, withEndings, withTake, type Chunk } from '../chunk.ts';
import type { KeyedLog } from '../keys.ts';
import type { Aside, CoreState, Flight, Match, Partial, Sighting } from '../state.ts';
import type { Shown, Subject, Take, Taken } from '../take.ts';
import { root } from '../work.ts';
import { certainties, phases } from './layout.ts';
import { at } from './numbers.ts';
import * as layout from './row-layout.ts';

type StoredAside = Omit<Aside, 'earliestMs'>;

const noShown: Shown = { values: [], valueCount: 0 };

/** Reads what workers of the version before stored; what was shared is shared again. */
export class RowReader {
  readonly #newestMs: number;
  readonly #newestSeq: number;
  readonly #texts: readonly string[];
  readonly #sets: readonly ValueSet[];
  readonly #subjects: readonly Subject[];
  readonly #takes: readonly Take[];
  readonly #taken: readonly Taken[];
  readonly #partials: readonly Partial[];
  readonly #matches: readonly Match[];
  readonly #flights: readonly Flight[];
  readonly #asides: readonly StoredAside[];
  readonly logs: readonly KeyedLog[];

  constructor(stored: layout.StoredRows) {
    const [, newestMs, newestSeq, texts, sets, subjects, takes, taken, partials, matches, flights, asides, logs] =
      stored;
    this.#newestMs = newestMs;
    this.#newestSeq = newestSeq;
    this.#texts = texts;
    this.#sets = sets.map(([isOpen, ...values]) => ({ values: values.map(this.#text), isOpen: isOpen === 1 }));
    this.#subjects = subjects.map(this.#subject);
    this.#takes = takes.map(this.#take);
    this.#taken = taken.map(this.#takenOf);
    // The first is what every sequence begins from.
    this.#partials = partials.map((row, at) => (at === 0 ? root : this.#partial(row)));
    this.#matches = matches.map(this.#match);
    this.#flights = flights.map(this.#flight);
    this.#asides = asides.map(this.#aside);
    this.logs = logs.map(this.#log);
  }

  readonly #log = (row: layout.LogRow): KeyedLog => {
    const [key, head, chunks, [floorMs, floorSeq, floorId], watermarkMs, horizonMs, madeUps, held] = row;
    const read = chunks.map(this.#chunk);
    const tail = read.at(-1) ?? emptyChunk(this.#core(head));
    const floor = { timeMs: this.#ms(floorMs), seq: this.#newestSeq - floorSeq, id: this.#text(floorId) };
    const past = {
      full: read.slice(0, -1),
      floor,
      watermarkMs: this.#ms(watermarkMs),
      held: pick(this.#matches, held),
      horizonMs: this.#ms(horizonMs),
      madeUps,
    };
    return { key, log: { tail, head: this.#core(head), past } };
  };

  readonly #chunk = ([core, takes, endings]: layout.ChunkRow): Chunk => {
    const ended = pick(this.#matches, endings);
    let chunk = emptyChunk(this.#core(core));
    if (takes.length === 0) return withEndings(chunk, ended);
    const last = takes.length - 1;
    for (const [at, take] of pick(this.#takes, takes).entries())
      chunk = withTake(chunk, take, at === last ? ended : []);
    return chunk;
  };

  #core([tick, partials, flights, aside]: layout.CoreRow): CoreState {
    const waiting = partials.map((some) => pick(this.#partials, some));
    let earliestMs = Number.MAX_SAFE_INTEGER;
    for (const some of waiting) for (const { startMs } of some) earliestMs = Math.min(earliestMs, startMs);
    return {
      tick,
      partials: waiting,
      flights: pick(this.#flights, flights),
      aside: { ...at(this.#asides, aside), earliestMs },
    };
  }

  readonly #aside = (row: layout.AsideRow): StoredAside => {
    const [clearedAt, forgotten, left, overflow, turns, window, sightings, waiting] = row;
    return {
      clearedAt,
      forgotten,
      left,
      overflow,
      turns: turns.map(([agent, call]) => ({ agent: this.#text(agent), call: this.#text(call) })),
      window: window.map(([timeMs, amount, values, certainty]) => ({
        timeMs: this.#ms(timeMs),
        amount,
        values: values.map(this.#text),
        certainty: certainty as Truth,
      })),
      sightings: sightings.map(([yes, maybe]) => ({ yes: yes.map(this.#sighting), maybe: maybe.map(this.#sighting) })),
      waiting: pick(this.#matches, waiting),
    };
  };

  readonly #sighting = ([timeMs, call]: layout.SightingRow): Sighting => ({
    timeMs: this.#ms(timeMs),
    call: this.#text(call),
  });

  readonly #flight = ([request, tick, candidates, before, told]: layout.FlightRow): Flight => ({
    request: at(this.#takes, request),
    tick,
    ...(before === undefined || before === null ? {} : { before: this.#text(before) }),
    ...(told === undefined ? {} : { told: told as Truth }),
    candidates: candidates.map(([step, from]) => ({ step, from: pick(this.#partials, from) })),
  });

  readonly #match = ([partial, captures, taken, startMs, certainty, isApproximate, dueMs]: layout.MatchRow): Match => {
    const steps = pick(this.#taken, taken);
    return {
      partial: at(this.#partials, partial),
      captures: captures.map(this.#value),
      steps,
      last: at(steps, steps.length - 1),
      startMs: this.#ms(startMs),
      certainty: certainties[certainty],
      isApproximate: isApproximate === 1,
      ...(dueMs === undefined ? {} : { dueMs: this.#ms(dueMs) }),
    };
  };

  readonly #partial = (row: layout.PartialRow): Partial => {
    const [item, progress, startMs, decidedMs, readyMs, since, flags, captures, steps, gathered = 0, id] = row;
    const [total, distinct] = gathered === 0 ? ([0, []] as const) : gathered;
    return {
      item,
      progress,
      startMs: this.#ms(startMs),
      decidedMs: this.#ms(decidedMs),
      readyMs: this.#ms(readyMs),
      since,
      certainty: (flags & 3) as Truth,
      captures: captures.map(this.#value),
      steps: pick(this.#taken, steps),
      total,
      distinct: distinct.map(this.#text),
      isMerged: (flags & layout.partialFlags.isMerged) !== 0,
      isWide: (flags & layout.partialFlags.isWide) !== 0,
      ...(id === undefined ? {} : { id: this.#text(id) }),
    };
  };

  readonly #takenOf = ([
    step,
    item,
    call,
    event,
    timeMs,
    requestedMs,
    tick,
    subject,
    shown,
  ]: layout.TakenRow): Taken => ({
    step: this.#text(step),
    item,
    call: this.#text(call),
    event: this.#text(event),
    timeMs: this.#ms(timeMs),
    requestedMs: this.#ms(requestedMs),
    tick,
    subject: at(this.#subjects, subject),
    shown: shown === 0 ? noShown : this.#shown(shown),
  });

  #shown([valueCount, pairs, from]: layout.ShownRow): Shown {
    const values: Shown['values'][number][] = [];
    for (let pair = 0; pair < pairs.length; pair += 2)
      values.push({ fp: this.#text(at(pairs, pair)), role: this.#role(at(pairs, pair + 1)) });
    if (from === undefined) return { values, valueCount };
    return { values, valueCount, from: { call: this.#text(from[0]), role: this.#role(from[1]) } };
  }

  #role(place: number): Shown['values'][number]['role'] {
    return this.#text(place) as Shown['values'][number]['role'];
  }

  readonly #take = (row: layout.TakeRow): Take => {
    const [timeMs, seq, id, call, agent, flags, yes, maybe, subject, probes, refusedBy] = row;
    const bits = layout.takeFlags;
    return {
      timeMs: this.#ms(timeMs),
      seq: this.#newestSeq - seq,
      id: this.#text(id),
      phase: at(phases, flags & 3),
      call: this.#text(call),
      agent: this.#text(agent),
      yes,
      maybe,
      probes: probes.map(this.#value),
      isLacking: (flags & bits.isLacking) !== 0,
      isCut: (flags & bits.isCut) !== 0,
      feeds: (flags & bits.feeds) !== 0,
      isRound: (flags & bits.isRound) !== 0,
      isMadeUp: (flags & bits.isMadeUp) !== 0,
      ...(refusedBy === undefined ? {} : { refusedBy: this.#text(refusedBy) }),
      subject: at(this.#subjects, subject),
    };
  };

  readonly #subject = (row: layout.SubjectRow): Subject => {
    const text = (place: number): string => this.#text(row[place] as number);
    const list = (place: number): readonly string[] => (row[place] as readonly number[]).map(this.#text);
    return {
      server: text(0),
      target: { kind: text(1) as Subject['target']['kind'], name: text(2) },
      method: text(3),
      agent: text(4),
      principal: text(5),
      capabilities: list(8),
      labels: list(9) as Subject['labels'],
      destinations: list(10),
      verdict: text(6) as Subject['verdict'],
      command: text(7),
    };
  };

  readonly #value = (value: layout.StoredValue): Value => {
    if (typeof value === 'number') return at(this.#sets, value);
    return value === null || typeof value === 'boolean' ? value : value[0];
  };

  readonly #text = (place: number): string => at(this.#texts, place);

  #ms(distance: number): number {
    return this.#newestMs - distance;
  }
}

function pick<T>(list: readonly T[], places: readonly number[]): readonly T[] {
  return places.map((place) => at(list, place));
}

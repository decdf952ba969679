import { isSet, type Value, type ValueSet } from '../../form/value.ts';
import { takesOf, type Chunk } from '../chunk.ts';
import type { KeyedLog } from '../keys.ts';
import { lastPlace } from '../held-takes.ts';
import type { Aside, CoreState, Flight, Match, Partial, Sighting } from '../state.ts';
import type { Place, Shown, Take, Taken } from '../take.ts';
import { root } from '../work.ts';
import * as layout from './layout.ts';
import { NumberWriter } from './numbers.ts';
import { SubjectRows } from './subject-rows.ts';
import { Table } from './tables.ts';

/** Writes one part of the state of a sequence. */
export class PartWriter {
  readonly #newestMs: number;
  readonly #newestSeq: number;
  readonly #writer = new NumberWriter();
  readonly #sets = new Table<ValueSet>();
  readonly #subjects: SubjectRows;
  readonly #takes = new Table<Take>();
  readonly #taken = new Table<Taken>();
  readonly #partials = new Table<Partial>();
  readonly #matches = new Table<Match>();
  readonly #flights = new Table<Flight>();
  readonly #asides = new Table<Aside>();

  constructor(newest: { readonly timeMs: number; readonly seq: number }) {
    this.#newestMs = newest.timeMs;
    this.#newestSeq = Math.floor(newest.seq);
    this.#subjects = new SubjectRows(this.#writer);
  }

  /** The logs, without the chunks that are full. */
  static logs(keys: readonly KeyedLog[]): layout.StoredPart {
    let newest = { timeMs: 0, seq: 0 };
    for (const { log } of keys) if (lastPlace(log).timeMs > newest.timeMs) newest = lastPlace(log);
    const writer = new PartWriter(newest);
    const rows: number[] = [keys.length];
    for (const keyed of keys) writer.#log(rows, keyed);
    return writer.#part(rows);
  }

  /** Chunks that are full, the oldest first. */
  static chunks(full: readonly Chunk[]): layout.StoredPart {
    const writer = new PartWriter(full.at(-1)?.newest?.take ?? { timeMs: 0, seq: 0 });
    const rows: number[] = [full.length];
    for (const chunk of full) writer.#chunk(rows, chunk);
    return writer.#part(rows);
  }

  #part(rows: readonly number[]): layout.StoredPart {
    const numbers: number[] = [];
    this.#sets.addTo(numbers);
    this.#subjects.addTo(numbers);
    const timed = { fromMs: this.#newestMs, distance: this.#distance };
    this.#takes.addTimedTo(numbers, { timeAt: 4, ...timed });
    this.#taken.addTimedTo(numbers, { timeAt: 6, ...timed });
    this.#partials.addTimedTo(numbers, { timeAt: 4, ...timed });
    for (const table of [this.#matches, this.#flights, this.#asides]) table.addTo(numbers);
    for (let at = 0; at < rows.length; at += 1) numbers.push(rows[at] ?? 0);
    return [layout.storedFormat, this.#newestMs, this.#newestSeq, this.#writer.texts, numbers];
  }

  #log(row: number[], { key, log: { head, tail, past } }: KeyedLog): void {
    const { full, floor, watermarkMs, horizonMs, madeUps, held } = past;
    row.push(this.#writer.text(key));
    this.#core(row, head);
    row.push(full.length);
    this.#chunk(row, tail);
    this.#ms(row, floor.timeMs);
    this.#place(row, floor);
    this.#ms(row, watermarkMs);
    this.#ms(row, horizonMs);
    row.push(madeUps);
    this.#each(row, held, this.#match);
  }

  #chunk(row: number[], chunk: Chunk): void {
    this.#core(row, chunk.start.core);
    this.#each(row, takesOf(chunk), this.#take);
    this.#each(row, chunk.endings, this.#match);
  }

  #core(row: number[], { tick, partials, flights, aside }: CoreState): void {
    row.push(tick, partials.length);
    for (const some of partials) this.#each(row, some, this.#partial);
    this.#each(row, flights, this.#flight);
    row.push(this.#asides.placeOf(aside, this.#asideRow));
  }

  readonly #asideRow = (aside: Aside, row: number[]): void => {
    const { clearedAt, forgotten, left, overflow, turns, window, sightings, waiting } = aside;
    row.push(clearedAt, forgotten, left + 1, overflow, turns.length);
    for (const { agent, call } of turns) row.push(this.#text(agent), this.#text(call));
    row.push(window.length);
    for (const { timeMs, amount, values, certainty } of window) {
      this.#ms(row, timeMs);
      this.#writer.distance(row, amount, 0);
      this.#writer.list(row, values);
      row.push(certainty);
    }
    row.push(sightings.length);
    for (const { yes, maybe } of sightings) {
      this.#sightings(row, yes);
      this.#sightings(row, maybe);
    }
    this.#each(row, waiting, this.#match);
  };

  #sightings(row: number[], sightings: readonly Sighting[]): void {
    row.push(sightings.length);
    for (const { timeMs, call } of sightings) {
      this.#ms(row, timeMs);
      row.push(this.#text(call));
    }
  }

  readonly #flight = (flight: Flight): number => this.#flights.placeOf(flight, this.#flightRow);

  readonly #flightRow = ({ request, tick, candidates, before, told }: Flight, row: number[]): void => {
    const { hasBefore, hasTold } = layout.flightFlags;
    row.push((before === undefined ? 0 : hasBefore) | (told === undefined ? 0 : hasTold), this.#take(request), tick);
    if (before !== undefined) row.push(this.#text(before));
    if (told !== undefined) row.push(told);
    row.push(candidates.length);
    for (const { step, from } of candidates) {
      row.push(step);
      this.#each(row, from, this.#partial);
    }
  };

  readonly #match = (match: Match): number => this.#matches.placeOf(match, this.#matchRow);

  readonly #matchRow = (match: Match, row: number[]): void => {
    const { partial, captures, steps, startMs, certainty, isApproximate, dueMs } = match;
    const bits = layout.matchFlags;
    const flags = (isApproximate ? bits.isApproximate : 0) | (dueMs === undefined ? 0 : bits.isDue);
    row.push(layout.certainties.indexOf(certainty) | flags, this.#partial(partial));
    this.#each(row, captures, this.#value);
    this.#each(row, steps, this.#takenPlace);
    this.#ms(row, startMs);
    if (dueMs !== undefined) this.#ms(row, dueMs);
  };

  /** What every sequence begins from is never written. */
  readonly #partial = (partial: Partial): number =>
    partial === root ? 0 : this.#partials.placeOf(partial, this.#partialRow) + 1;

  readonly #partialRow = (partial: Partial, row: number[]): void => {
    const { item, progress, startMs, decidedMs, readyMs, since, certainty, captures, steps, total, distinct, id } =
      partial;
    const bits = layout.partialFlags;
    const hasGathered = total !== 0 || distinct.length > 0;
    const merged = (partial.isMerged ? bits.isMerged : 0) | (partial.isWide ? bits.isWide : 0);
    const more = (hasGathered ? bits.hasGathered : 0) | (id === undefined ? 0 : bits.hasId);
    row.push(certainty | merged | more, item, progress >>> 0, since, startMs);
    this.#writer.distance(row, decidedMs, startMs);
    this.#writer.distance(row, readyMs, decidedMs);
    this.#each(row, captures, this.#value);
    this.#each(row, steps, this.#takenPlace);
    if (hasGathered) {
      this.#writer.distance(row, total, 0);
      this.#writer.list(row, distinct);
    }
    if (id !== undefined) row.push(this.#text(id));
  };

  readonly #takenPlace = (taken: Taken): number => this.#taken.placeOf(taken, this.#takenRow);

  readonly #takenRow = (taken: Taken, row: number[]): void => {
    const { step, item, call, event, timeMs, requestedMs, tick, subject, shown } = taken;
    row.push(
      this.#text(step),
      item,
      this.#text(call),
      this.#text(event),
      tick,
      this.#subjects.placeOf(subject),
      timeMs,
    );
    this.#writer.distance(row, requestedMs, timeMs);
    this.#shown(row, shown);
  };

  /** A step shows values of one role, as a rule. */
  #shown(row: number[], { values, valueCount, from }: Shown): void {
    if (valueCount === 0 && values.length === 0 && from === undefined) {
      row.push(0);
      return;
    }
    const bits = layout.shownFlags;
    const roles = values.map(({ role }) => role);
    const hasRoles = roles.some((role) => role !== roles[0]);
    row.push(bits.isThere | (from === undefined ? 0 : bits.hasFrom) | (hasRoles ? bits.hasRoles : 0), valueCount);
    this.#writer.list(
      row,
      values.map(({ fp }) => fp),
    );
    this.#writer.list(row, hasRoles ? roles : roles.slice(0, 1));
    if (from !== undefined) row.push(this.#text(from.call), this.#text(from.role));
  }

  readonly #take = (take: Take): number => this.#takes.placeOf(take, this.#takeRow);

  readonly #takeRow = (take: Take, row: number[]): void => {
    row.push(flagsOf(take), take.yes >>> 0, take.maybe >>> 0, this.#subjects.placeOf(take.subject), take.timeMs);
    this.#place(row, take);
    row.push(this.#text(take.call));
    this.#each(row, take.probes, this.#value);
    if (take.refusedBy !== undefined) row.push(this.#text(take.refusedBy));
  };

  #place(row: number[], { seq, id }: Place): void {
    this.#writer.distance(row, seq, this.#newestSeq);
    row.push(this.#text(id));
  }

  readonly #value = (value: Value): number => {
    const { missing, no, yes, first } = layout.values;
    if (value === null) return missing;
    if (typeof value === 'boolean') return value ? yes : no;
    return isSet(value) ? first + 2 * this.#sets.placeOf(value, this.#setRow) : first + 1 + 2 * this.#text(value);
  };

  readonly #setRow = ({ values, isOpen }: ValueSet, row: number[]): void => {
    row.push(isOpen ? 1 : 0);
    this.#writer.list(row, values);
  };

  #text(text: string | number): number {
    return this.#writer.text(text);
  }

  #ms(row: number[], timeMs: number): void {
    this.#writer.distance(row, timeMs, this.#newestMs);
  }

  readonly #distance = (row: number[], value: number, from: number): void => {
    this.#writer.distance(row, value, from);
  };

  #each<T>(row: number[], all: readonly T[], placeOf: (one: T) => number): void {
    row.push(all.length);
    for (const one of all) row.push(placeOf(one));
  }
}

function flagsOf({ phase, isLacking, isCut, feeds, isRound, isMadeUp, refusedBy }: Take): number {
  const bits = layout.takeFlags;
  return (
    layout.phases.indexOf(phase) |
    (isLacking ? bits.isLacking : 0) |
    (isCut ? bits.isCut : 0) |
    (feeds ? bits.feeds : 0) |
    (isRound ? bits.isRound : 0) |
    (isMadeUp ? bits.isMadeUp : 0) |
    (refusedBy === undefined ? 0 : bits.isRefused)
  );
}

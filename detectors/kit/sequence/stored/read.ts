import type { Value, ValueSet } from '../../form/value.ts';
import type { Truth } from '../../form/truth.ts';
import { emptyChunk, withEndings, withTake, type Chunk } from '../chunk.ts';
import { noChunks } from '../held-takes.ts';
import type { KeyedLog } from '../keys.ts';
import type { Aside, CoreState, Flight, Match, Partial, Sample, Sighting } from '../state.ts';
import type { Shown, Subject, Take, Taken } from '../take.ts';
import { root } from '../work.ts';
import * as layout from './layout.ts';
import { at, NumberReader } from './numbers.ts';
import { readBase, readSubject } from './read-subjects.ts';

type StoredAside = Omit<Aside, 'earliestMs'>;

const noShown: Shown = { values: [], valueCount: 0 };

/** Reads one part of the state of a sequence; what was shared is shared again. */
export class PartReader {
  readonly #newestMs: number;
  readonly #newestSeq: number;
  readonly #reader: NumberReader;
  readonly #sets: readonly ValueSet[];
  readonly #subjects: readonly Subject[];
  readonly #takes: readonly Take[];
  readonly #taken: readonly Taken[];
  readonly #partials: readonly Partial[];
  readonly #matches: readonly Match[];
  readonly #flights: readonly Flight[];
  readonly #asides: readonly StoredAside[];
  /** Of the row before. */
  #lastMs = 0;
  readonly #format: number;
  /** Of each log that has some, the chunks that are full. */
  readonly #full: Iterator<readonly Chunk[]>;

  static logs(part: layout.StoredPart, full: Iterable<readonly Chunk[]> = []): readonly KeyedLog[] {
    const reader = new PartReader(part, full[Symbol.iterator]());
    return reader.#last(reader.#log);
  }

  static chunks(part: layout.StoredPart): readonly Chunk[] {
    const reader = new PartReader(part, [].values());
    return reader.#last(reader.#chunk);
  }

  private constructor(
    [format, newestMs, newestSeq, texts, numbers]: layout.StoredPart,
    full: Iterator<readonly Chunk[]>,
  ) {
    this.#format = format;
    this.#full = full;
    this.#newestMs = newestMs;
    this.#newestSeq = newestSeq;
    this.#reader = new NumberReader(texts, numbers);
    this.#sets = this.#table(this.#set);
    const bases = this.#table(() => readBase(this.#reader));
    this.#subjects = this.#table(() => readSubject(this.#reader, bases));
    this.#takes = this.#table(this.#take);
    this.#taken = this.#table(this.#takenOf);
    this.#partials = [root, ...this.#table(this.#partial)];
    this.#matches = this.#table(this.#match);
    this.#flights = this.#table(this.#flight);
    this.#asides = this.#table(this.#aside);
  }

  #last<T>(read: () => T): readonly T[] {
    const rows = this.#table(read);
    if (!this.#reader.isAtEnd) throw new RangeError('A stored sequence says more than it is.');
    return rows;
  }

  #table<T>(read: () => T): readonly T[] {
    this.#lastMs = this.#newestMs;
    return this.#each(read);
  }

  #each<T>(read: () => T): T[] {
    return this.#reader.times(this.#reader.count(), read);
  }

  readonly #log = (): KeyedLog => {
    const key = this.#reader.text();
    const head = this.#core();
    const { full, tail } = this.#chunks(head);
    const past = {
      full,
      floor: { timeMs: this.#ms(), seq: this.#seq(), id: this.#reader.text() },
      watermarkMs: this.#ms(),
      horizonMs: this.#ms(),
      madeUps: this.#reader.next(),
      held: this.#reader.pick(this.#matches),
    };
    return { key, log: { tail, head, past } };
  };

  #chunks(head: CoreState): { readonly full: readonly Chunk[]; readonly tail: Chunk } {
    if (this.#format === layout.wholeFormat) {
      const all = this.#each(this.#chunk);
      const tail = all.pop() ?? emptyChunk(head);
      return { full: all, tail };
    }
    const count = this.#reader.next();
    const full = count === 0 ? noChunks : (this.#full.next().value as readonly Chunk[] | undefined);
    if (full?.length !== count) throw new RangeError('A stored sequence lacks a part.');
    return { full, tail: this.#chunk() };
  }

  readonly #chunk = (): Chunk => {
    let chunk = emptyChunk(this.#core());
    for (const take of this.#reader.pick(this.#takes)) chunk = withTake(chunk, take, []);
    return withEndings(chunk, this.#reader.pick(this.#matches));
  };

  #core(): CoreState {
    const tick = this.#reader.next();
    const partials = this.#each(() => this.#reader.pick(this.#partials));
    let earliestMs = Number.MAX_SAFE_INTEGER;
    for (const some of partials) for (const { startMs } of some) earliestMs = Math.min(earliestMs, startMs);
    const flights = this.#reader.pick(this.#flights);
    return { tick, partials, flights, aside: { ...at(this.#asides, this.#reader.next()), earliestMs } };
  }

  readonly #aside = (): StoredAside => {
    const reader = this.#reader;
    return {
      clearedAt: reader.next(),
      forgotten: reader.next(),
      left: reader.next() - 1,
      overflow: reader.next(),
      turns: this.#each(() => ({ agent: reader.text(), call: reader.text() })),
      window: this.#each(this.#sample),
      sightings: this.#each(() => ({ yes: this.#each(this.#sighting), maybe: this.#each(this.#sighting) })),
      waiting: reader.pick(this.#matches),
    };
  };

  readonly #sample = (): Sample => ({
    timeMs: this.#ms(),
    amount: this.#reader.distance(0),
    values: this.#reader.list(),
    certainty: this.#reader.next() as Truth,
  });

  readonly #sighting = (): Sighting => ({ timeMs: this.#ms(), call: this.#reader.text() });

  readonly #flight = (): Flight => {
    const reader = this.#reader;
    const flags = reader.next();
    const request = at(this.#takes, reader.next());
    const tick = reader.next();
    const { hasBefore, hasTold } = layout.flightFlags;
    return {
      request,
      tick,
      ...(has(flags, hasBefore) ? { before: reader.text() } : {}),
      ...(has(flags, hasTold) ? { told: reader.next() as Truth } : {}),
      candidates: this.#each(() => ({ step: reader.next(), from: reader.pick(this.#partials) })),
    };
  };

  readonly #match = (): Match => {
    const reader = this.#reader;
    const flags = reader.next();
    const partial = at(this.#partials, reader.next());
    const captures = this.#each(this.#value);
    const steps = reader.pick(this.#taken);
    return {
      partial,
      captures,
      steps,
      last: at(steps, steps.length - 1),
      startMs: this.#ms(),
      certainty: at(layout.certainties, flags & 3),
      isApproximate: has(flags, layout.matchFlags.isApproximate),
      ...(has(flags, layout.matchFlags.isDue) ? { dueMs: this.#ms() } : {}),
    };
  };

  readonly #partial = (): Partial => {
    const reader = this.#reader;
    const bits = layout.partialFlags;
    const flags = reader.next();
    const [item, progress, since] = [reader.next(), reader.next() | 0, reader.next()];
    const startMs = this.#next();
    const decidedMs = reader.distance(startMs);
    const readyMs = reader.distance(decidedMs);
    const captures = this.#each(this.#value);
    const steps = reader.pick(this.#taken);
    const [total, distinct] = has(flags, bits.hasGathered) ? [reader.distance(0), reader.list()] : [0, []];
    return {
      item,
      progress,
      startMs,
      decidedMs,
      readyMs,
      since,
      certainty: (flags & 3) as Truth,
      captures,
      steps,
      total,
      distinct,
      isMerged: has(flags, bits.isMerged),
      isWide: has(flags, bits.isWide),
      ...(has(flags, bits.hasId) ? { id: reader.text() } : {}),
    };
  };

  readonly #takenOf = (): Taken => {
    const reader = this.#reader;
    const [step, item, call, event] = [reader.text(), reader.next(), reader.text(), reader.text()];
    const tick = reader.next();
    const subject = at(this.#subjects, reader.next());
    const timeMs = this.#next();
    const requestedMs = reader.distance(timeMs);
    return { step, item, call, event, timeMs, requestedMs, tick, subject, shown: this.#shown() };
  };

  #shown(): Shown {
    const reader = this.#reader;
    const flags = reader.next();
    if (flags === 0) return noShown;
    const valueCount = reader.next();
    const shown = reader.list();
    const roles = reader.list();
    const hasRoles = has(flags, layout.shownFlags.hasRoles);
    const values = shown.map((fp, place) => ({ fp, role: roleOf(at(roles, hasRoles ? place : 0)) }));
    if (!has(flags, layout.shownFlags.hasFrom)) return { values, valueCount };
    return { values, valueCount, from: { call: reader.text(), role: roleOf(reader.text()) } };
  }

  readonly #take = (): Take => {
    const reader = this.#reader;
    const bits = layout.takeFlags;
    const flags = reader.next();
    const [yes, maybe] = [reader.next() | 0, reader.next() | 0];
    const subject = at(this.#subjects, reader.next());
    return {
      timeMs: this.#next(),
      seq: this.#seq(),
      id: reader.text(),
      phase: at(layout.phases, flags & 3),
      call: reader.text(),
      agent: subject.agent,
      yes,
      maybe,
      probes: this.#each(this.#value),
      isLacking: has(flags, bits.isLacking),
      isCut: has(flags, bits.isCut),
      feeds: has(flags, bits.feeds),
      isRound: has(flags, bits.isRound),
      isMadeUp: has(flags, bits.isMadeUp),
      ...(has(flags, bits.isRefused) ? { refusedBy: reader.text() } : {}),
      subject,
    };
  };

  readonly #set = (): ValueSet => {
    const isOpen = this.#reader.next() === 1;
    return { values: this.#reader.list(), isOpen };
  };

  readonly #value = (): Value => {
    const coded = this.#reader.next();
    const { missing, no, yes, first } = layout.values;
    if (coded === missing) return null;
    if (coded === no || coded === yes) return coded === yes;
    const named = coded - first;
    return named % 2 === 0 ? at(this.#sets, named / 2) : this.#reader.textAt((named - 1) / 2);
  };

  #seq(): number {
    return this.#reader.distance(this.#newestSeq);
  }

  #ms(): number {
    return this.#reader.distance(this.#newestMs);
  }

  #next(): number {
    this.#lastMs = this.#reader.distance(this.#lastMs);
    return this.#lastMs;
  }
}

function roleOf(role: string): Shown['values'][number]['role'] {
  return role as Shown['values'][number]['role'];
}

function has(flags: number, flag: number): boolean {
  return (flags & flag) !== 0;
}

import type { Detector, DetectorEvent, Opening } from '../../contract.ts';
import { factsOf, type Facts } from '../form/facts.ts';
import { fitsOpening } from './openings.ts';

interface Entry {
  /** Its turn. */
  readonly at: number;
  readonly detector: Detector;
  readonly openings: readonly Opening[];
}

const bits = 32;

/** Finds the detectors that an event may concern, without asking each. */
export class Dispatch {
  readonly #turns = new Map<string, Entry>();
  readonly #entries: readonly Entry[];
  /** Those that hear of every event. */
  readonly #always: Entry[] = [];
  readonly #byKind = new Map<DetectorEvent['kind'], { readonly any: Entry[]; readonly able: Entry[][] }>();
  /** The turns that were found, and by turn the round in which that was last so. */
  readonly #found: number[] = [];
  readonly #foundIn: Uint32Array;
  #round = 0;

  constructor(detectors: readonly Detector[]) {
    this.#entries = detectors.map((detector, at) => ({ at, detector, openings: detector.opens ?? [] }));
    this.#foundIn = new Uint32Array(detectors.length);
    for (const entry of this.#entries) {
      const { detector } = entry;
      this.#turns.set(detector.metadata.id, entry);
      if (detector.opens === undefined) this.#always.push(entry);
      for (const opening of entry.openings) this.#index(opening, entry);
    }
  }

  /** Those that have begun something, those by whose arm the call was stopped, and those that the event may begin. */
  askedOf(event: DetectorEvent, begun: readonly string[]): readonly Detector[] {
    this.#begin();
    for (const entry of this.#always) this.#add(entry);
    for (const id of begun) this.#addNamed(id);
    if (event.kind === 'requested' && event.data.verdict.detector !== undefined) {
      this.#addNamed(event.data.verdict.detector);
    }
    this.#addOpened(event);
    return this.#found.sort(byTurn).flatMap((at) => this.#entries[at]?.detector ?? []);
  }

  #begin(): void {
    this.#found.length = 0;
    this.#round = (this.#round + 1) >>> 0;
    if (this.#round !== 0) return;
    this.#foundIn.fill(0);
    this.#round = 1;
  }

  #add({ at }: Entry): void {
    if (this.#foundIn[at] === this.#round) return;
    this.#foundIn[at] = this.#round;
    this.#found.push(at);
  }

  #addNamed(id: string): void {
    const entry = this.#turns.get(id);
    if (entry !== undefined) this.#add(entry);
  }

  #addOpened(event: DetectorEvent): void {
    const index = this.#byKind.get(event.kind);
    if (index === undefined) return;
    const facts = factsOf(event.kind, event.data);
    const isKept = event.kind === 'requested' && event.isKept === true;
    this.#addFitting(index.any, facts, isKept);
    for (let left = facts.capabilities; left !== 0; left &= left - 1) {
      this.#addFitting(index.able[bits - 1 - Math.clz32(left & -left)], facts, isKept);
    }
  }

  #addFitting(entries: readonly Entry[] = [], facts: Facts, isKept: boolean): void {
    for (const entry of entries) {
      if (this.#foundIn[entry.at] === this.#round) continue;
      for (const opening of entry.openings)
        if (!(isKept && opening.isLeftToEnd === true) && fitsOpening(opening, facts)) this.#add(entry);
    }
  }

  #index({ kind, capabilities }: Opening, entry: Entry): void {
    const index = this.#byKind.get(kind) ?? { any: [], able: Array.from({ length: bits }, (): Entry[] => []) };
    this.#byKind.set(kind, index);
    if (capabilities === undefined) index.any.push(entry);
    else for (let bit = 0; bit < bits; bit += 1) if ((capabilities & (1 << bit)) !== 0) index.able[bit]?.push(entry);
  }
}

function byTurn(a: number, b: number): number {
  return a - b;
}

import type { Detector, DetectorEvent, Opening } from '../../contract.ts';
import { Facts } from '../form/facts.ts';
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
  /** Those that hear of every event. */
  readonly #always: Entry[] = [];
  readonly #byKind = new Map<DetectorEvent['kind'], { readonly any: Entry[]; readonly able: Entry[][] }>();
  /** Filled again for each event. */
  readonly #facts = new Facts();

  constructor(detectors: readonly Detector[]) {
    for (const [at, detector] of detectors.entries()) {
      const entry = { at, detector, openings: detector.opens ?? [] };
      this.#turns.set(detector.metadata.id, entry);
      if (detector.opens === undefined) this.#always.push(entry);
      for (const opening of entry.openings) this.#index(opening, entry);
    }
  }

  /** Those that have begun something, those by whose arm the call was stopped, and those that the event may begin. */
  askedOf(event: DetectorEvent, begun: Iterable<string>): readonly Detector[] {
    const found = new Set(this.#always);
    for (const id of begun) this.#add(found, id);
    if (event.kind === 'requested' && event.data.verdict.detector !== undefined) {
      this.#add(found, event.data.verdict.detector);
    }
    this.#addOpened(found, event);
    return [...found].sort((a, b) => a.at - b.at).map(({ detector }) => detector);
  }

  #add(found: Set<Entry>, id: string): void {
    const entry = this.#turns.get(id);
    if (entry !== undefined) found.add(entry);
  }

  #addOpened(found: Set<Entry>, { kind, data }: DetectorEvent): void {
    const index = this.#byKind.get(kind);
    if (index === undefined) return;
    const facts = this.#facts.fill(kind, data);
    const candidates = [index.any];
    for (let bit = 0; bit < bits; bit += 1) {
      const able = (facts.capabilities & (1 << bit)) === 0 ? undefined : index.able[bit];
      if (able !== undefined) candidates.push(able);
    }
    for (const entry of candidates.flat()) {
      if (!found.has(entry) && entry.openings.some((opening) => fitsOpening(opening, facts))) found.add(entry);
    }
  }

  #index({ kind, capabilities }: Opening, entry: Entry): void {
    const index = this.#byKind.get(kind) ?? { any: [], able: Array.from({ length: bits }, (): Entry[] => []) };
    this.#byKind.set(kind, index);
    if (capabilities === undefined) index.any.push(entry);
    else for (let bit = 0; bit < bits; bit += 1) if ((capabilities & (1 << bit)) !== 0) index.able[bit]?.push(entry);
  }
}

/** Where a call comes from. */
export interface Attempt {
  readonly session: string;
  /** The session that it would have alone: a value that it carries may have joined it to another. */
  readonly alias?: string | undefined;
}

interface Probes {
  refusals: number;
  /** What the sessions that tried would be alone. */
  readonly origins: Set<string>;
  readonly sessions: Set<string>;
}

/**
 * Counts refusals by one condition. An agent that tries again and again learns which values are watched, so past the
 * limit every egress of the sessions that tried is refused while the condition lasts. Whoever tries each time from
 * another session, which a caller can begin at will, gains nothing by it: when attempts came from as many sessions as
 * one may make of them, that is every session that the condition concerns.
 */
export class ProbeCounter {
  readonly #byFold = new Map<string, Probes>();
  readonly #refusalsMax: number;

  constructor({ refusalsMax }: { readonly refusalsMax: number }) {
    this.#refusalsMax = refusalsMax;
  }

  note(fold: string, { session, alias = session }: Attempt): void {
    const probes = this.#byFold.get(fold) ?? { refusals: 0, origins: new Set<string>(), sessions: new Set<string>() };
    this.#byFold.set(fold, probes);
    probes.refusals += 1;
    if (probes.origins.size >= this.#refusalsMax) return;
    probes.origins.add(alias);
    probes.sessions.add(session);
  }

  hasTripped({ fold, scopeId }: { readonly fold: string; readonly scopeId: string }, attempt: Attempt): boolean {
    const { session, alias = session } = attempt;
    const probes = this.#byFold.get(fold);
    if (probes === undefined || probes.refusals < this.#refusalsMax) return false;
    if (session === scopeId || probes.origins.size >= this.#refusalsMax) return true;
    return probes.sessions.has(session) || probes.origins.has(alias);
  }

  forget(fold: string): void {
    this.#byFold.delete(fold);
  }
}

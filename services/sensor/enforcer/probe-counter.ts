interface Probes {
  refusals: number;
  readonly sessions: Set<string>;
}

/**
 * Counts refusals by one condition. An agent that tries again and again learns which values are watched, so past the
 * limit every egress of the sessions that tried is refused while the condition lasts. Whoever tries each time from
 * another session, which a caller can begin at will, gains nothing by it: when as many sessions tried as one may try,
 * that is every session that the condition concerns.
 */
export class ProbeCounter {
  readonly #byFold = new Map<string, Probes>();
  readonly #refusalsMax: number;

  constructor({ refusalsMax }: { readonly refusalsMax: number }) {
    this.#refusalsMax = refusalsMax;
  }

  note({ fold, session }: { readonly fold: string; readonly session: string }): void {
    const probes = this.#byFold.get(fold) ?? { refusals: 0, sessions: new Set<string>() };
    probes.refusals += 1;
    if (probes.sessions.size < this.#refusalsMax) probes.sessions.add(session);
    this.#byFold.set(fold, probes);
  }

  hasTripped({ fold, session, scopeId }: { fold: string; session: string; scopeId: string }): boolean {
    const probes = this.#byFold.get(fold);
    if (probes === undefined || probes.refusals < this.#refusalsMax) return false;
    return session === scopeId || probes.sessions.size >= this.#refusalsMax || probes.sessions.has(session);
  }

  forget(fold: string): void {
    this.#byFold.delete(fold);
  }
}

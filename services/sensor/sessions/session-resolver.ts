/**
 * Finds the session that a call belongs to. Every call has one base: its user's agent, its process, its legacy HTTP
 * session, or, in the stateless era, its principal and agent with an idle gap. What a caller supplies (host key, trace, values) only
 * joins a new base to a session that is known, and never leads a known base away from its own.
 *
 * Owns: which base has which session, and what was seen in which session. Invariants:
 *  1. A base keeps its session until it ends, is forgotten, or (stateless) is idle for longer than the gap.
 *  2. Nothing joins across principals: every table is keyed by the principal first.
 *  3. All tables are bounded; the least recently used entry is forgotten first.
 */
import type { Session } from '../../../schemas/generated/types.ts';
import { Conversations, type Place } from './conversations.ts';
import { LruTable } from './lru-table.ts';

export interface SessionBase {
  readonly kind: 'user' | 'process' | 'legacy' | 'stateless';
  readonly id: string;
}

export interface Sighting {
  readonly principal: string;
  readonly agent: string;
  readonly client?: string;
  readonly server: string;
  readonly base: SessionBase;
  readonly hostKey?: string;
  readonly traceId?: string;
  /** Fingerprints of values in arguments that select something, as an id that a server made up does. */
  readonly handles?: Iterable<string>;
  /** Fingerprints of the call's arguments. */
  readonly values?: Iterable<string>;
}

export interface ResolverOptions {
  readonly keyedHash: (kind: string, value: string) => string;
  readonly clock: { nowMs(): number };
  readonly idleGapMs?: number;
  readonly basesMax?: number;
  readonly joinsMax?: number;
  readonly valuesMax?: number;
}

interface Base {
  readonly alone: Session;
  session: Session | undefined;
  /** As it is known with the first call: what the client calls itself may come after the base. */
  place: Place | undefined;
  lastSeenMs: number;
}

const methodOfBase = { user: 'principal', process: 'process', legacy: 'legacy', stateless: 'principal' } as const;
const confidenceOf = {
  host: 0.95,
  process: 0.9,
  legacy: 0.9,
  trace: 0.8,
  handle: 0.75,
  value: 0.7,
  user: 0.5,
  stateless: 0.5,
  sibling: 0.4,
};
const valuesLearntMax = 256;

export class SessionResolver {
  readonly #options: ResolverOptions;
  readonly #idleGapMs: number;
  readonly #bases: LruTable<string, Base>;
  readonly #joins: LruTable<string, string>;
  readonly #values: LruTable<string, string>;
  readonly #conversations: Conversations;
  #begun = 0;

  constructor(options: ResolverOptions) {
    this.#options = options;
    this.#idleGapMs = options.idleGapMs ?? 30 * 60_000;
    this.#bases = new LruTable(options.basesMax ?? 10_000, (_key, base) => {
      this.#close(base);
    });
    this.#joins = new LruTable(options.joinsMax ?? 50_000);
    this.#values = new LruTable(options.valuesMax ?? 100_000);
    this.#conversations = new Conversations({
      clock: options.clock,
      idleGapMs: this.#idleGapMs,
      callersMax: options.basesMax ?? 10_000,
    });
  }

  /** The session of a call. The first call of a base decides it. */
  resolve(sighting: Sighting): Session {
    const base = this.#base(sighting);
    const session = base.session ?? this.#decide(sighting, base);
    this.#register(sighting, session.key);
    return session;
  }

  /** Sessions that began, each with a call that joined none. */
  get begun(): number {
    return this.#begun;
  }

  /** The session before anything but the base is known of it: decided, or the one it would have alone. */
  peek(sighting: Sighting): Session {
    // Only a stateless one is another each time that it begins; of the rest none is kept before its first call.
    const isKept = sighting.base.kind === 'stateless';
    const base = isKept ? this.#base(sighting) : this.#bases.get(baseKey(sighting));
    return base?.session ?? base?.alone ?? this.#alone(sighting, this.#options.clock.nowMs());
  }

  /** Whether a call of this base has decided its session. */
  isDecided(sighting: Sighting): boolean {
    return this.#base(sighting).session !== undefined;
  }

  /** Remembers values that a result of this session held: a call that carries one of them joins it. */
  learn(at: { readonly principal: string; readonly session: string }, values: Iterable<string>): void {
    let learnt = 0;
    for (const value of values) {
      if (++learnt > valuesLearntMax) return;
      this.#values.set(`${at.principal}:${value}`, at.session);
    }
  }

  /** Whether an earlier result of this principal's held one of the values. Every one is looked up, known or not. */
  knowsOne(principal: string, values: Iterable<string>): boolean {
    return this.#sessionOfValues(principal, values) !== undefined;
  }

  /**
   * The base is over; what it joined stays open for its other bases. Returns the session of which it was the last, if it
   * had one: what is told of it later joins it all the same.
   */
  end(sighting: Sighting): Session | undefined {
    const key = baseKey(sighting);
    const base = this.#bases.get(key);
    if (base === undefined || isShared(sighting.base)) return undefined;
    this.#bases.delete(key);
    const isOpen = this.#close(base);
    return isOpen ? undefined : base.session;
  }

  #base(sighting: Sighting): Base {
    const key = baseKey(sighting);
    const nowMs = this.#options.clock.nowMs();
    const known = this.#bases.get(key);
    const isIdle =
      known !== undefined && sighting.base.kind === 'stateless' && nowMs - known.lastSeenMs > this.#idleGapMs;
    if (known !== undefined && !isIdle) {
      known.lastSeenMs = nowMs;
      return known;
    }
    if (known !== undefined) this.#close(known);
    const base: Base = {
      alone: this.#alone(sighting, nowMs),
      session: undefined,
      place: undefined,
      lastSeenMs: nowMs,
    };
    this.#bases.set(key, base);
    return base;
  }

  #alone(sighting: Sighting, nowMs: number): Session {
    const { kind } = sighting.base;
    const method = methodOfBase[kind];
    const own = ownPart(sighting, nowMs);
    const hash = this.#options.keyedHash('session', JSON.stringify([sighting.principal, ...own]));
    return { key: `${sighting.principal}.${method}.${hash}`, method, confidence: confidenceOf[kind] };
  }

  #decide(sighting: Sighting, base: Base): Session {
    // Another process of the same user knows other sessions, and must find the same.
    const joined = sighting.base.kind === 'user' ? undefined : this.#joined(sighting);
    const isAlone = joined === undefined || joined.key === base.alone.key;
    const session: Session = isAlone ? base.alone : { ...joined, alias: base.alone.key };
    if (isAlone) this.#begun++;
    base.session = session;
    base.place = placeOf(sighting);
    this.#conversations.enter(base.place, session.key);
    return session;
  }

  #joined(sighting: Sighting): Session | undefined {
    const host = this.#joinKeys(sighting).map((join) => ({ ...join, key: this.#joins.get(join.name) }));
    for (const { key, method } of host) {
      if (key !== undefined) return { key, method, confidence: confidenceOf[method] };
    }
    const told = valueRungs(sighting).map(([method, values]) => {
      return { method, key: this.#sessionOfValues(sighting.principal, values) };
    });
    for (const { key, method } of told) {
      if (key !== undefined) return { key, method, confidence: confidenceOf[method] };
    }
    const sibling = sighting.base.kind === 'legacy' ? this.#conversations.sibling(placeOf(sighting)) : undefined;
    return sibling === undefined ? undefined : { key: sibling, method: 'principal', confidence: confidenceOf.sibling };
  }

  /** Every value is looked up, known or not: the time taken tells a caller nothing about what was told before. */
  #sessionOfValues(principal: string, values: Iterable<string>): string | undefined {
    let found: string | undefined;
    for (const value of values) {
      const session = this.#values.get(`${principal}:${value}`);
      found ??= session;
    }
    return found;
  }

  #joinKeys(sighting: Sighting): readonly { readonly name: string; readonly method: 'host' | 'trace' }[] {
    const { principal, hostKey, traceId } = sighting;
    const hash = this.#options.keyedHash;
    return [
      ...(hostKey === undefined
        ? []
        : [{ name: `${principal}:h:${hash('host-key', hostKey)}`, method: 'host' as const }]),
      ...(traceId === undefined
        ? []
        : [{ name: `${principal}:t:${hash('trace', traceId)}`, method: 'trace' as const }]),
    ];
  }

  #register(sighting: Sighting, session: string): void {
    for (const { name } of this.#joinKeys(sighting)) {
      if (this.#joins.get(name) === undefined) this.#joins.set(name, session);
    }
    this.#conversations.see(callerOf(sighting), session);
  }

  /** Whether another base has the session still. */
  #close({ session, place }: Base): boolean {
    return session !== undefined && place !== undefined && this.#conversations.leave(place, session.key);
  }
}

function valueRungs({ handles = [], values = [] }: Sighting) {
  return [['handle', handles] as const, ['value', values] as const];
}

/** Whether several connections may stand on one base, so that the end of one does not end it. */
function isShared({ kind }: SessionBase): boolean {
  return kind === 'stateless' || kind === 'user';
}

/** What tells a session from the others of its principal. Of a user's agent every process must find the same. */
function ownPart({ agent, base: { kind, id } }: Sighting, nowMs: number): readonly (string | number)[] {
  if (kind === 'user') return [kind, agent];
  return kind === 'stateless' ? [kind, agent, nowMs] : [kind, id];
}

function baseKey({ principal, agent, base }: Sighting): string {
  return isShared(base)
    ? JSON.stringify([principal, base.kind, agent])
    : JSON.stringify([principal, base.kind, base.id]);
}

function callerOf({ principal, client }: Sighting): string {
  return `${principal}:${client ?? ''}`;
}

function placeOf(sighting: Sighting): Place {
  return { caller: callerOf(sighting), server: sighting.server };
}

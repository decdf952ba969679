/**
 * The detectors that run, and those that ran before.
 *
 * Owns what is in force. Invariants:
 * 1. A set comes into force as a whole, or not at all.
 * 2. A detector that was replaced can still be found by its hash, so that what it had begun can end.
 * 3. Rule 4 (determinism): a set that was replaced can still be judged by, under its name.
 */
import type { Detector, DetectorEvent, EntityKind } from '../../../detectors/contract.ts';
import { Dispatch } from '../../../detectors/kit/dispatch/dispatch.ts';
import { identify } from '../../../detectors/kit/identity.ts';
import { ShearpinError } from '../../../schemas/errors.ts';
import { modeOf, type Mode, type Modes } from '../modes.ts';
import { WideRules } from '../wide/wide-rules.ts';
import { furthest, type Reach } from './reach.ts';

export interface RuleSet {
  readonly detectors: readonly Detector[];
  readonly modes: Modes;
}

/** The newest of the replaced detectors. */
const formerMax = 256;
/** The newest of the sets. */
const setsMax = 16;

export function hashOf({ hash, metadata }: Detector): string {
  return hash ?? metadata.version;
}

export class RuleBook {
  #rules: RuleSet;
  #name: string;
  #byId: ReadonlyMap<string, Detector>;
  #dispatch: Dispatch;
  #wide: WideRules;
  readonly #former: Map<string, Detector>;
  readonly #sets: Map<string, RuleSet>;

  /** Throws E_CONFIG when a mode is set for a detector that is not there, or two detectors have one id. */
  constructor(rules: RuleSet, known?: RuleBook) {
    checkRules(rules);
    this.#rules = rules;
    this.#name = nameOf(rules);
    this.#byId = byId(rules.detectors);
    this.#dispatch = new Dispatch(rules.detectors.filter(({ metadata }) => metadata.scope === undefined));
    this.#wide = new WideRules(rules.detectors);
    this.#former = known === undefined ? new Map<string, Detector>() : known.#former;
    this.#sets = known === undefined ? new Map([[this.#name, rules]]) : known.#sets;
  }

  /** Of the set in force: another whenever anything in it is another. */
  get name(): string {
    return this.#name;
  }

  /** What was in force under this name; undefined when it is not known. */
  under(name: string): RuleBook | undefined {
    const rules = this.#sets.get(name);
    return rules === undefined ? undefined : new RuleBook(rules, this);
  }

  /** Takes a set that was in force elsewhere, if it is the one of that name. Throws as the constructor does. */
  learn(name: string, rules: RuleSet): void {
    checkRules(rules);
    if (nameOf(rules) !== name || this.#sets.has(name)) return;
    for (const detector of rules.detectors)
      if (this.known(detector.metadata.id, hashOf(detector)) === undefined) this.#remember(detector);
    this.#sets.set(name, rules);
    // The one in force is the newest.
    this.#add(this.#name, this.#rules);
  }

  /** Throws as the constructor does; then nothing has changed. */
  replace(rules: RuleSet): void {
    checkRules(rules);
    const next = byId(rules.detectors);
    for (const detector of this.#rules.detectors) {
      const successor = next.get(detector.metadata.id);
      if (successor === undefined || hashOf(successor) !== hashOf(detector)) this.#remember(detector);
    }
    this.#rules = rules;
    this.#name = nameOf(rules);
    this.#byId = next;
    this.#dispatch = new Dispatch(rules.detectors.filter(({ metadata }) => metadata.scope === undefined));
    this.#wide = new WideRules(rules.detectors);
    this.#add(this.#name, rules);
  }

  #add(name: string, rules: RuleSet): void {
    this.#sets.delete(name);
    this.#sets.set(name, rules);
    const [oldest] = this.#sets.keys();
    if (this.#sets.size > setsMax && oldest !== undefined) this.#sets.delete(oldest);
  }

  get size(): number {
    return this.#byId.size;
  }

  /** The detector of one session with the longest window: how far back a match can begin. */
  get reach(): Reach | undefined {
    const ofSession = this.#rules.detectors.filter(({ metadata }) => metadata.scope === undefined);
    return furthest(ofSession.map(({ metadata: { id, windowMs } }) => ({ detector: id, windowMs })));
  }

  /** Detectors of one session that the event may concern, in their order; `begun` names those with a state. */
  askedOf(event: DetectorEvent, begun: readonly string[]): readonly Detector[] {
    return this.#dispatch.askedOf(event, begun);
  }

  /** The same of those that look at entities of one kind. */
  askedOfEntity(kind: EntityKind, event: DetectorEvent, begun: readonly string[]): readonly Detector[] {
    return this.#wide.askedOf(kind, event, begun);
  }

  /** The kinds of entities whose detectors take the event. */
  kindsTaking(event: DetectorEvent): readonly EntityKind[] {
    return this.#wide.kindsTaking(event, (detector) => this.modeOf(detector, event.data.tenant) !== 'off');
  }

  /** The detector over several sessions whose chains may span the longest time. */
  get wideReach(): Reach | undefined {
    return this.#wide.reach;
  }

  current(id: string): Detector | undefined {
    return this.#byId.get(id);
  }

  /** A detector that was replaced, or one that came back. */
  known(id: string, hash: string): Detector | undefined {
    const present = this.#byId.get(id);
    return present !== undefined && hashOf(present) === hash ? present : this.#former.get(`${id}@${hash}`);
  }

  modeOf({ metadata }: Detector, tenant: string): Mode {
    return modeOf(metadata, this.#rules.modes, tenant);
  }

  /** Whether a command of this detector may stand in the tenant: gone and quieted detectors command nothing. */
  enforces(id: string, tenant: string): boolean {
    const detector = this.#byId.get(id);
    return detector !== undefined && this.modeOf(detector, tenant) === 'enforce';
  }

  #remember(detector: Detector): void {
    const key = `${detector.metadata.id}@${hashOf(detector)}`;
    this.#former.delete(key);
    this.#former.set(key, detector);
    const [oldest] = this.#former.keys();
    if (this.#former.size > formerMax && oldest !== undefined) this.#former.delete(oldest);
  }
}

/** Metadata stand in alerts, so that two sets that differ in them are two. */
function nameOf({ detectors, modes }: RuleSet): string {
  const told = detectors.map((detector) => [hashOf(detector), JSON.stringify(detector.metadata)]);
  return identify([told, JSON.stringify(modes)]);
}

function byId(detectors: readonly Detector[]): ReadonlyMap<string, Detector> {
  return new Map(detectors.map((detector) => [detector.metadata.id, detector]));
}

function checkRules({ detectors, modes }: RuleSet): void {
  const ids = new Set(detectors.map(({ metadata }) => metadata.id));
  if (ids.size < detectors.length) {
    const twice = detectors.filter(
      ({ metadata }, at) => detectors.findIndex((d) => d.metadata.id === metadata.id) < at,
    );
    throw new ShearpinError(
      'E_CONFIG',
      `Two detectors have one id: ${twice.map(({ metadata }) => metadata.id).join(', ')}.`,
    );
  }
  const unknown = Object.keys(modes).filter((id) => !ids.has(id));
  if (unknown.length === 0) return;
  const known = [...ids].join(', ');
  throw new ShearpinError(
    'E_CONFIG',
    `Modes name detectors that do not exist: ${unknown.join(', ')}. There are: ${known}.`,
  );
}

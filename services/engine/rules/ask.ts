/**
 * Puts an event, or the passing of time, to the detectors of a session.
 *
 * 1. A detector that throws loses this event and nothing else. One that has thrown `faultsMax` times in a session is
 *    not asked in this session any more until another version of it comes; the other sessions are not touched.
 * 2. A former version ends what it had begun; what begins after its successor came is not its business.
 */
import type { Arming, Detector, DetectorEvent, Finding, Reaction, SessionView } from '../../../detectors/contract.ts';
import type { Trouble } from '../alert/troubles.ts';
import type { Mode } from '../modes.ts';
import type { DetectorSlot, FormerSlot, SessionState } from '../state.ts';
import { hashOf, type RuleBook } from './rule-book.ts';
import { toRequested } from '../requests.ts';
import { isFor, type Note, reactionToNote, type Telling } from '../wide/notes.ts';
import { hashOfSlot, idle, keep, SlotDraft, slotOf, withFormer } from './slots.ts';

export type Question =
  | { readonly kind: 'event'; readonly event: DetectorEvent }
  /** Nothing earlier than the watermark comes any more. */
  | { readonly kind: 'time'; readonly watermarkMs: number; readonly isUnwatched: boolean }
  /** Another entity of the tenant, or the tenant, tells something. */
  | { readonly kind: 'note'; readonly note: Note };

/** What one detector did with one question, for metrics; it is no part of the state. */
export interface Tally {
  readonly detector: string;
  readonly steps: number;
  readonly findings: number;
  readonly withdrawn: number;
  /** Partial matches and samples that did not fit. */
  readonly overflow: number;
  readonly late: { readonly placed: number; readonly missed: number };
  /** What it threw. */
  readonly fault?: { readonly error: unknown; readonly isQuarantined: boolean };
  /** How long it took, where time is measured. */
  readonly ms: number;
}

/** A detector that said something. */
export interface Reacted {
  readonly detector: Detector;
  readonly mode: Mode;
  readonly reaction: Reaction<unknown>;
}

export interface Asked {
  readonly slots: readonly DetectorSlot[];
  readonly reacted: readonly Reacted[];
  /** Those that were not told of this session yet. */
  readonly troubles: readonly Trouble[];
  readonly tallies: readonly Tally[];
  /** What is to be told to other entities. */
  readonly tellings: readonly Telling[];
}

export interface AskDeps {
  readonly rules: RuleBook;
  readonly skewMs: number;
  /** Milliseconds of a clock that only metrics read. */
  readonly elapsed: () => number;
}

interface AskedOne {
  readonly detector: Detector;
  readonly mode: Mode;
  readonly slot: DetectorSlot;
}

interface Former {
  readonly id: string;
  readonly reaction: Reaction<unknown>;
}

const faultsMax = 3;
const noLate = { placed: 0, missed: 0 };

/** Of what a baseline holds already only the other detectors are told. */
export function askDetectors(
  deps: AskDeps,
  state: SessionState,
  { isLearned, ...question }: Question & { readonly isLearned: boolean },
): Asked {
  const asking = new Asking(deps, state, question);
  for (const detector of askedBy(deps.rules, state, question)) {
    if (!isLearned || detector.isBaseline !== true) asking.ask(detector);
  }
  if (question.kind !== 'note') asking.askFormer();
  if (question.kind === 'time') asking.passDue(question.watermarkMs);
  return asking;
}

function askedBy(rules: RuleBook, state: SessionState, question: Question): readonly Detector[] {
  if (question.kind === 'event') {
    const { entity } = state;
    if (entity !== undefined) return rules.askedOfEntity(entity.kind, question.event, begun(rules, state));
    return rules.askedOf(question.event, begun(rules, state));
  }
  if (question.kind === 'note') {
    const detector = rules.current(question.note.detector);
    return detector !== undefined && isFor(detector, question.note) ? [detector] : [];
  }
  return state.detectors.filter((slot) => isDue(slot, question)).flatMap(({ id }) => rules.current(id) ?? []);
}

/** Those that any event may concern, since they have begun something. */
function begun(rules: RuleBook, { detectors, clockMs }: SessionState): readonly string[] {
  const ids: string[] = [];
  for (const slot of detectors) if (slot.state !== undefined && !isIdle(rules, slot, clockMs)) ids.push(slot.id);
  return ids;
}

/** A version that came after takes over with the first event. */
function isIdle(rules: RuleBook, slot: DetectorSlot, clockMs: number): boolean {
  const { idleUntilMs = -1 } = slot;
  const current = rules.current(slot.id);
  if (current === undefined || (current.isTimeless !== true && clockMs > idleUntilMs)) return false;
  return hashOf(current) === hashOfSlot(slot);
}

function isDue({ dueMs }: Pick<DetectorSlot, 'dueMs'>, question: Question): boolean {
  return question.kind !== 'time' || (dueMs !== undefined && dueMs <= question.watermarkMs);
}

class Asking implements Asked {
  readonly reacted: Reacted[] = [];
  readonly troubles: Trouble[] = [];
  readonly tallies: Tally[] = [];
  readonly tellings: Telling[] = [];
  readonly #deps: AskDeps;
  readonly #question: Question;
  readonly #view: SessionView;
  readonly #slots: SlotDraft;

  constructor(deps: AskDeps, state: SessionState, question: Question) {
    this.#deps = deps;
    this.#question = question;
    this.#slots = new SlotDraft(state.detectors);
    const { tenant, session, clockMs, graph, requests } = state;
    const kept = requests.map(toRequested);
    this.#view = { tenant, session, clockMs, skewMs: deps.skewMs, calls: graph.calls, kept };
  }

  get slots(): readonly DetectorSlot[] {
    return this.#slots.slots;
  }

  ask(detector: Detector): void {
    const { rules } = this.#deps;
    const mode = rules.modeOf(detector, this.#view.tenant);
    if (mode === 'off') return;
    const { slot, arms } = slotOf(rules, this.#slots, { detector, clockMs: this.#view.clockMs });
    if ((slot.faults ?? 0) >= faultsMax) return;
    const { reaction, fault, ms } = this.#put(detector, slot);
    if (reaction === undefined) this.#failed({ detector, mode, slot }, { fault, ms });
    else this.#answered({ detector, mode, slot }, { reaction: withArms(reaction, arms), ms });
  }

  #failed({ detector, mode, slot }: AskedOne, { fault, ms }: { readonly fault: unknown; readonly ms: number }): void {
    const { metadata } = detector;
    const faults = (slot.faults ?? 0) + 1;
    const isQuarantined = faults >= faultsMax;
    this.#slots.put({ ...slot, faults });
    if (isQuarantined) this.troubles.push({ kind: 'quarantine', detector: metadata, mode });
    this.tallies.push({ detector: metadata.id, ms, ...nothing, fault: { error: fault, isQuarantined } });
  }

  #answered(
    { detector, mode, slot }: AskedOne,
    { reaction, ms }: { readonly reaction: Reaction<unknown>; readonly ms: number },
  ): void {
    const { metadata } = detector;
    const isFlood = reaction.overflow > 0 && metadata.kind === 'sequence' && slot.isFloodTold !== true;
    const kept = idle(keep(slot, this.#kept(reaction)), reaction.idleUntilMs);
    this.#slots.put(isFlood ? { ...kept, isFloodTold: true } : kept);
    if (isFlood) this.troubles.push({ kind: 'overflow', detector: metadata, mode });
    if (!isSilent(reaction)) this.reacted.push({ detector, mode, reaction });
    if (reaction.note !== undefined) this.tellings.push({ detector, note: reaction.note });
    this.tallies.push(tallyOf(metadata.id, ms, reaction));
  }

  /** Lets earlier versions end what they had begun. */
  askFormer(): void {
    for (const slot of this.slots) {
      if (slot.former === undefined) continue;
      const former = slot.former.flatMap((one) => this.#askFormer(slot.id, one));
      this.#slots.put(withFormer(slot, former));
    }
  }

  /** Deadlines of detectors that are off, gone or in quarantine pass by. */
  passDue(watermarkMs: number): void {
    const isPast = ({ dueMs }: Pick<DetectorSlot, 'dueMs'>): boolean => dueMs !== undefined && dueMs <= watermarkMs;
    for (const slot of this.slots) {
      const former = slot.former ?? [];
      const passed = former.some(isPast)
        ? former.map((one) => (isPast(one) ? keep(one, { state: one.state }) : one))
        : former;
      const own = isPast(slot) ? keep(slot, { state: slot.state }) : slot;
      this.#slots.put(passed === former ? own : withFormer(own, passed));
    }
  }

  #askFormer(id: string, former: FormerSlot): readonly FormerSlot[] {
    const { rules, skewMs } = this.#deps;
    if (former.untilMs + skewMs < this.#view.clockMs && former.dueMs === undefined) return [];
    const detector = rules.known(id, former.hash);
    if (detector === undefined || !isDue(former, this.#question)) return [former];
    const mode = rules.modeOf(detector, this.#view.tenant);
    const { reaction } = mode === 'off' ? {} : this.#put(detector, former);
    if (reaction === undefined) return [];
    this.reacted.push({ detector, mode, reaction: this.#begunBefore(former, { id, reaction }) });
    return [keep(former, this.#kept(reaction))];
  }

  #put(
    detector: Detector,
    { state }: Pick<DetectorSlot, 'state'>,
  ): { readonly reaction?: Reaction<unknown>; readonly fault?: unknown; readonly ms: number } {
    const { elapsed } = this.#deps;
    const startedMs = elapsed();
    try {
      const reaction = this.#reactionOf(detector, state);
      return { reaction, ms: elapsed() - startedMs };
    } catch (fault) {
      return { fault, ms: elapsed() - startedMs };
    }
  }

  #reactionOf(detector: Detector, state: unknown): Reaction<unknown> {
    if (this.#question.kind === 'event') return detector.react(state, this.#question.event, this.#view);
    if (this.#question.kind === 'note') return reactionToNote(detector, state, this.#question.note);
    const { watermarkMs, isUnwatched } = this.#question;
    const asked = detector.advance?.(state, watermarkMs, this.#view);
    if (asked === undefined) return { state, findings: [], arms: [], overflow: 0 };
    // Where nobody watched, silence is no proof.
    return isUnwatched ? { ...asked, findings: asked.findings.map(doubt) } : asked;
  }

  /** A detector that wants to be asked at once again would be asked for ever. */
  #kept(reaction: Reaction<unknown>): Pick<Reaction<unknown>, 'state' | 'dueMs'> {
    const { state, dueMs } = reaction;
    const isNow = dueMs !== undefined && this.#question.kind === 'time' && dueMs <= this.#question.watermarkMs;
    return isNow ? { state } : reaction;
  }

  /** Nothing that the successor finds as well, and nothing that began after it came. */
  #begunBefore({ sinceMs }: FormerSlot, { id, reaction }: Former): Reaction<unknown> {
    const successors = this.reacted.filter(({ detector }) => detector.metadata.id === id);
    const found = new Set(successors.flatMap((one) => one.reaction.findings.map(({ anchor }) => anchor)));
    return {
      ...reaction,
      findings: reaction.findings.filter(({ startMs, anchor }) => startMs <= sinceMs && !found.has(anchor)),
      arms: reaction.arms.filter((arming) => arming.action === 'disarm' || arming.condition.startMs <= sinceMs),
    };
  }
}

function isSilent({ findings, arms, withdrawn }: Reaction<unknown>): boolean {
  return findings.length + arms.length === 0 && (withdrawn === undefined || withdrawn.length === 0);
}

function withArms(reaction: Reaction<unknown>, arms: readonly Arming[]): Reaction<unknown> {
  return arms.length === 0 ? reaction : { ...reaction, arms: [...arms, ...reaction.arms] };
}

function doubt(finding: Finding): Finding {
  return { ...finding, certainty: 'perhaps' };
}

const nothing = { steps: 0, findings: 0, withdrawn: 0, overflow: 0, late: noLate };

function tallyOf(detector: string, ms: number, reaction: Reaction<unknown>): Tally {
  const { steps = 0, findings, withdrawn, overflow, late = noLate } = reaction;
  return {
    detector,
    ms,
    steps,
    findings: findings.length,
    withdrawn: withdrawn?.length ?? 0,
    overflow,
    late,
  };
}

import type { Adoption, Arming, Detector } from '../../../detectors/contract.ts';
import { ShearpinError } from '../../../schemas/errors.ts';
import { formerMax, type DetectorSlot, type FormerSlot, type SessionState } from '../state.ts';
import { hashOf, type RuleBook } from './rule-book.ts';

/** What a detector kept of a session, and what gateways must hold for what it has just taken over. */
export interface Held {
  readonly slot: DetectorSlot;
  readonly arms: readonly Arming[];
}

export interface Asker {
  readonly detector: Detector;
  readonly clockMs: number;
}

const nothingArmed: readonly Arming[] = [];

/** The slots of a session while its detectors are asked, copied once one of them changes. */
export class SlotDraft {
  #slots: readonly DetectorSlot[];
  #own: DetectorSlot[] | undefined;

  constructor(slots: readonly DetectorSlot[]) {
    this.#slots = slots;
  }

  get slots(): readonly DetectorSlot[] {
    return this.#slots;
  }

  find(id: string): DetectorSlot | undefined {
    return this.#slots[this.#placeOf(id)];
  }

  /** Slots of detectors that are not run stay as they are; one that holds nothing is not begun. */
  put(slot: DetectorSlot): void {
    const at = this.#placeOf(slot.id);
    if (at >= 0 && this.#slots[at] === slot) return;
    if (at < 0 && slot.state === undefined && slot.faults === undefined && slot.former === undefined) return;
    this.#own ??= [...this.#slots];
    this.#slots = this.#own;
    this.#own[at < 0 ? this.#own.length : at] = slot;
  }

  #placeOf(id: string): number {
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at += 1) if (slots[at]?.id === id) return at;
    return -1;
  }
}

/** What the detector kept of this session; another version's state is taken over as far as both are the same. */
export function slotOf(rules: RuleBook, slots: SlotDraft, { detector, clockMs }: Asker): Held {
  const slot = slots.find(detector.metadata.id);
  if (slot === undefined) return { slot: freshSlot(detector), arms: nothingArmed };
  if (hashOfSlot(slot) === hashOf(detector)) return { slot, arms: nothingArmed };
  return succeed(rules, { slot, detector, clockMs });
}

/** The earliest time at which a detector wants to be asked though nothing comes; undefined: none does. */
export function dueOf({ detectors }: SessionState): number | undefined {
  let due: number | undefined;
  for (const { dueMs, former = noFormer } of detectors) {
    due = earlier(due, dueMs);
    for (const one of former) due = earlier(due, one.dueMs);
  }
  return due;
}

const noFormer: readonly FormerSlot[] = [];

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/** A slot with what a detector keeps now; the same slot when that is what it kept before. */
export function keep<Slot extends { readonly state: unknown; readonly dueMs?: number }>(
  slot: Slot,
  { state, dueMs }: { readonly state: unknown; readonly dueMs?: number },
): Slot {
  if (slot.state === state && slot.dueMs === dueMs) return slot;
  if (dueMs !== undefined) return { ...slot, state, dueMs };
  if (slot.dueMs === undefined) return { ...slot, state };
  const { dueMs: _, ...rest } = slot;
  return { ...rest, state } as Slot;
}

/** A slot with the time until which its detector is idle. */
export function idle(slot: DetectorSlot, idleUntilMs: number | undefined): DetectorSlot {
  if (slot.idleUntilMs === idleUntilMs) return slot;
  const { idleUntilMs: _, ...rest } = slot;
  return idleUntilMs === undefined ? rest : { ...rest, idleUntilMs };
}

/** Former versions whose time is over are let go. */
export function withFormer(slot: DetectorSlot, former: readonly FormerSlot[]): DetectorSlot {
  if (former === slot.former) return slot;
  const { former: _, ...rest } = slot;
  return former.length === 0 ? rest : { ...rest, former };
}

function freshSlot({ metadata, hash, prefixes }: Detector): DetectorSlot {
  return {
    id: metadata.id,
    version: metadata.version,
    ...(hash === undefined ? {} : { hash }),
    ...(prefixes === undefined ? {} : { prefixes }),
    state: undefined,
  };
}

export function hashOfSlot({ hash, version }: DetectorSlot): string {
  return hash ?? version;
}

interface Succession extends Asker {
  readonly slot: DetectorSlot;
}

/** What the new version cannot take over drains in the old one, as long as that is known here. */
function succeed(rules: RuleBook, { slot, detector, clockMs }: Succession): Held {
  const items = commonLength(slot.prefixes, detector.prefixes);
  const adoption = adopt(detector, slot.state, items);
  const hash = hashOfSlot(slot);
  const from = rules.known(slot.id, hash);
  const drains = adoption.rest !== undefined && from !== undefined;
  const due = slot.dueMs === undefined ? {} : { dueMs: slot.dueMs };
  const untilMs = clockMs + (from?.metadata.windowMs ?? 0);
  const left: FormerSlot = { hash, state: adoption.rest, ...due, sinceMs: clockMs, untilMs };
  const former = [...(slot.former ?? []), ...(drains ? [left] : [])].slice(-formerMax);
  return { slot: withFormer(keep(freshSlot(detector), adoption), former), arms: adoption.arms ?? [] };
}

/**
 * A state that cannot be understood is left to the version that made it. Rule 13 (versions): one whose layout is not known is
 * a newer worker's, and kept as it is.
 */
function adopt(detector: Detector, state: unknown, items: number): Adoption<unknown> {
  const nothing = { state: undefined, rest: state };
  if (state === undefined) return nothing;
  try {
    return detector.adopt?.(state, items) ?? nothing;
  } catch (fault) {
    if (fault instanceof ShearpinError && fault.code === 'E_STATE_FORMAT') throw fault;
    return nothing;
  }
}

function commonLength(before: readonly string[] = [], after: readonly string[] = []): number {
  const differs = before.findIndex((hash, at) => hash !== after[at]);
  return differs < 0 ? before.length : differs;
}

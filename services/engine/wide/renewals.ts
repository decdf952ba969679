/**
 * What is armed over several sessions lasts minutes, and the chain that it waits for may last days: it is sent anew for as
 * long as the chain can be completed, so that gateways forget it soon after its owner is gone.
 */
import type { Reacted } from '../rules/ask.ts';
import { hashOf, type RuleBook } from '../rules/rule-book.ts';
import type { LiveCommand, SessionState } from '../state.ts';

/** How long one arm over several sessions may last; gateways take none that lasts longer. */
export const wideArmMsMax = 15 * 60_000;
/** So long before its end an arm is sent anew: time passes late by the lateness of the log and a few ticks. */
const renewalMs = 8 * 60_000;

/** When the first of them is to be sent anew. */
export function renewalDueOf({ live }: SessionState): number | undefined {
  let dueMs: number | undefined;
  for (const command of live) {
    const at = dueAt(command);
    if (at !== undefined && (dueMs === undefined || at < dueMs)) dueMs = at;
  }
  return dueMs;
}

/** What detectors would have armed that is to be sent anew at this time. */
export function renewalsOf(rules: RuleBook, state: SessionState, timeMs: number): readonly Reacted[] {
  const due = new Map<string, Set<string>>();
  for (const command of state.live) {
    const at = dueAt(command);
    if (at === undefined || at > timeMs) continue;
    due.set(command.detector, (due.get(command.detector) ?? new Set()).add(command.partial));
  }
  return [...due].flatMap(([id, partials]) => renewalOf(rules, state, { id, partials }));
}

/** What was due and was not sent anew is not asked for again: its detector holds it no more, or may not command. */
export function withoutDue(live: readonly LiveCommand[], timeMs: number): readonly LiveCommand[] {
  return live.map((command) => {
    const at = dueAt(command);
    if (at === undefined || at > timeMs) return command;
    const { untilMs: _, ...ending } = command;
    return ending;
  });
}

function dueAt({ expiresAt, untilMs }: LiveCommand): number | undefined {
  return untilMs === undefined ? undefined : expiresAt - renewalMs;
}

interface Due {
  readonly id: string;
  readonly partials: ReadonlySet<string>;
}

function renewalOf(rules: RuleBook, state: SessionState, { id, partials }: Due): readonly Reacted[] {
  const detector = rules.current(id);
  const slot = state.detectors.find((one) => one.id === id);
  if (detector?.held === undefined || slot?.state === undefined || slot.hash !== hashOf(detector)) return [];
  const mode = rules.modeOf(detector, state.tenant);
  const arms = detector.held(slot.state).filter(({ partial }) => partials.has(partial));
  return [{ detector, mode, reaction: { state: slot.state, findings: [], arms, overflow: 0 } }];
}

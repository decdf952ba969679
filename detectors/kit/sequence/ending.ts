import { partialId } from './identity.ts';
import type { Program } from './program.ts';
import type { Match } from './state.ts';

/** What tells matches apart. */
export interface Ending {
  readonly anchor: string;
  readonly chain: string;
  /** All that the finding of the match says: two matches of one sign are one. */
  readonly sign: string;
}

/**
 * The call that ends the match; for an absence the call after which something was waited for, and until when; where
 * several matches of one call are told apart, all of their calls.
 */
export function anchorOf({ mode }: Program, { last, steps, dueMs }: Match): string {
  if (mode.kind === 'all') return steps.map(({ step, call }) => `${step}:${call}`).join('/');
  return dueMs === undefined ? last.call : `${last.call}/${String(dueMs)}`;
}

const endings = new WeakMap<Match, Ending>();

export function endingOf(program: Program, match: Match): Ending {
  const known = endings.get(match);
  if (known !== undefined) return known;
  const chain = partialId(program, match.partial);
  const anchor = anchorOf(program, match);
  // The end of a call whose request is not known stands for both: only the step tells which of them was meant.
  const steps = match.steps.map(({ step, event }) => `${step}:${event}`);
  const sign = [anchor, chain, match.certainty, match.startMs, ...steps].join(' ');
  const made = { anchor, chain, sign };
  endings.set(match, made);
  return made;
}

/** What becomes of the matches that an event ends, by the sequence's match mode. */
import { stateLimits } from '../form/limits.ts';
import type { Match, Partial } from './state.ts';
import type { Take } from './take.ts';
import { root, type Work } from './work.ts';
import { partialId } from './identity.ts';

const rank = { perhaps: 0, gateway: 1, yes: 2 } as const;

/** The surer one; of two equally sure the one that started last. */
function better(one: Match, other: Match): Match {
  if (one.certainty !== other.certainty) return rank[one.certainty] > rank[other.certainty] ? one : other;
  return other.startMs > one.startMs ? other : one;
}

/** By their start, then by the events that decided their items, then by what these were taken for. */
function inOrder(one: Match, other: Match): number {
  for (const [at, taken] of one.steps.entries()) {
    const difference = taken.tick - (other.steps[at]?.tick ?? 0);
    if (difference !== 0) return difference;
  }
  const names = ({ steps }: Match) => steps.map(({ step }) => step).join(' ');
  return names(one) < names(other) ? -1 : 1;
}

export function endMatches(work: Work, take: Take, matches: Match[]): void {
  const { program } = work;
  if (take.refusedBy !== undefined && take.phase === 'begin') believe(work, take, take.refusedBy);
  if (work.ended.length === 0 || work.aside.left === 0) return;
  const { ended } = work;
  if (program.trailings.length > 0) keepWaiting(work, ended);
  else conclude(work, { ended, tick: work.tick }, matches);
}

function keepWaiting(work: Work, ended: readonly Match[]): void {
  const waiting = [...work.aside.waiting, ...ended];
  work.overflow(waiting.length - stateLimits.waiting);
  work.change({ waiting: waiting.slice(-stateLimits.waiting) });
}

interface Concluded {
  readonly ended: readonly Match[];
  /** The moment at which they end. */
  readonly tick: number;
}

/** Matches of one terminal event. */
function conclude(work: Work, { ended, tick }: Concluded, matches: Match[]): void {
  const { mode } = work.program;
  const [first, ...others] = ended;
  if (first === undefined) return;
  if (mode.kind === 'all') {
    const ordered = [...ended].sort(inOrder).slice(0, work.aside.left);
    matches.push(...ordered);
    work.change({ left: work.aside.left - ordered.length });
    return;
  }
  matches.push(others.reduce(better, first));
  if (mode.kind === 'once') work.change({ left: 0 });
  if (mode.kind === 'consume') work.clear(tick);
}

/** Concludes what no trailing absence can undo any more: the time has passed. */
export function settle(work: Work, timeMs: number, matches: Match[]): void {
  while (work.aside.waiting.some(({ dueMs = 0 }) => dueMs < timeMs)) {
    const { waiting, left } = work.aside;
    const [next] = [...waiting].sort((a, b) => (a.dueMs ?? 0) - (b.dueMs ?? 0));
    const due = waiting.filter((match) => next !== undefined && endsWith(work, match, next));
    work.change({ waiting: waiting.filter((match) => !due.includes(match)) });
    if (left === 0) continue;
    conclude(work, { ended: due, tick: work.state.tick }, matches);
  }
}

/** Whether two matches end at once; a call that ends one at its request and one at its end is told once, unless all are. */
function endsWith({ program }: Work, one: Match, other: Match): boolean {
  if (one.dueMs !== other.dueMs) return false;
  return program.mode.kind === 'all' ? one.last.tick === other.last.tick : one.last.call === other.last.call;
}

/**
 * A gateway that refused by an armed condition of this sequence is believed, also when the partial is another
 * session's, or gone: it looked deeper than the event can tell.
 */
function believe(work: Work, take: Take, refusedBy: string): void {
  const { ended, program, tick } = work;
  if (ended.some(({ certainty }) => certainty === 'yes')) return;
  const step = program.items[program.last]?.steps[0];
  if (step === undefined) return;
  const waiting = work.waitingFor(program.last);
  const known = waiting.find((partial) => partialId(program, partial) === refusedBy);
  if (known === undefined && ended.length > 0) return;
  const last = {
    step: step.id,
    item: step.item,
    call: take.call,
    event: take.id,
    timeMs: take.timeMs,
    requestedMs: take.timeMs,
    tick,
    subject: take.subject,
    shown: { values: [], valueCount: 0 },
  };
  const partial: Partial = known ?? { ...root, item: program.last, id: refusedBy };
  const startMs = known?.startMs ?? take.timeMs;
  const certainty = known === undefined && take.isCut ? 'perhaps' : 'gateway';
  const steps = [...partial.steps, last];
  work.end({
    partial,
    captures: [],
    steps,
    last,
    startMs,
    certainty,
    isApproximate: partial.isMerged || partial.isWide,
  });
}

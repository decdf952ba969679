/** What the plan demands of a session that was made. Pure. */
import type { MadeCall, MadeSession } from '../load/load.ts';
import type { Step } from '../load/plan.ts';

export const chainDetector = 'sequence.secret-to-egress';

/** The secret was given, and the call that carries it was made. */
export function hasWholeChain({ calls, secrets }: MadeSession): boolean {
  const last = calls.at(-1);
  return last?.endsChain === true && last.step.tool === 'send_mail' && secrets.has(last.step.carries ?? '');
}

/** What others can write was read, and a secret was given after it: from then on it may not leave. */
export function isToBeArmed({ calls, secrets }: MadeSession): boolean {
  const readAt = calls.findIndex(({ step }) => step.tool === 'read_ticket');
  const given = calls.findIndex(({ step }, at) => at > readAt && step.tool === 'get_secret' && secrets.has(step.entry));
  return readAt !== -1 && given !== -1;
}

export type EventKind = 'requested' | 'answered';

/** How many events of this kind, and of calls of this tool, a session sent. */
export interface Sent {
  readonly tool: Step['tool'];
  readonly kind: EventKind;
  readonly count: number;
}

/** A call is told before it runs and when it is over; a refused or put off one is over with its refusal. */
export function sentBy({ calls }: MadeSession): readonly Sent[] {
  const byTool = Map.groupBy(calls, ({ step }) => step.tool);
  return [...byTool].flatMap(([tool, own]): readonly Sent[] => [
    { tool, kind: 'requested', count: own.reduce((sum, { putOff }) => sum + putOff + 1, 0) },
    { tool, kind: 'answered', count: own.filter(({ refusedBy }) => refusedBy === undefined).length },
  ]);
}

/** Without it nobody can find the chain: what its links before the last did, and that the last was asked for. */
export function isOfChain({ tool, kind }: Pick<Sent, 'tool' | 'kind'>): boolean {
  return tool === 'read_ticket' || tool === 'get_secret' || (tool === 'send_mail' && kind === 'requested');
}

/** What is told of faults, and may be: that a detector fails or holds too much is no fault that a run lets happen. */
export function isOfFault(detector: string): boolean {
  return detector.startsWith('health.') && !detector.startsWith('health.detector');
}

export function circumstances({ begunAtMs, endedAtMs, calls }: MadeSession): string {
  const faults = new Set(calls.map(({ during = 'no fault' }) => during));
  const times = [begunAtMs, endedAtMs].map((ms) => new Date(ms).toISOString()).join(' to ');
  return `${times}, during ${[...faults].join(', ')}: ${calls.map(linkOf).join('; ')}`;
}

function linkOf({ step, gateway, refusedBy, putOff }: MadeCall): string {
  return [`${step.tool}@${String(gateway)}`, refusedBy ?? '', putOff === 0 ? '' : `put off ${String(putOff)}`]
    .join(' ')
    .trim();
}

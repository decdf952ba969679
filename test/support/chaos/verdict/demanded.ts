/** What the plan demands of a session that was made. Pure. */
import { entityLabel, principalOfSession } from '../../../../schemas/events/record-key.ts';
import type { MadeCall, MadeSession } from '../load/load.ts';
import type { Step } from '../load/plan.ts';

export const chainDetector = 'sequence.secret-to-egress';
/** Of the run's own rules, in another version with each worker of a rolling upgrade. */
export const rereadDetector = 'sequence.tickets-read-twice';
/** Of what ends in another session than it began in. */
export const wideDetector = 'sequence.secret-across-sessions';

/** The secret was given, and the call that carries it was made. */
export function hasWholeChain({ calls, secrets }: MadeSession): boolean {
  const last = calls.at(-1);
  return last?.endsChain === true && last.step.tool === 'send_mail' && secrets.has(last.step.carries ?? '');
}

/** What others can write was read, and then asked for again: of the second nothing matters but that it was asked for. */
export function readsAgain({ calls }: MadeSession): boolean {
  const [first, again] = calls.filter(({ step }) => step.tool === 'read_ticket');
  return again !== undefined && first?.refusedBy === undefined;
}

/** Nothing that a session of its principal does is told. */
export function isHonest(made: MadeSession): boolean {
  return !hasWholeChain(made) && !readsAgain(made) && made.planned.heir === undefined;
}

/** What others can write was read, and a secret was given after it: from then on it may not leave. */
export function isToBeArmed({ calls, secrets }: MadeSession): boolean {
  const readAt = calls.findIndex(({ step }) => step.tool === 'read_ticket');
  const given = calls.findIndex(({ step }, at) => at > readAt && step.tool === 'get_secret' && secrets.has(step.entry));
  return readAt !== -1 && given !== -1;
}

/** A secret was given: in no other session of its principal may it leave. */
export function isGivenSecret({ calls, secrets }: MadeSession): boolean {
  return calls.some(({ step }) => step.tool === 'get_secret' && secrets.has(step.entry));
}

/** What alerts and commands are of that are not of one session, as topics name it. */
export function principalOwner(sessionKey: string): string {
  return entityLabel({ kind: 'principal', id: principalOfSession(sessionKey) });
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
  return tool === 'read_ticket' || tool === 'get_secret' || isLastLink({ tool, kind });
}

/** All that a session does for what is told of one that reads tickets twice. */
export function isReading({ tool }: Pick<Sent, 'tool'>): boolean {
  return tool === 'read_ticket';
}

/** All that the session in which a chain ends does for it, when it began in another. */
export function isLastLink({ tool, kind }: Pick<Sent, 'tool' | 'kind'>): boolean {
  return tool === 'send_mail' && kind === 'requested';
}

/** All that the session does in which a chain over several begins: of it the answer alone is told on. */
export function isFirstLink({ tool, kind }: Pick<Sent, 'tool' | 'kind'>): boolean {
  return tool === 'get_secret' && kind === 'answered';
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

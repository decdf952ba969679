import { Facts } from '../../../detectors/kit/form/facts.ts';
import { no, yes } from '../../../detectors/kit/form/truth.ts';
import { compileRemainder, type AskedCall, type Remainder, type Seen } from '../../../detectors/kit/remainder.ts';
import type { EventData } from '../../../schemas/generated/fields.ts';
import type { Command, Condition, Verdict } from '../../../schemas/generated/types.ts';

/** A requested call as the enforcer sees it. */
export interface EnforcedCall {
  readonly session: string;
  /** The session that it would have alone, when something that it carries joined it to this one. */
  readonly alias?: string;
  readonly principal: string;
  readonly agent: string;
  readonly server: string;
  readonly target: string;
  readonly capabilities: readonly string[];
  readonly timeMs: number;
  /** Every fingerprint that was found in the arguments. */
  readonly carries: ReadonlySet<string>;
  readonly labels: readonly string[];
  /** Not all of the arguments was inspected. */
  readonly incomplete: boolean;
  /** The message could be read in one way only. */
  readonly readable: boolean;
  /** It waited for what came before it in its session to be judged, and that was not in time. */
  readonly isUnjudged?: boolean;
  /** What its event will tell; what the enforcer is told beside it comes first. */
  readonly event?: EventData;
}

/** One reason to refuse or hold a call; the strictest decides. */
export interface Hit {
  readonly strictness: number;
  readonly decision: 'refused' | 'held';
  readonly reason: Verdict['reason'];
  readonly command?: Command;
}

/** Higher wins. */
export const strictness = {
  open: 7,
  armed: 6,
  perhaps: 5,
  probing: 4,
  unreadable: 3,
  feedStale: 2,
  held: 1,
} as const;

/** A call as conditions are put to it, made once. */
export interface Asking {
  readonly call: EnforcedCall;
  readonly asked: AskedCall;
}

export function askingOf(call: EnforcedCall): Asking {
  const facts = Facts.of('requested', dataOf(call));
  facts.carried = call.carries;
  return { call, asked: { timeMs: call.timeMs, agent: call.agent, facts } };
}

/** Capabilities are those of one reading of the message, and labels those of all that it carries. */
function dataOf({ event = {}, agent, server, principal, capabilities, labels, incomplete }: EnforcedCall): EventData {
  return {
    agent: { id: agent },
    principal: { id: principal, method: 'os-user' },
    server: { id: server, transport: 'http' },
    ...event,
    capabilities: capabilities.map((name) => sourced(name, event)) as NonNullable<EventData['capabilities']>,
    arguments: {
      bytes: 0,
      fields: [],
      overflow: 0,
      fingerprints: [],
      ...event.arguments,
      truncated: incomplete,
      labels: [...labels] as NonNullable<EventData['arguments']>['labels'],
    },
  };
}

export interface Judging {
  readonly hasProbed: boolean;
  /** What was seen of the session that the command is about. */
  readonly seen: Seen;
}

function sourced(name: string, { capabilities = [] }: NonNullable<EnforcedCall['event']>): object {
  return capabilities.find((capability) => capability.name === name) ?? { name, source: 'words' };
}

/** What one ruling, unexpired command says of a call; undefined when it lets it pass. */
export function judgeCall(command: Command, asking: Asking, judging: Judging): Hit | undefined {
  const { call } = asking;
  switch (command.action) {
    case 'open':
    case 'force_open':
      return byMode(command, call, { strictness: strictness.open, reason: 'open' });
    case 'half_open':
      return { strictness: strictness.held, decision: 'held', reason: 'open', command };
    case 'arm':
      return judgeArmed(command, asking, judging);
    default:
      return undefined;
  }
}

export function isEgress({ capabilities }: Pick<EnforcedCall, 'capabilities'>): boolean {
  return capabilities.some((capability) => capability.startsWith('egress.'));
}

const remainders = new WeakMap<Condition, { readonly remainder: Remainder | undefined }>();

/** The compiled rest of a rule, made once; undefined when this version does not understand all of it. */
export function remainderOf(condition: Condition): Remainder | undefined {
  const known = remainders.get(condition);
  if (known !== undefined) return known.remainder;
  const remainder = compileRemainder(condition);
  remainders.set(condition, { remainder });
  return remainder;
}

function judgeArmed(command: Command, { call, asked }: Asking, { hasProbed, seen }: Judging): Hit | undefined {
  const remainder = command.condition === undefined ? undefined : remainderOf(command.condition);
  if (remainder === undefined) return undefined;
  const truth = remainder(asked, seen);
  if (truth !== no) {
    return byMode(command, call, {
      strictness: truth === yes ? strictness.armed : strictness.perhaps,
      reason: 'armed',
    });
  }
  if (!hasProbed || !isEgress(call)) return undefined;
  return { strictness: strictness.probing, decision: 'refused', reason: 'probing', command };
}

function byMode(command: Command, call: EnforcedCall, hit: Pick<Hit, 'strictness' | 'reason'>): Hit | undefined {
  if (command.mode === 'require_approval') return { ...hit, strictness: strictness.held, decision: 'held', command };
  if (command.mode === 'deny_egress' && !isEgress(call)) return undefined;
  return { ...hit, decision: 'refused', command };
}

/** The strictest; of equal ones that of the lowest command id, so that every gateway names the same command. */
export function strictest(hits: readonly Hit[]): Hit | undefined {
  return hits.reduce<Hit | undefined>(
    (best, hit) => (best === undefined || isStricter(hit, best) ? hit : best),
    undefined,
  );
}

function isStricter(left: Hit, right: Hit): boolean {
  if (left.strictness !== right.strictness) return left.strictness > right.strictness;
  return (left.command?.id ?? '') < (right.command?.id ?? '');
}

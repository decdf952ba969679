import { evaluateCondition } from '../../../detectors/kit/condition.ts';
import type { Command, Verdict } from '../../../schemas/generated/types.ts';

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

/** What one ruling, unexpired command says of a call; undefined when it lets it pass. */
export function judgeCall(command: Command, call: EnforcedCall, hasProbed: boolean): Hit | undefined {
  switch (command.action) {
    case 'open':
    case 'force_open':
      return byMode(command, call, { strictness: strictness.open, reason: 'open' });
    case 'half_open':
      return { strictness: strictness.held, decision: 'held', reason: 'open', command };
    case 'arm':
      return judgeArmed(command, call, hasProbed);
    default:
      return undefined;
  }
}

export function isEgress({ capabilities }: Pick<EnforcedCall, 'capabilities'>): boolean {
  return capabilities.some((capability) => capability.startsWith('egress.'));
}

function judgeArmed(command: Command, call: EnforcedCall, hasProbed: boolean): Hit | undefined {
  if (command.condition === undefined) return undefined;
  const truth = evaluateCondition(command.condition, {
    timeMs: call.timeMs,
    capabilities: call.capabilities,
    argumentLabels: call.labels,
    carries: call.carries,
    incomplete: call.incomplete,
  });
  if (truth !== 'no') {
    return byMode(command, call, {
      strictness: truth === 'yes' ? strictness.armed : strictness.perhaps,
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

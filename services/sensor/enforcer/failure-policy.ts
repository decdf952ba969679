import { principalOfSession } from '../../../schemas/events/record-key.ts';
import type { Capability, Command } from '../../../schemas/generated/types.ts';

/** What happens to a call while the command feed cannot be trusted. */
export type FailurePolicy = 'open' | 'closed' | 'closed-once-armed';
export type FailurePolicies = Readonly<Partial<Record<Capability['name'], FailurePolicy>>>;

export const defaultFailurePolicies: FailurePolicies = {
  'egress.message': 'closed-once-armed',
  'egress.network': 'closed-once-armed',
  'egress.share': 'closed-once-armed',
  pay: 'closed-once-armed',
  destroy: 'closed-once-armed',
  execute: 'closed-once-armed',
  'account.change': 'closed-once-armed',
  'identity.change': 'closed-once-armed',
};

export interface Caller {
  readonly session: string;
  readonly principal: string;
  readonly agent?: string;
}

/** Whether any capability of a call fails closed. A capability that no policy names fails open. */
export function failsClosed(
  capabilities: readonly string[],
  { policies, onceArmed }: { readonly policies: ReadonlyMap<string, FailurePolicy>; readonly onceArmed: boolean },
): boolean {
  return capabilities.some((capability) => {
    const policy = policies.get(capability) ?? 'open';
    return policy === 'closed' || (policy === 'closed-once-armed' && onceArmed);
  });
}

/**
 * Remembers for whom anything was ever armed or open since boot, also when it has expired. Bounded: when it is full,
 * it answers yes for everyone, so that flooding it frees nobody.
 */
export class CallerMemory {
  readonly #callers = new Set<string>();
  readonly #callersMax: number;
  #everyone = false;

  constructor({ callersMax }: { readonly callersMax: number }) {
    this.#callersMax = callersMax;
  }

  note({ action, scope }: Pick<Command, 'action' | 'scope'>): void {
    if (action === 'disarm' || action === 'close') return;
    if (scope.kind === 'session') this.#add(`principal/${principalOfSession(scope.id)}`);
    else if (scope.kind === 'principal' || scope.kind === 'agent') this.#add(`${scope.kind}/${scope.id}`);
    else this.#everyone = true;
  }

  remembers({ principal, session, agent }: Caller): boolean {
    const isNamed = [`principal/${principal}`, `principal/${principalOfSession(session)}`, `agent/${agent ?? ''}`];
    return this.#everyone || isNamed.some((name) => this.#callers.has(name));
  }

  #add(name: string): void {
    if (this.#callers.size >= this.#callersMax && !this.#callers.has(name)) this.#everyone = true;
    else this.#callers.add(name);
  }
}

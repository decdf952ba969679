import type { Command, Scope, TrustKey } from '../../../schemas/generated/types.ts';

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** How long a command may last by scope kind. A person's may last a week whatever its scope. */
const policyLifetimesMs: Readonly<Record<Scope['kind'], number>> = {
  call: 60 * minuteMs,
  session: dayMs,
  agent: dayMs,
  principal: dayMs,
  server: dayMs,
  tool: dayMs,
  tenant: dayMs,
  global: dayMs,
};
const personLifetimeMs = 7 * dayMs;
/** An arm over several sessions comes from the owner of an entity's signals, which may not hold it for longer. */
const wideArmLifetimeMs = 15 * minuteMs;
const clockSlackMs = minuteMs;

/** Longest time from issue to expiry of any command that is taken at all. */
export const longestLifetimeMs = personLifetimeMs;

/** Longest time from issue to expiry of such a command. */
function lifetimeMaxMs({ scope, initiator, action }: Pick<Command, 'scope' | 'initiator' | 'action'>): number {
  if (initiator === 'person') return personLifetimeMs;
  const isWideArm = action === 'arm' && (scope.kind === 'agent' || scope.kind === 'principal');
  return (isWideArm ? wideArmLifetimeMs : policyLifetimesMs[scope.kind]) + clockSlackMs;
}

/** Whether the key that signed a command may give it. */
export function hasAuthority(command: Command, key: TrustKey): boolean {
  const { scope, writer, initiator, action } = command;
  if (key.writer !== writer || !key.scopes.includes(scope.kind) || !key.initiators.includes(initiator)) return false;
  if (!key.tenants.includes(scope.tenant) && !key.tenants.includes('*')) return false;
  if ((scope.tenant === '*') !== (scope.kind === 'global')) return false;
  // It may begin no earlier than it was issued: else a date of issue far ahead would make it last longer.
  const sinceMs = Math.min(command.issuedAt, command.notBefore);
  if (command.expiresAt - sinceMs > lifetimeMaxMs(command)) return false;
  // Every wider open is a decision of a person's responder key, never of policy at the owner of a session.
  const isWide = scope.kind !== 'session' && scope.kind !== 'call';
  const opens = action !== 'arm' && action !== 'disarm';
  return !isWide || !opens || key.initiators.includes('person');
}

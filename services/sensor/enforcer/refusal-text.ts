import type { Verdict } from '../../../schemas/generated/types.ts';

const defaultAppeal = 'If it was right to make this call, ask the operator of this gateway to review it.';

/**
 * What the model reads. It is the same for every condition and every call: which rule, argument or value decided would
 * teach an agent what to change.
 */
export function refusalText({ reason, command }: Verdict, appeal: string = defaultAppeal): string {
  return `This call was refused by the gateway and did not run (${nameOf(reason, command)}). ${appeal}`;
}

function nameOf(reason: Verdict['reason'], command: string | undefined): string {
  if (command !== undefined) return `command ${command}`;
  return reason === 'feed-stale' ? 'command feed unavailable' : 'message cannot be read';
}

import type { CapabilityName, GatewayConfig } from '../../schemas/generated/types.ts';
import type { FailurePolicies, FailurePolicy } from '../sensor/enforcer/failure-policy.ts';
import { gatewayConfigSchema } from './config.ts';

const familyEnd = '.*';
const choices: readonly string[] = (gatewayConfigSchema.$defs?.['CapabilityChoice']?.enum ?? []).map(String);

/** What the operator says of each capability. Closed beats the policies, and a member's own policy its family's. */
export function failurePoliciesOf({
  failurePolicy = {},
  failClosed,
}: Pick<GatewayConfig, 'failurePolicy' | 'failClosed'>): FailurePolicies {
  const policies = Object.entries(failurePolicy);
  const ofFamilies = policies.filter(([choice]) => isFamily(choice));
  const ofMembers = policies.filter(([choice]) => !isFamily(choice));
  const closed = failClosed.map((choice): [string, FailurePolicy] => [choice, 'closed']);
  return Object.fromEntries(
    [...ofFamilies, ...ofMembers, ...closed].flatMap(([choice, policy]) =>
      membersOf(choice).map((capability) => [capability, policy] as const),
    ),
  );
}

/** The capabilities that are meant by some choices. */
export function capabilitiesOf(choices: readonly string[]): ReadonlySet<string> {
  return new Set(choices.flatMap(membersOf));
}

function isFamily(choice: string): boolean {
  return choice.endsWith(familyEnd);
}

function membersOf(choice: string): readonly CapabilityName[] {
  const isMeant = (name: string): boolean =>
    !isFamily(name) && (isFamily(choice) ? name.startsWith(choice.slice(0, -1)) : name === choice);
  return choices.filter(isMeant) as CapabilityName[];
}

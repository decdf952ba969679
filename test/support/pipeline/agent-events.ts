import type { CallCompleted, CallRequested } from '../../../schemas/generated/types.ts';
import { topics } from '../../../schemas/topics.ts';
import type { Ground } from './ground.ts';

/** What gateways have told so far of the calls of an agent, in order. */
export async function eventsOf(ground: Ground, agentId: string): Promise<readonly (CallRequested | CallCompleted)[]> {
  const calls = await ground.read(topics.calls);
  const events = calls.map(
    ({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Partial<CallRequested>,
  );
  return events.filter((event): event is CallRequested => event.agent?.id === agentId);
}

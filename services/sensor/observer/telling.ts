/** Whether a message that calls nothing holds something that somebody should know of. */
import type { Steps } from '../inspection/steps.ts';
import type { ReadRequest } from './call-judge.ts';
import { inspectionSteps, withOthers } from './call-values.ts';
import type { ConnectionIdentity } from './connection-identity.ts';
import type { SharedState } from './observer-deps.ts';

const none: ReadonlySet<string> = new Set();

/** A value of an earlier result, one that is watched for, content of a kind that has a label, or more than is looked at. */
export function* tellingSteps(
  { values, own }: Pick<ReadRequest, 'values' | 'own'>,
  { shared, identity }: { readonly shared: SharedState; readonly identity: ConnectionIdentity },
): Steps<boolean> {
  const { deps, resolver } = shared;
  const principal = identity.principal.id;
  const watched = deps.enforcer.watched({ session: resolver.peek(identity.sighting()).key, principal });
  const others = watched.size === 0 ? [] : own;
  if (values.extras === undefined && others.length === 0 && values.complete) return false;
  const options = { declared: none, watched, allow: none };
  const { event, all, incomplete } = yield* inspectionSteps(deps.inspector, withOthers(values, others), options);
  const isKnown = resolver.knowsOne(principal, all);
  const isWatched = [...all].filter((fp) => watched.has(fp)).length > 0;
  return isKnown || isWatched || incomplete || event.labels.length > 0;
}

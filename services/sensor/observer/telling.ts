/** Whether a message that calls nothing holds something that somebody should know of. */
import type { Steps } from '../inspection/steps.ts';
import type { ReadRequest } from './call-judge.ts';
import { inspectionSteps } from './call-values.ts';
import type { ConnectionIdentity } from './connection-identity.ts';
import type { SharedState } from './observer-deps.ts';
import type { ArgumentsInspection } from './ports.ts';

const none: ReadonlySet<string> = new Set();

/** A value of an earlier result, one that is watched for, content of a kind that has a label, or more than is looked at. */
export function* tellingSteps(
  { values, own }: Pick<ReadRequest, 'values' | 'own'>,
  { shared, identity }: { readonly shared: SharedState; readonly identity: ConnectionIdentity },
): Steps<boolean> {
  const { deps, resolver } = shared;
  const principal = identity.principal.id;
  const watched = deps.enforcer.watched({ session: resolver.peek(identity.sighting()).key, principal });
  const options = { declared: none, watched, allow: none };
  if (watched.size > 0 && own.length > 0) {
    const seen = yield* inspectionSteps(
      deps.inspector,
      { args: undefined, extras: own, bytes: 0, complete: true },
      options,
    );
    if (seen.incomplete || carriesWatched(seen, watched)) return true;
  }
  if (values.extras === undefined && values.complete) return false;
  const seen = yield* inspectionSteps(deps.inspector, values, options);
  const isKnown = resolver.knowsOne(principal, telling(seen));
  return isKnown || carriesWatched(seen, watched) || seen.incomplete || seen.event.labels.length > 0;
}

/** Every one is looked up, found or not: the time taken tells a caller nothing about what matched. */
function carriesWatched({ all }: ArgumentsInspection, watched: ReadonlySet<string>): boolean {
  return [...all].filter((fp) => watched.has(fp)).length > 0;
}

/** By which a value of an earlier result is known: no everyday values, and no names of members, which both sides have. */
function telling({ distinctive, event }: ArgumentsInspection): ReadonlySet<string> {
  const others = event.fingerprints.filter(({ role }) => role === 'secret' || role === 'passage');
  return new Set([...distinctive, ...others.map(({ fp }) => fp)]);
}

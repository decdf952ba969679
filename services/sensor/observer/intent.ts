/** What the user asked for, where a host supplies it: its labels and fingerprints are told, the text is dropped. */
import type { CallRequested } from '../../../schemas/generated/types.ts';
import type { Steps } from '../inspection/steps.ts';
import type { ArgumentsInspection, Inspector } from './ports.ts';

type Intent = NonNullable<CallRequested['intent']>;

/**
 * The server is sent the text too, so that a value in it leaves as one in the arguments does: what is watched counts here
 * as well.
 */
export function* intentSteps(
  inspector: Inspector,
  text: string | undefined,
  watched: ReadonlySet<string>,
): Steps<ArgumentsInspection | undefined> {
  return text === undefined ? undefined : yield* inspector.argumentsSteps(text, { bytes: 0, watched });
}

export function intentOf({ event: { labels, fingerprints } }: ArgumentsInspection): Intent {
  return { labels, fingerprints: fingerprints.map(({ field: _, ...fingerprint }) => fingerprint) };
}

/** What a call carries and holds, its intent included. */
export function withIntent(args: ArgumentsInspection, intent: ArgumentsInspection | undefined) {
  if (intent === undefined) return { carries: args.all, labels: args.event.labels, incomplete: args.incomplete };
  return {
    carries: new Set([...args.all, ...intent.all]),
    labels: [...new Set([...args.event.labels, ...intent.event.labels])],
    incomplete: args.incomplete || intent.incomplete,
  };
}

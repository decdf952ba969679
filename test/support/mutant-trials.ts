/** Random sequences on random traces, to hold the mutants against them that the bench makes. */
import type { Detector } from '../../detectors/contract.ts';
import { defineSequence } from '../../detectors/kit/sequence/matcher.ts';
import { isKilled, mutantsOf } from '../../detectors/kit/trial/mutants.ts';
import type { MutantKind } from '../../detectors/kit/trial/mutants/mutant.ts';
import { emptyArguments, emptyResult, usual } from '../../detectors/kit/trial/notation/draft.ts';
import type { NamedValue, Trace, TraceLine } from '../../detectors/kit/trial/notation/trace.ts';
import type { Outcome } from '../../detectors/kit/trial/outcome.ts';
import { runTrace } from '../../services/cli/detector/run-trace.ts';
import { randomCase } from './sequence-oracle/trial.ts';
import type { Happened, Side } from './sequence-oracle/world.ts';

export interface MutantTrial {
  readonly killed: readonly MutantKind[];
  /** What came out otherwise than the sequence says. */
  readonly survived: readonly string[];
  /** Something did not fit the bounds, so that findings may be more than the sequence says. */
  readonly isOverflow: boolean;
}

const lateMs = 60_000;

export function tryMutants(seed: number): MutantTrial {
  const { form, sessions } = randomCase(seed);
  const trace: Trace = { lines: (sessions[0]?.happened ?? []).map(lineOf) };
  let overflow = 0;
  const detector = counting(defineSequence(form), (count) => (overflow += count));
  const run = (one: Trace, isRestarted = false): Outcome => runTrace({ detector, by: form.by }, one, { isRestarted });
  const outcome = run(trace);
  const killed: MutantKind[] = [];
  const survived: string[] = [];
  for (const made of mutantsOf({ form, trace, outcome, lateMs })) {
    if (!('trace' in made)) continue;
    if (isKilled(made, run(made.trace, made.isRestarted))) killed.push(made.kind);
    else survived.push(`${made.kind}: ${made.title}`);
  }
  return { killed, survived, isOverflow: overflow > 0 };
}

function counting(detector: Detector, count: (overflow: number) => void): Detector {
  return {
    ...detector,
    react(state, event, view) {
      const reaction = detector.react(state, event, view);
      count(reaction.overflow);
      return reaction;
    },
  };
}

/** A call in the notation's own terms. */
function lineOf(happened: Happened): TraceLine {
  const { name, kind, agent, can, tool, bytes, sent, received, decision, isRefused, outcome } = happened;
  const at = { ...usual, line: name, atMs: happened.beginMs, overrides: [], isTwice: false, arrivesAfter: undefined };
  if (kind === 'approval') return { ...at, kind, decision, of: 1 };
  return {
    ...at,
    kind,
    agent,
    number: name,
    endMs: happened.endMs,
    target: { kind: 'tool', name: tool },
    method: 'tools/call',
    capabilities: can.map((one) => ({ name: one as 'write', source: 'operator' })),
    arguments: { ...emptyArguments, ...contentOf(sent, 'payload'), bytes },
    verdict: isRefused ? { decision: 'refused', reason: 'open' } : { decision: 'allowed', reason: 'clear' },
    outcome,
    result: { ...emptyResult, ...contentOf(received, 'secret') },
    endArrivesAfter: undefined,
    endOverrides: [],
  };
}

function contentOf({ labels, values, isCut }: Side, role: NamedValue['role']) {
  return {
    labels: labels as readonly 'code'[],
    values: values.map((value) => ({ name: String(value), role, contexts: [] })),
    isTruncated: isCut,
  };
}

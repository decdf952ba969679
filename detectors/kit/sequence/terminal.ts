import type { DetectorEvent, Finding, Flow, StepEvidence } from '../../contract.ts';
import { evaluateCondition, type CallFacts } from '../condition.ts';
import { factsOf, requestedEvidence } from '../evidence.ts';
import { isDecidedAtEnd, type SequenceDefinition } from './definition.ts';
import { conditionOf, type Partial } from './partials.ts';

type Requested = Extract<DetectorEvent, { kind: 'requested' }>;

interface Match {
  readonly partial: Partial;
  readonly certainty: Finding['certainty'];
}

interface Asked {
  readonly facts: CallFacts;
  readonly refusedBy: string | undefined;
}

const certaintyRank = { perhaps: 0, gateway: 1, yes: 2 } as const;

/** The partial by which the gateway says it refused or held the call, when it is one of this sequence. */
function partialOfVerdict(definition: SequenceDefinition, { data }: Requested): string | undefined {
  const { decision, reason, detector, partial } = data.verdict;
  return decision !== 'allowed' && reason === 'armed' && detector === definition.id ? partial : undefined;
}

function matchOf(definition: SequenceDefinition, partial: Partial, { facts, refusedBy }: Asked): readonly Match[] {
  const condition = conditionOf(definition, partial);
  const truth = condition === undefined ? 'no' : evaluateCondition(condition, facts);
  if (truth !== 'no') return [{ partial, certainty: truth }];
  return refusedBy === partial.id ? [{ partial, certainty: 'gateway' }] : [];
}

function better(a: Match, b: Match): Match {
  if (a.certainty !== b.certainty) return certaintyRank[a.certainty] > certaintyRank[b.certainty] ? a : b;
  return b.partial.startMs > a.partial.startMs ? b : a;
}

/**
 * The finding of a request that ends a match: one, however many partials it completes. A gateway that refused by a
 * condition of this sequence is believed also when the partial is another session's, or gone.
 */
export function findTerminal(
  definition: SequenceDefinition,
  partials: readonly Partial[],
  event: Requested,
): Finding | undefined {
  const last = definition.steps.at(-1);
  if (last === undefined || isDecidedAtEnd(last)) return undefined;
  const waiting = partials.filter(({ next }) => next === definition.steps.length - 1);
  const asked = { facts: factsOf(event.data, event.timeMs), refusedBy: partialOfVerdict(definition, event) };
  const matches = waiting.flatMap((partial) => matchOf(definition, partial, asked));
  const [first, ...others] = matches;
  const evidence = (carried: readonly string[]): StepEvidence =>
    requestedEvidence(event.data, {
      step: last.id,
      timeMs: event.timeMs,
      requestedMs: event.timeMs,
      values: event.data.arguments.fingerprints.filter(({ fp }) => carried.includes(fp)),
    });
  if (first === undefined) return finishElsewhere(definition, event, evidence([]));
  const match = others.reduce(better, first);
  const captured = match.partial.captures.find(({ name }) => name === last.carries)?.values ?? [];
  return finish(definition, { ...match, evidence: evidence(captured) });
}

/** Which earlier step's result the carried values came from; a merged partial cannot tell. */
function flowsOf(definition: SequenceDefinition, partial: Partial, evidence: StepEvidence): readonly Flow[] {
  const { carries } = definition.steps[partial.next] ?? {};
  if (carries === undefined || partial.isMerged || evidence.values.length === 0) return [];
  const at = definition.steps.findIndex(({ capture }) => capture?.name === carries);
  const source = partial.steps[at];
  const role = definition.steps[at]?.capture?.role;
  if (source === undefined || role === undefined) return [];
  return [{ from: source.call, to: evidence.call, values: evidence.values.map(({ fp }) => ({ fp, role })) }];
}

/** The finding of a partial and the step that completes it. */
export function finish(definition: SequenceDefinition, match: Match & { readonly evidence: StepEvidence }): Finding {
  const { partial, evidence, certainty } = match;
  return {
    anchor: evidence.call,
    chain: partial.id,
    untilMs: partial.startMs + definition.withinMs,
    startMs: partial.startMs,
    endMs: evidence.timeMs,
    certainty,
    isApproximate: partial.isMerged || partial.isWide,
    steps: [...partial.steps, evidence],
    flows: flowsOf(definition, partial, evidence),
    text: definition.text,
  };
}

function finishElsewhere(
  definition: SequenceDefinition,
  event: Requested,
  evidence: StepEvidence,
): Finding | undefined {
  const partial = partialOfVerdict(definition, event);
  if (partial === undefined || partial === '') return undefined;
  return {
    anchor: evidence.call,
    chain: partial,
    untilMs: event.timeMs + definition.withinMs,
    startMs: event.timeMs,
    endMs: event.timeMs,
    certainty: factsOf(event.data, event.timeMs).incomplete ? 'perhaps' : 'gateway',
    isApproximate: false,
    steps: [evidence],
    flows: [],
    text: definition.text,
  };
}

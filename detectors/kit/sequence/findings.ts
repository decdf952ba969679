/** What a match looks like as a finding; nothing of it is made before there is one. */
import type { Finding, Flow, StepEvidence } from '../../contract.ts';
import { endingOf } from './ending.ts';
import type { Program } from './program.ts';
import type { Match } from './state.ts';
import type { Taken } from './take.ts';

export function findingOf(program: Program, match: Match, isLate: boolean): Finding {
  const { anchor, chain } = endingOf(program, match);
  return {
    anchor,
    chain,
    untilMs: Math.max(match.startMs + program.withinMs, match.dueMs ?? 0),
    startMs: match.startMs,
    endMs: match.dueMs ?? match.last.timeMs,
    certainty: match.certainty,
    isApproximate: match.isApproximate,
    steps: match.steps.map(evidenceOf),
    flows: match.steps.flatMap(flowOf),
    ...(isLate ? { isLate } : {}),
    text: program.form.text,
  };
}

function evidenceOf({ step, call, event, timeMs, requestedMs, subject, shown }: Taken): StepEvidence {
  const { values, valueCount } = shown;
  return { step, call, event, timeMs, requestedMs, ...subject, values, valueCount };
}

function flowOf({ call, shown: { from, values } }: Taken): readonly Flow[] {
  return from === undefined
    ? []
    : [{ from: from.call, to: call, values: values.map(({ fp }) => ({ fp, role: from.role })) }];
}

import { isSet, unknownValue, type Value } from '../form/value.ts';
import { isSamePartial } from './same.ts';
import type { Candidate, Flight, Partial } from './state.ts';

/** Of one step: as many as can be live at two times. */
const fromMax = 128;

/** A call in flight after another of its rounds: it may take what any round left open, the newest first. */
export function joinRounds(earlier: Flight, later: Flight): Flight {
  const [one, other] = [earlier.request, later.request];
  const yes = one.yes | other.yes;
  const steps = [...new Set([...later.candidates, ...earlier.candidates].map(({ step }) => step))];
  const request = {
    ...other,
    yes,
    maybe: (one.maybe | other.maybe) & ~yes,
    probes: joinProbes(one.probes, other.probes),
    isLacking: one.isLacking || other.isLacking,
    feeds: one.feeds || other.feeds,
  };
  return {
    ...later,
    request,
    candidates: steps.map((step) => joinCandidates(step, earlier, later)),
  };
}

function joinCandidates(step: number, earlier: Flight, later: Flight): Candidate {
  const fromOf = ({ candidates }: Flight): readonly Partial[] =>
    candidates.find((candidate) => candidate.step === step)?.from ?? [];
  const from: Partial[] = [];
  for (const partial of [...fromOf(later), ...fromOf(earlier)])
    if (from.length < fromMax && !from.some((known) => isSamePartial(known, partial))) from.push(partial);
  return { step, from };
}

function joinProbes(earlier: readonly Value[], later: readonly Value[]): readonly Value[] {
  if (earlier.length === 0) return later;
  return earlier.map((value, at) => joinValues(value, later[at] ?? null));
}

/** What any round carried was carried; a text or number that differs is not known. */
function joinValues(earlier: Value, later: Value): Value {
  if (earlier === null || later === null) return later ?? earlier;
  if (isSet(earlier) && isSet(later))
    return {
      values: [...new Set([...earlier.values, ...later.values])],
      isOpen: earlier.isOpen || later.isOpen,
    };
  return earlier === later ? later : unknownValue;
}

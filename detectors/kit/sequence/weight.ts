/**
 * How much a state holds, in values. An event may tell hundreds of them, and a stored state repeats what its parts share,
 * so that numbers of parts alone bound nothing.
 */
import { isSet, type Value } from '../form/value.ts';
import type { CoreState, Flight, Match, Partial } from './state.ts';
import type { Take } from './take.ts';

const noValues: readonly Value[] = [];
const noPartials: readonly Partial[] = [];

function weightOfValues(values: readonly Value[]): number {
  let weight = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? null;
    if (isSet(value)) weight += value.values.length;
  }
  return weight;
}

function weightOfPartials(partials: readonly Partial[]): number {
  let weight = 0;
  for (let at = 0; at < partials.length; at += 1) weight += weightOfValues(partials[at]?.captures ?? noValues);
  return weight;
}

export function weightOfTake({ probes }: Take): number {
  return weightOfValues(probes);
}

export function weightOfMatch({ partial, captures }: Match): number {
  return weightOfValues(partial.captures) + weightOfValues(captures);
}

export function weightOfFlight({ request, candidates }: Flight): number {
  let weight = weightOfTake(request);
  for (let at = 0; at < candidates.length; at += 1) weight += weightOfPartials(candidates[at]?.from ?? noPartials);
  return weight;
}

export function weightOfCore({ partials, flights }: CoreState): number {
  let weight = 0;
  for (const waiting of partials) weight += weightOfPartials(waiting);
  for (const flight of flights) weight += weightOfFlight(flight);
  return weight;
}

import { arrivalMutants } from './mutants/arrival.ts';
import { forbiddenMutants } from './mutants/forbidden.ts';
import { gapMutants } from './mutants/gaps.ts';
import { memberMutants } from './mutants/members.ts';
import { type GroundParts, groundOf, type Made, type Mutant } from './mutants/mutant.ts';
import { noiseMutants } from './mutants/noise.ts';
import { parallelMutants, reorderedMutants } from './mutants/order.ts';
import { droppedMutants, otherKeyMutants } from './mutants/removal.ts';
import { withinMutants } from './mutants/time.ts';
import { otherValuesMutants } from './mutants/values.ts';
import { firedAt, type Outcome } from './outcome.ts';

/** Every mutant of a trace that fires; what must come of each follows from the sequence alone. */
export function mutantsOf(parts: GroundParts): readonly Made[] {
  const ground = groundOf(parts);
  if (ground === undefined) return [];
  return [
    noiseMutants,
    otherKeyMutants,
    droppedMutants,
    reorderedMutants,
    parallelMutants,
    withinMutants,
    gapMutants,
    memberMutants,
    forbiddenMutants,
    otherValuesMutants,
    arrivalMutants,
  ].flatMap((make) => make(ground));
}

/** Whether the detector did what the sequence says; one that did not has survived. */
export function isKilled({ fires, isAtLeast }: Mutant, { fired }: Outcome): boolean {
  const at = firedAt(fired);
  if (isAtLeast) return fires.every((call) => at.includes(call));
  return JSON.stringify(at) === JSON.stringify(fires.toSorted((one, other) => one - other));
}

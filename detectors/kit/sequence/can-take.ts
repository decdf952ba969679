/** Whether an event may change what is kept of any key: a question about the event alone, asked of every event. */
import type { DetectorEvent } from '../../contract.ts';
import { factsOf, typeOfKind } from '../form/facts.ts';
import type { Program } from './program.ts';
import { masksOf, type Masks, plansByType, refusalOf } from './reduce.ts';

/** The end of a call may, if its request may: else the call would be in flight for ever. */
export function createCanTake(program: Program): (event: DetectorEvent) => boolean {
  const plans = plansByType(program);
  return (event) => {
    const facts = factsOf(event.kind, event.data);
    if (event.kind !== 'requested' && event.kind !== 'completed') {
      return bitsOf(masksOf(plans[typeOfKind(event.kind)], facts, 'both')) !== 0;
    }
    const begun = bitsOf(masksOf(plans.call, facts, 'begin'));
    if (program.usesTurns || (begun & ~program.untold) !== 0) return true;
    if (event.kind === 'requested') return refusalOf(program, event.data) !== undefined;
    return begun !== 0 && (begun & bitsOf(masksOf(plans.call, facts, 'end'))) !== 0;
  };
}

function bitsOf({ yes, maybe }: Masks): number {
  return yes | maybe;
}

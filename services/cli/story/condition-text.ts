import type { Condition, Predicate } from '../../../schemas/generated/types.ts';

/** An armed condition in words. Values stay fingerprints: nobody here knows them. */
export function conditionText({ where, carries = [] }: Condition): string {
  const values = `what was learnt (${carries.length} fingerprints)`;
  return `a call that ${predicateText(where)}${carries.length === 0 ? '' : ` and carries ${values}`}`;
}

function predicateText(predicate: Predicate): string {
  switch (predicate.op) {
    case 'can':
      return `can ${predicate.capability}`;
    case 'has':
      return `has ${predicate.label} in its ${predicate.side}`;
    case 'all':
      return predicate.of.map(predicateText).join(' and ');
    case 'any':
      return predicate.of.map(predicateText).join(' or ');
    case 'not':
      return `not (${predicateText(predicate.of)})`;
    default:
      return 'is as its detector asks';
  }
}

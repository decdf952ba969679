import { ShearpinError } from '../../../schemas/errors.ts';

/** E_CONFIG with all that is wrong, one fault a line. */
export function configFault(faults: readonly string[]): ShearpinError {
  const noun = faults.length === 1 ? '1 fault' : `${String(faults.length)} faults`;
  return new ShearpinError('E_CONFIG', [`The configuration has ${noun}:`, ...faults].join('\n  '));
}

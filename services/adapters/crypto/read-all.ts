import { ShearpinError } from '../../../schemas/errors.ts';

/** Reads all, so that an operator mends all in one go. Throws one E_KEY with every fault, one a line. */
export function readAll<Reads extends readonly (() => unknown)[]>(
  ...reads: Reads
): { readonly [Index in keyof Reads]: ReturnType<Reads[Index]> } {
  const faults: ShearpinError[] = [];
  const results = reads.map((read) => {
    try {
      return read();
    } catch (fault) {
      if (!(fault instanceof ShearpinError && fault.code === 'E_KEY')) throw fault;
      faults.push(fault);
      return undefined;
    }
  });
  const [first, ...others] = faults;
  if (first !== undefined && others.length === 0) throw first;
  if (first !== undefined) throw new ShearpinError('E_KEY', faults.map(({ message }) => message).join('\n  '));
  return results as { [Index in keyof Reads]: ReturnType<Reads[Index]> };
}

import { ShearpinError } from '../../../schemas/errors.ts';
import { LockFile } from '../../adapters/memory/lock-file.ts';
import type { PipelineFolder } from './pipeline-folder.ts';

export interface GatewayName {
  readonly id: string;
  release(): Promise<void>;
}

const namesMax = 1000;
const nameCharactersMax = 64;

/**
 * The wished name, or with a number behind it when another living gateway of the user goes by it: entries of an
 * mcp.json need no names of their own, and two clients may have the same entries.
 */
export async function claimName({ nameLock }: PipelineFolder, wished: string): Promise<GatewayName> {
  for (let number = 1; number <= namesMax; number += 1) {
    const suffix = number === 1 ? '' : `-${String(number)}`;
    const id = wished.slice(0, nameCharactersMax - suffix.length) + suffix;
    const path = nameLock(id);
    if ((await LockFile.holder(path)) !== undefined) continue;
    const lock = await LockFile.take(path).catch((fault: unknown) => {
      if (fault instanceof ShearpinError) return undefined;
      throw fault;
    });
    if (lock !== undefined) return { id, release: () => lock.release() };
  }
  throw new ShearpinError('E_CONFIG', `More than ${String(namesMax)} gateways go by the name ${wished}.`);
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ShearpinError } from '../../../schemas/errors.ts';
import { createKeys } from './create-keys.ts';
import { loadGatewayKeys, loadWorkerKeys, type GatewayKeys, type WorkerKeys } from './load-keys.ts';

export interface EmbeddedKeys {
  readonly gateway: GatewayKeys;
  readonly worker: WorkerKeys;
}

export interface EmbeddedNames {
  readonly tenant: string;
  readonly gateway: string;
  readonly deployment: string;
}

/** Keys of a pipeline that is one process: a folder of its own for each name, in the user's state folder. */
export function loadOrCreateEmbeddedKeys(stateDir: string, names: EmbeddedNames): EmbeddedKeys {
  return loadOrCreateKeys(join(stateDir, 'keys', names.tenant, names.gateway), names);
}

/**
 * Made at the first start, the same ever after, and guarded like all others. Of two processes that start at once, one
 * makes them and both use them.
 */
export function loadOrCreateKeys(folder: string, names: EmbeddedNames): EmbeddedKeys {
  if (!existsSync(folder)) createUnlessMade(folder, names);
  return { gateway: loadGatewayKeys(folder, names), worker: loadWorkerKeys(folder) };
}

function createUnlessMade(folder: string, { tenant, gateway, deployment }: EmbeddedNames): void {
  try {
    createKeys(folder, { tenant, gateways: [gateway], writer: 'worker', deployment });
  } catch (error) {
    const madeByAnother = error instanceof ShearpinError && error.code === 'E_KEY' && existsSync(folder);
    if (!madeByAnother) throw error;
  }
}

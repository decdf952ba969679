import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { PipelineNames } from '../../adapters/crypto/pipeline-keys.ts';

/** Where the processes of one user's pipeline meet. */
export interface PipelineFolder {
  readonly path: string;
  readonly keys: string;
  readonly log: string;
  readonly socket: string;
  /** The lock that a gateway holds on its name. */
  readonly nameLock: (gateway: string) => string;
}

const ownerOnly = 0o700;

export function pipelineFolderIn(stateFolder: string, { tenant, deployment }: PipelineNames): PipelineFolder {
  const path = join(stateFolder, 'pipelines', tenant, deployment);
  return {
    path,
    keys: join(path, 'keys'),
    log: join(path, 'topics.log'),
    socket: join(path, 'socket'),
    nameLock: (gateway) => join(path, `${gateway}.name.lock`),
  };
}

/** Makes it when it is missing, closed to others. Throws E_CONFIG when it cannot be made or is another user's. */
export function makePipelineFolder({ path }: PipelineFolder): void {
  try {
    mkdirSync(path, { recursive: true, mode: ownerOnly });
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new ShearpinError('E_CONFIG', `The state folder ${path} cannot be made or written.`, { cause });
  }
  const { uid, mode } = statSync(path);
  if (process.getuid === undefined) return;
  if (uid !== process.getuid()) throw new ShearpinError('E_CONFIG', `The state folder ${path} is another user's.`);
  if ((mode & 0o077) !== 0) chmodSync(path, ownerOnly);
}

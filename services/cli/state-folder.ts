import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ShearpinError } from '../../schemas/errors.ts';

/** Names the folder of keys and log of the pipelines that run without servers. */
export const stateFolderVariable = 'SHEARPIN_STATE_DIR';

/** The user's state folder for Shearpin, made when it is missing, closed to others. Throws E_CONFIG. */
export function openStateFolder(env: Readonly<Record<string, string | undefined>>): string {
  // An empty variable means unset, as in every configuration.
  const base = env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state');
  const folder = env[stateFolderVariable] || join(base, 'shearpin');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const advice = `Let ${stateFolderVariable} name a folder that can be written.`;
    throw new ShearpinError('E_CONFIG', `The state folder ${folder} cannot be made. ${advice}`, { cause });
  }
  return folder;
}

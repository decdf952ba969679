import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Names the folder of keys and log of the pipelines that run without servers. */
export const stateFolderVariable = 'SHEARPIN_STATE_DIR';

/** The user's state folder for Shearpin, made when it is missing, closed to others. */
export function openStateFolder(env: Readonly<Record<string, string | undefined>>): string {
  const base = env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state');
  const folder = env[stateFolderVariable] ?? join(base, 'shearpin');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

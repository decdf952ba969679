import { lstat, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ShearpinError } from '../../../schemas/errors.ts';

/** What every system takes as the path of a socket, with the room for the name under which it is made. */
const pathBytesMax = 103 - '.4194304'.length;
const othersBits = 0o077;

/** Throws E_LISTEN, saying what to do, when nothing may stand at the path, or what stands there is not this user's. */
export async function requireUsable(path: string): Promise<void> {
  if (Buffer.byteLength(path) > pathBytesMax) {
    throw unusable(`its path is longer than ${String(pathBytesMax)} bytes: ${path}`);
  }
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (folder === undefined) throw unusable(`there is no folder ${dirname(path)}`);
  if (!isOwn(folder)) throw unusable(`the folder ${dirname(path)} belongs to another user`);
  if ((folder.mode & othersBits) !== 0) throw unusable(`the folder ${dirname(path)} is open to other users`);
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return;
  if (!isOwn(found)) throw unusable(`${path} belongs to another user`);
  if (!found.isSocket()) throw unusable(`${path} is no socket`);
}

function isOwn({ uid }: { readonly uid: number }): boolean {
  return process.getuid === undefined || uid === process.getuid();
}

function unusable(why: string): ShearpinError {
  return new ShearpinError('E_LISTEN', `The socket of this user's pipeline cannot be used: ${why}.`);
}

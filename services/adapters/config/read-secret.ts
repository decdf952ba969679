import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';

export type SecretRead =
  { readonly ok: true; readonly secret: string } | { readonly ok: false; readonly fault: string };

const secretBytesMax = 4096;

/** The secret of a file, without the line's end that editors leave. Faults never quote it. */
export function readSecret(setting: string, path: string): SecretRead {
  const fault = (why: string): SecretRead => ({ ok: false, fault: `${setting}: the file ${path} ${why}.` });
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    return fault(`cannot be read (${codeOf(error)})`);
  }
  try {
    if (fstatSync(handle).size > secretBytesMax) return fault(`has more than ${String(secretBytesMax)} bytes`);
    const secret = readFileSync(handle, 'utf8').replace(/\r?\n$/, '');
    if (secret === '') return fault('is empty');
    return /[\r\n\0]/.test(secret) ? fault('holds more than one line') : { ok: true, secret };
  } catch (error) {
    return fault(`cannot be read (${codeOf(error)})`);
  } finally {
    closeSync(handle);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}

import { PassThrough } from 'node:stream';
import type { CommandIo } from '../../services/cli/command.ts';

export interface CapturedIo {
  readonly io: CommandIo;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** What a command writes, kept. */
export function captureIo(env: Readonly<Record<string, string>> = {}): CapturedIo {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    stdin: new PassThrough(),
    stdout: { write: (text: string) => out.push(text) },
    stderr: { write: (text: string) => err.push(text) },
    env,
  };
  return { io, stdout: () => out.join(''), stderr: () => err.join('') };
}

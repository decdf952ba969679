import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { launcher } from '../cli-process.ts';

export interface StdioScript {
  readonly command: readonly string[];
  /** Written as they are, each after the one before has left. */
  readonly input?: readonly Uint8Array[];
  /** Sent when the server has said anything. */
  readonly signal?: NodeJS.Signals;
  /** Keeps the input open until this stands in the output. */
  readonly openUntil?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface StdioRun {
  readonly stdout: Buffer;
  readonly stderr: string;
  /** As a shell tells it. */
  readonly code: number;
}

/** What a client sees of a server that it starts itself. */
export function runDirectly(script: StdioScript): Promise<StdioRun> {
  return run(script.command, script);
}

/** What it sees of the same server behind a gateway. */
export function runThroughGateway(script: StdioScript, stateFolder: string): Promise<StdioRun> {
  const env = { SHEARPIN_STATE_DIR: stateFolder, SHEARPIN_LOG_LEVEL: 'error', ...script.env };
  return run([process.execPath, launcher, 'gateway', '--', ...script.command], { ...script, env });
}

async function run(
  [command = '', ...args]: readonly string[],
  { input = [], signal, openUntil, env = {} }: StdioScript,
): Promise<StdioRun> {
  const child = spawn(command, args, { env: { ...process.env, ...env } });
  const chunks: Buffer[] = [];
  let stderr = '';
  const closed = new Promise<number>((resolve) => {
    child.once('close', (code, name) => resolve(code ?? 128 + (name === null ? 0 : constants.signals[name])));
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  child.stdin.on('error', () => undefined);
  const isSaid = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (openUntil === undefined || chunk.includes(openUntil)) resolve();
    });
    void closed.then(() => resolve());
  });
  for (const part of input) {
    if (child.stdin.writable) await new Promise<void>((resolve) => child.stdin.write(part, () => resolve()));
  }
  if (signal !== undefined || openUntil !== undefined) await isSaid;
  if (signal === undefined) child.stdin.end();
  else child.kill(signal);
  return { code: await closed, stdout: Buffer.concat(chunks), stderr };
}

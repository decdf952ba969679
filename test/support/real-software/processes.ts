/** Processes of published software, ended with the test that started them. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { plainEnvironment } from '../plain-environment.ts';

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs to its end. */
export function runProcess(command: readonly string[], options: ProcessOptions = {}): Promise<ProcessEnd> {
  const running = start(command, options);
  return new Promise((resolve) => {
    running.child.once('close', (code) => resolve({ code, ...running.said() }));
  });
}

export interface Speaking extends AsyncDisposable {
  /** The first group of the first match in what it said. */
  readonly found: string;
  /** Everything on standard error so far. */
  stderr(): string;
}

/** A command that stays, once it has said what is waited for. */
export async function startProcess(
  command: readonly string[],
  { says, ...options }: ProcessOptions & { readonly says: RegExp },
): Promise<Speaking> {
  const { child, said } = start(command, options);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const found = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const { stdout, stderr } = said();
      const match = says.exec(stdout) ?? says.exec(stderr);
      if (match !== null) resolve(match[1] ?? '');
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('close', () => reject(new Error(`${command.join(' ')} ended:\n${said().stdout}\n${said().stderr}`)));
  });
  return {
    found,
    stderr: () => said().stderr,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await closed;
    },
  };
}

function start([command = '', ...args]: readonly string[], { env = {}, cwd }: ProcessOptions) {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(command, args, {
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const parts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      parts[name] += text;
    });
  }
  child.on('error', (error) => {
    parts.stderr += error.message;
  });
  return { child, said: () => ({ ...parts }) };
}

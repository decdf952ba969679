import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ShearpinError } from '../../../schemas/errors.ts';

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole of its environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** An MCP server that runs as a child, with everything that it starts in a process group of its own. */
export interface ServerChild {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Resolves when the process is gone and its output was read. */
  readonly exited: Promise<ServerExit>;
  signal(signal: NodeJS.Signals): void;
  /** Passes on a signal that asks it to end, and kills the whole group when it does not. */
  end(signal: NodeJS.Signals): void;
  /** Closes its input, then asks, then ends the whole group. Idempotent. */
  stop(): Promise<ServerExit>;
}

const graceMs = 5000;
/** Shorter than clients wait before they kill the gateway, which could then end nobody any more. */
const signalGraceMs = 1500;
/** How long output is awaited that something outside the server's group holds open. */
const outputMs = 2000;

/** Its stderr goes where the gateway's goes. Throws E_UPSTREAM when the command cannot be started. */
export async function startServerChild({ command, args, env }: ServerCommand): Promise<ServerChild> {
  const child = spawn(command, [...args], {
    env: { ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => {
      reject(new ShearpinError('E_UPSTREAM', `The server command ${command} cannot be started.`, { cause }));
    });
  });
  return childOf(child);
}

/** Groups that run; one that outlives its gateway would serve nobody. */
const running = new Set<number>();
process.once('exit', () => running.forEach((pid) => signalGroup(pid, 'SIGKILL')));

function childOf(child: ChildProcessByStdio<Writable, Readable, null>): ServerChild {
  if (child.pid !== undefined) running.add(child.pid);
  const exited = new Promise<ServerExit>((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
  child.once('exit', () => {
    // What the server started may outlive it and hold its output open: nobody could tell that the server is gone.
    signalGroup(child.pid, 'SIGKILL');
    if (child.pid !== undefined) running.delete(child.pid);
    setTimeout(() => child.stdout.destroy(), outputMs).unref();
  });
  // A server that is gone breaks the pipe; its end is told by `exited`.
  child.stdin.on('error', () => undefined);
  child.stdout.on('error', () => undefined);
  const signal = (name: NodeJS.Signals): void => {
    signalGroup(child.pid, name);
  };
  const end = (name: NodeJS.Signals): void => {
    signal(name);
    const killing = setTimeout(() => signal('SIGKILL'), signalGraceMs);
    void exited.then(() => clearTimeout(killing));
  };
  let stopping: Promise<ServerExit> | undefined;
  const stop = (): Promise<ServerExit> => (stopping ??= stopInSteps(child.stdin, { exited, signal }));
  return { stdin: child.stdin, stdout: child.stdout, exited, signal, end, stop };
}

async function stopInSteps(
  stdin: Writable,
  { exited, signal }: Pick<ServerChild, 'exited' | 'signal'>,
): Promise<ServerExit> {
  stdin.end();
  const steps: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGKILL'];
  const timers = steps.map((name, index) =>
    setTimeout(
      () => {
        signal(name);
      },
      graceMs * (index + 1),
    ),
  );
  const exit = await exited;
  for (const timer of timers) clearTimeout(timer);
  return exit;
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

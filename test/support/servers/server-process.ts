import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GuardedProcess } from './guarded-process.ts';
import { isPortOpen, portOpened } from './open-port.ts';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly port: number;
}

export function serverFolder(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `shearpin-test-${name}-`));
}

/**
 * One server that can be ended and started again, on the same port and folder, as often as a
 * test wants. Owns the folder: disposing kills the server and removes it.
 */
export class ServerProcess {
  readonly #command: ServerCommand;
  #process: GuardedProcess | undefined;

  constructor(command: ServerCommand) {
    this.#command = command;
  }

  get folder(): string {
    return this.#command.folder;
  }

  get isRunning(): boolean {
    return this.#process?.isRunning === true;
  }

  get pid(): number | undefined {
    return this.isRunning ? this.#process?.pid : undefined;
  }

  /** Resolves when the server's port answers. */
  async start(): Promise<void> {
    const { name, port, folder } = this.#command;
    // It would be taken for the server that is started here, which cannot listen then.
    if (await isPortOpen({ host: '127.0.0.1', port })) throw new Error(`${name} cannot start: port ${port} is taken`);
    const process = new GuardedProcess({ ...this.#command, logFile: join(folder, 'server.log') });
    this.#process = process;
    const failure = await outcomeOfStart(process, port);
    if (failure === undefined) return;
    await process.end('SIGKILL');
    throw new Error(`${name} did not start: ${failure}. Its log ends:\n${await process.logTail()}`);
  }

  /** Asks the server to stop, and kills it when it takes too long. */
  async stop(): Promise<void> {
    const process = this.#process;
    if (process === undefined) return;
    const timer = setTimeout(() => {
      process.signal('SIGKILL');
    }, STOP_TIMEOUT_MS);
    await process.end('SIGTERM');
    clearTimeout(timer);
  }

  async kill(): Promise<void> {
    await this.#process?.end('SIGKILL');
  }

  /** Freezes the server: connections stay open, nothing is answered. */
  pause(): void {
    this.#process?.signal('SIGSTOP');
  }

  resume(): void {
    this.#process?.signal('SIGCONT');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.#command.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function outcomeOfStart(process: GuardedProcess, port: number): Promise<string | undefined> {
  const waiting = new AbortController();
  const timer = setTimeout(() => {
    waiting.abort();
  }, START_TIMEOUT_MS);
  const opened = portOpened({ host: '127.0.0.1', port }, waiting.signal).then(
    () => undefined,
    () => `port ${port} did not answer within ${START_TIMEOUT_MS} ms`,
  );
  const ended = process.ended.then(() => 'its process ended');
  const outcome = await Promise.race([opened, ended]);
  clearTimeout(timer);
  waiting.abort();
  return outcome;
}

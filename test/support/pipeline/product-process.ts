import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { plainEnvironment } from '../plain-environment.ts';

export const launcher = fileURLToPath(new URL('../../../services/cli/launcher.js', import.meta.url));

const linesMax = 5_000;

const running = new Set<ChildProcess>();

/** Kills, each by its id, all that were started from this process and did not end. */
export function killRunning(): void {
  for (const child of running) child.kill('SIGKILL');
}

export interface ProcessCommand {
  /** A script with its arguments. */
  readonly script: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A Node process of the product or of a test, without any variable of Shearpin but those that are given. */
export class ProductProcess {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #exited: Promise<unknown>;

  constructor({ script, env }: ProcessCommand) {
    this.#child = spawn(process.execPath, [...script], {
      env: { ...plainEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(this.#child);
    this.#child.once('exit', () => running.delete(this.#child));
    // Of the exit one hears before the last lines are read.
    this.#exited = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        this.#lines.push(line);
        if (this.#lines.length > linesMax) this.#lines.shift();
      });
    }
  }

  /** What it wrote, on both streams. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  signal(name: NodeJS.Signals): void {
    if (this.isRunning) this.#child.kill(name);
  }

  async end(name: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.signal(name);
    await this.exited();
  }

  async exited(): Promise<void> {
    await this.#exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGKILL');
  }
}

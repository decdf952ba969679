import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { plainEnvironment } from './plain-environment.ts';

export const launcher = fileURLToPath(new URL('../../services/cli/launcher.js', import.meta.url));

export interface CliOptions {
  /** Laid over an environment without any variable of Shearpin. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface CliEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `shearpin ARGS` as a process of its own. Disposing it ends it. */
export class CliProcess implements AsyncDisposable {
  readonly ended: Promise<CliEnd>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #watchers = new Set<() => void>();
  #stdout = '';
  #stderr = '';

  constructor(args: readonly string[], { env = {} }: CliOptions = {}) {
    this.#child = spawn(process.execPath, [launcher, ...args], {
      env: { ...plainEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      this.#wake();
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
      this.#wake();
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (code) => {
        this.#wake();
        resolve({ code, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Waits until the output matches; throws with all output when the process ends before. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#stdout) ?? pattern.exec(this.#stderr);
      if (found !== null) return found;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`It ended without saying ${String(pattern)}:\n${this.#stdout}\n${this.#stderr}`);
      }
      await new Promise<void>((resolve) => {
        this.#watchers.add(resolve);
      });
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGTERM');
    await this.ended;
  }

  #wake(): void {
    for (const wake of this.#watchers) wake();
    this.#watchers.clear();
  }
}

/** Runs `shearpin ARGS` to its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliEnd> {
  return new CliProcess(args, options).ended;
}

/** The object that `--json` leaves on the last line of standard output. */
export function lastLineAsJson({ code, stdout, stderr }: CliEnd): unknown {
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`Exit code ${String(code)}; the last line is no JSON:\n${stdout}\n${stderr}`);
  }
}

/** A folder that is removed with everything in it. */
export function temporaryFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'shearpin-test-'));
  return {
    path,
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

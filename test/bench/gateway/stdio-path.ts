import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { initialize, type CallArguments, type Path, toolCall } from './path.ts';

/** One server behind pipes. */
export class StdioPath implements Path {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, () => void>();
  #rest = '';

  private constructor(command: readonly string[], env: Readonly<Record<string, string>>) {
    const [file = '', ...args] = command;
    this.#child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.stdout?.setEncoding('latin1').on('data', (text: string) => {
      this.#read(text);
    });
  }

  static async open(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<StdioPath> {
    const path = new StdioPath(command, env);
    await path.#send(0, initialize);
    return path;
  }

  call(args: CallArguments): Promise<void> {
    const { id, body } = toolCall(args);
    return this.#send(id, body);
  }

  async close(): Promise<void> {
    this.#child.stdin?.end();
    if (this.#child.exitCode === null) await once(this.#child, 'close');
  }

  #send(id: number, body: string): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.stdin?.write(`${body}\n`);
    });
  }

  #read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      // The id stands before the result, or else at the end.
      const id = Number(/^\{"jsonrpc":"2\.0","id":(\d+)/.exec(line)?.[1]);
      this.#waiting.get(id)?.();
      this.#waiting.delete(id);
    }
  }
}

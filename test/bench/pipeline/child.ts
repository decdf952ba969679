import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { plainEnvironment } from '../../support/plain-environment.ts';

/** A process of a bench: it answers each request with one message, and stands still whenever it is not measured. */
export class BenchChild implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #died: Promise<never>;

  constructor(script: string, { args = [], env = {} }: { readonly args?: readonly string[]; readonly env?: object }) {
    this.#child = fork(script, [...args], { env: { ...plainEnvironment(), ...env } });
    this.#died = once(this.#child, 'exit').then(([code]) => {
      throw new Error(`A process of the bench ended with ${String(code)}.`);
    });
    // Whoever asks hears of it.
    this.#died.catch(() => undefined);
  }

  /** The answer to the request; with none, the next message. */
  async ask<Answer>(request?: object): Promise<Answer> {
    const given = new AbortController();
    const answer = once(this.#child, 'message', { signal: given.signal });
    if (request !== undefined) this.#child.send(request);
    const [message] = (await Promise.race([answer, this.#died]).finally(() => given.abort())) as [Answer];
    return message;
  }

  stop(): void {
    this.#child.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child.kill('SIGCONT');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.goOn();
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}

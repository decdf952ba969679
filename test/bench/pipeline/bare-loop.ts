import { fileURLToPath } from 'node:url';
import { topics } from '../../../schemas/topics.ts';
import type { Ground } from '../../support/pipeline/ground.ts';
import { BenchChild } from './child.ts';

const script = fileURLToPath(new URL('bare-process.ts', import.meta.url));
/** Partitions at once. */
const concurrencies = [1, 3];

export interface BareAnswer {
  readonly ms: number;
}

/** kafkajs and JSON.parse in a process of its own. */
export class BareLoop implements AsyncDisposable {
  readonly #child: BenchChild;
  concurrency = 1;

  private constructor(child: BenchChild) {
    this.#child = child;
  }

  static async open({ servers, prefix }: Ground): Promise<BareLoop> {
    const child = new BenchChild(script, { args: [servers.kafkaBrokers, prefix + topics.calls, `${prefix}bare`] });
    await child.ask();
    child.stop();
    return new BareLoop(child);
  }

  /** How long it takes for so many records. */
  async take(records: number): Promise<number> {
    this.#child.goOn();
    const { ms } = await this.#child.ask<BareAnswer>({ records });
    this.#child.stop();
    return ms;
  }

  /** Tries each with a slice of its own, and stays with the faster. */
  async chooseConcurrency(records: number, send: () => Promise<void>): Promise<void> {
    const tried: { readonly concurrency: number; readonly ms: number }[] = [];
    for (const concurrency of concurrencies) {
      await this.#use(concurrency);
      await send();
      tried.push({ concurrency, ms: await this.take(records) });
    }
    tried.sort((a, b) => a.ms - b.ms);
    this.concurrency = tried[0]?.concurrency ?? 1;
    await this.#use(this.concurrency);
  }

  async #use(concurrency: number): Promise<void> {
    this.#child.goOn();
    await this.#child.ask({ concurrency });
    this.#child.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child[Symbol.asyncDispose]();
  }
}

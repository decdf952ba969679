import type { Readiness } from '../../../services/adapters/http/admin-server.ts';
import { becomesTrue } from './eventually.ts';

/** What a process tells about itself: readiness and metrics. */
export class AdminPage {
  readonly #address: string;

  /** `host:port`. */
  constructor(address: string) {
    this.#address = address;
  }

  /** undefined while nobody answers. */
  async readiness(): Promise<Readiness | undefined> {
    const body = await this.#get('/readyz');
    return body === undefined ? undefined : (JSON.parse(body) as Readiness);
  }

  async isAlive(): Promise<boolean> {
    return (await this.#ask('/livez'))?.ok === true;
  }

  async ready(what: string): Promise<void> {
    await becomesTrue({ what: `${what} is ready` }, async () => (await this.readiness())?.ready === true);
  }

  /** Sum of a metric over the series that carry all of the given labels; 0 when there is none. */
  async metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
    const text = (await this.#get('/metrics')) ?? '';
    const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    const series = text
      .split('\n')
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      .filter((line) => wanted.every((pair) => line.includes(pair)));
    return series.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  }

  async #get(path: string): Promise<string | undefined> {
    return (await this.#ask(path))?.text;
  }

  async #ask(path: string): Promise<{ readonly ok: boolean; readonly text: string } | undefined> {
    try {
      const response = await fetch(`http://${this.#address}${path}`, { signal: AbortSignal.timeout(5_000) });
      return { ok: response.ok, text: await response.text() };
    } catch {
      return undefined;
    }
  }
}

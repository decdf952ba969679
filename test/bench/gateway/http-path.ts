import { Agent, request } from 'node:http';
import { initialize, type Path, toolCall, type CallArguments } from './path.ts';

/** One session over Streamable HTTP, on connections that are kept. */
export class HttpPath implements Path {
  readonly #url: URL;
  readonly #agent: Agent;
  #session = '';

  private constructor(url: string, agent: Agent) {
    this.#url = new URL(url);
    this.#agent = agent;
  }

  static async open(url: string, agent = keepingAgent()): Promise<HttpPath> {
    const path = new HttpPath(url, agent);
    path.#session = await path.#post(initialize);
    return path;
  }

  async call(args: CallArguments): Promise<void> {
    await this.#post(toolCall(args).body);
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Resolves to the session that the answer names. */
  #post(body: string): Promise<string> {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'content-length': Buffer.byteLength(body),
      ...(this.#session === '' ? {} : { 'mcp-session-id': this.#session }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(this.#url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        response.on('data', () => undefined);
        response.on('end', () => {
          if (response.statusCode === 200) resolve(String(response.headers['mcp-session-id'] ?? ''));
          else reject(new Error(`the server answered ${String(response.statusCode)}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** Gives a silent connection up before the other side does, so that no call is sent into one that is being closed. */
export function keepingAgent(): Agent {
  return new Agent({ keepAlive: true, timeout: 3000 });
}

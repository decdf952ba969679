/** One client's session at a gateway, as the messages that it is made of: a run has thousands of them. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  readonly text: string;
  /**
   * Which command refused it; `feed` when the gateway knows no command and lets nothing of its kind pass meanwhile,
   * `server` when the server cannot be reached.
   */
  readonly refusedBy: string | undefined;
}

export interface SessionPlace {
  readonly gatewayUrl: string;
  /** Who the client is: another principal for each session, so that none joins another. */
  readonly bearer: string;
}

// A connection that a gateway ends while a call is on its way there would be a fault of the load alone.
const connections = new Agent({ keepAlive: false });
const protocol = '2025-06-18';
const answerMaxMs = 60_000;
const putOffMs = 500;
const putOffMax = 240;
/** What a gateway answers while its server cannot be reached. */
const unreached = 502;

export class McpSession {
  readonly bearer: string;
  readonly id: string;
  readonly #place: SessionPlace;
  #messages = 1;

  constructor(place: SessionPlace, id: string) {
    this.#place = place;
    this.bearer = place.bearer;
    this.id = id;
  }

  static async open(place: SessionPlace): Promise<McpSession> {
    const clientInfo = { name: 'chaos', version: '1.0.0' };
    const params = { protocolVersion: protocol, capabilities: {}, clientInfo };
    const { headers } = await postUntilReached(place, {
      message: { jsonrpc: '2.0', id: 0, method: 'initialize', params },
    });
    const session = new McpSession(place, String(headers['mcp-session-id']));
    const message = { jsonrpc: '2.0', method: 'notifications/initialized' };
    await postUntilReached(place, { message, session: session.id });
    await session.listTools();
    return session;
  }

  /** A gateway knows from the answer what the tools can do. */
  async listTools(): Promise<void> {
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
    await postUntilReached(this.#place, { message, session: this.id });
  }

  /** The same session as another gateway sees it. */
  at(gatewayUrl: string): McpSession {
    return new McpSession({ ...this.#place, gatewayUrl }, this.id);
  }

  /** The same session goes on at another gateway, which learns there what the tools can do. */
  async moved(gatewayUrl: string): Promise<McpSession> {
    const session = this.at(gatewayUrl);
    await session.listTools();
    return session;
  }

  /** Like an agent that is told that the call cannot be made now: it asks again. The last answer is not of that kind. */
  async insist(name: string, args: Readonly<Record<string, string>>): Promise<{ answer: Answer; putOff: number }> {
    for (let putOff = 0; ; putOff += 1) {
      const answer = await this.call(name, args);
      const isPutOff = answer.refusedBy === 'feed' || answer.refusedBy === 'server';
      if (!isPutOff || putOff >= putOffMax) return { answer, putOff };
      await sleep(putOffMs);
    }
  }

  async call(name: string, args: Readonly<Record<string, string>>): Promise<Answer> {
    this.#messages += 1;
    const message = { jsonrpc: '2.0', id: this.#messages, method: 'tools/call', params: { name, arguments: args } };
    const { status, text } = await post(this.#place, { message, session: this.id });
    if (status === unreached) return { text, refusedBy: 'server' };
    const { result } = JSON.parse(text) as { result?: { isError?: boolean; content: { text?: string }[] } };
    if (result === undefined) throw new Error(`A call of ${name} was answered with an error: ${text.slice(0, 300)}`);
    const said = result.content.map((part) => part.text ?? '').join('\n');
    return { text: said, refusedBy: result.isError === true ? refuserIn(said) : undefined };
  }
}

function refuserIn(text: string): string {
  return /\(command ([0-9a-f]{32})\)/.exec(text)?.[1] ?? 'feed';
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** For messages of which it does not matter how often they are sent. */
async function postUntilReached(place: SessionPlace, sent: { message: object; session?: string }): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    const reply = await post(place, sent);
    if (reply.status !== unreached || tries >= putOffMax) return reply;
    await sleep(putOffMs);
  }
}

function post({ gatewayUrl, bearer }: SessionPlace, sent: { message: object; session?: string }): Promise<Reply> {
  const body = JSON.stringify(sent.message);
  const headers = {
    authorization: `Bearer ${bearer}`,
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(sent.session === undefined ? {} : { 'mcp-session-id': sent.session, 'mcp-protocol-version': protocol }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(gatewayUrl, { method: 'POST', agent: connections, headers, timeout: answerMaxMs });
    asked.on('timeout', () => asked.destroy(new Error('The gateway did not answer.')));
    asked.on('error', reject);
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { statusCode: status = 500, headers: told } = response;
        if (status < 300 || status === unreached) resolve({ status, headers: told, text });
        else reject(new Error(`The gateway answered ${String(status)}: ${text.slice(0, 300)}`));
      });
    });
    asked.end(body);
  });
}

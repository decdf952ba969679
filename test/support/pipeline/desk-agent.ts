import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { plainEnvironment } from '../plain-environment.ts';
import { freePort } from '../servers/free-port.ts';
import { AdminPage } from './admin-page.ts';
import { becomesTrue } from './eventually.ts';
import type { Ground } from './ground.ts';
import { patientGateway } from './patient-gateway.ts';
import { launcher } from './product-process.ts';

const chainServer = fileURLToPath(new URL('chain-server.ts', import.meta.url));

export interface DeskAgentOptions {
  readonly gatewayId?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Values of the vault's entries, by name; two are drawn when absent. */
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly text: string;
  readonly isRefused: boolean;
}

export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** A real MCP client, and behind its pipes `shearpin gateway -- chain-server` as a process of its own. */
export class DeskAgent {
  readonly admin: AdminPage;
  readonly secrets: Readonly<Record<string, string>>;
  readonly #client = new Client({ name: 'desk-agent', version: '1.0.0' });
  readonly #transport: StdioClientTransport;
  readonly #serverLog: string;
  #errors = '';

  private constructor(transport: StdioClientTransport, place: Place) {
    this.#transport = transport;
    this.admin = new AdminPage(place.address);
    this.secrets = place.secrets;
    this.#serverLog = place.serverLog;
    transport.stderr?.on('data', (chunk: Buffer) => (this.#errors += chunk.toString('utf8')));
  }

  /** Resolves when the client has initialized, which waits for nothing but the server. */
  static async connect(ground: Ground, options: DeskAgentOptions = {}): Promise<DeskAgent> {
    const {
      gatewayId = 'gw-1',
      env = {},
      secrets = { 'billing-gateway': newSecret(), 'status-page': newSecret() },
    } = options;
    const address = `127.0.0.1:${String(await freePort())}`;
    const serverLog = join(ground.folder, `server-${randomBytes(6).toString('hex')}.log`);
    const entries = Object.entries(secrets).flatMap(([name, value]) => ['--secret', `${name}=${value}`]);
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [launcher, 'gateway', '--', process.execPath, chainServer, '--log', serverLog, ...entries],
      env: {
        ...{ ...plainEnvironment(), ...ground.gatewayEnv(gatewayId), ...patientGateway },
        ...{ SHEARPIN_ADMIN_LISTEN: address, ...env },
      },
      stderr: 'pipe',
    });
    const agent = new DeskAgent(transport, { address, serverLog, secrets });
    // The SDK's own transport class does not satisfy its interface under exactOptionalPropertyTypes.
    await agent.#client.connect(transport);
    await agent.#client.listTools();
    return agent;
  }

  /** Connected, and its gateway has read the commands and holds its feed for fresh. */
  static async start(ground: Ground, options: DeskAgentOptions = {}): Promise<DeskAgent> {
    const agent = await DeskAgent.connect(ground, options);
    await agent.ready();
    return agent;
  }

  /** What the gateway wrote to stderr. */
  get errors(): string {
    return this.#errors;
  }

  async ready(): Promise<void> {
    await this.admin.ready('the gateway');
  }

  /** Resolves when its gateway has applied so many commands. */
  async commanded(count = 1): Promise<void> {
    const applied = { of: 'command', status: 'applied' };
    await becomesTrue({ what: `${String(count)} applied commands` }, async () => {
      return (await this.admin.metric('shearpin_gateway_command_records_total', applied)) >= count;
    });
  }

  readTicket(): Promise<Answer> {
    return this.call('read_ticket', { ticket_id: 'T-1' });
  }

  /** The text is the value of the entry. */
  getSecret(entry = 'billing-gateway'): Promise<Answer> {
    return this.call('get_secret', { entry });
  }

  sendMail(body: string): Promise<Answer> {
    return this.call('send_mail', { to: 'intake@ledger-audit.example', subject: 'export check', body });
  }

  refund(order: string): Promise<Answer> {
    return this.call('refund_payment', { order, amount: '10' });
  }

  listHolidays(): Promise<Answer> {
    return this.call('list_holidays', { country: 'Italy' });
  }

  async call(name: string, args: Record<string, string>): Promise<Answer> {
    const result = await this.#client.callTool({ name, arguments: args });
    const content = result['content'] as readonly { readonly text?: string }[];
    return { text: content.map(({ text = '' }) => text).join('\n'), isRefused: result['isError'] === true };
  }

  /** Calls that ran, as the server itself wrote them down. */
  ran(tool: string): readonly Readonly<Record<string, string>>[] {
    if (!existsSync(this.#serverLog)) return [];
    const lines = readFileSync(this.#serverLog, 'utf8').split('\n').slice(0, -1);
    const calls = lines.map((line) => JSON.parse(line) as { tool: string; args: Record<string, string> });
    return calls.filter((call) => call.tool === tool).map(({ args }) => args);
  }

  signal(name: NodeJS.Signals): void {
    const { pid } = this.#transport;
    if (pid !== null) process.kill(pid, name);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

interface Place {
  readonly address: string;
  readonly serverLog: string;
  readonly secrets: Readonly<Record<string, string>>;
}

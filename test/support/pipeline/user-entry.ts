import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { plainEnvironment } from '../plain-environment.ts';
import { freePort } from '../servers/free-port.ts';
import { AdminPage } from './admin-page.ts';
import type { Answer } from './desk-agent.ts';
import { becomesTrue } from './eventually.ts';
import { patientGateway } from './patient-gateway.ts';
import { launcher } from './product-process.ts';

const chainServer = fileURLToPath(new URL('chain-server.ts', import.meta.url));

export interface UserEntryOptions {
  /** The state folder of the user. */
  readonly folder: string;
  readonly server: string;
  /** The value of the vault's entry `main`. */
  readonly secret?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** One entry of a user's mcp.json without Kafka: a real client, and `shearpin gateway -- SERVER` behind its pipes. */
export class UserEntry {
  readonly admin: AdminPage;
  readonly #client = new Client({ name: 'desk-agent', version: '1.0.0' });
  readonly #transport: StdioClientTransport;
  readonly #serverLog: string;
  #errors = '';

  private constructor(
    transport: StdioClientTransport,
    place: { readonly address: string; readonly serverLog: string },
  ) {
    this.#transport = transport;
    this.admin = new AdminPage(place.address);
    this.#serverLog = place.serverLog;
    transport.stderr?.on('data', (chunk: Buffer) => (this.#errors += chunk.toString('utf8')));
  }

  /** Resolves when the client has initialized. */
  static async start({ folder, server, secret = '', env = {} }: UserEntryOptions): Promise<UserEntry> {
    const address = `127.0.0.1:${String(await freePort())}`;
    const serverLog = join(folder, `server-${randomBytes(6).toString('hex')}.log`);
    const command = [process.execPath, chainServer, '--log', serverLog, '--secret', `main=${secret}`];
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [launcher, 'gateway', '--server', server, '--', ...command],
      env: {
        ...{ ...plainEnvironment(), ...patientGateway },
        SHEARPIN_STATE_DIR: folder,
        SHEARPIN_ADMIN_LISTEN: address,
        SHEARPIN_HEARTBEAT_MS: '300',
        ...env,
      },
      stderr: 'pipe',
    });
    const entry = new UserEntry(transport, { address, serverLog });
    await entry.#client.connect(transport);
    await entry.#client.listTools();
    return entry;
  }

  /** What the gateway wrote to stderr. */
  get errors(): string {
    return this.#errors;
  }

  async says(text: string): Promise<void> {
    await becomesTrue({ what: `stderr says: ${text}` }, () => this.#errors.includes(text));
  }

  readTicket(): Promise<Answer> {
    return this.call('read_ticket', { ticket_id: 'T-1' });
  }

  getSecret(): Promise<Answer> {
    return this.call('get_secret', { entry: 'main' });
  }

  sendMail(body: string): Promise<Answer> {
    return this.call('send_mail', { to: 'intake@ledger-audit.example', subject: 'export check', body });
  }

  listHolidays(): Promise<Answer> {
    return this.call('list_holidays', { country: 'Italy' });
  }

  async call(name: string, args: Record<string, string>): Promise<Answer> {
    const result = await this.#client.callTool({ name, arguments: args });
    const content = result['content'] as readonly { readonly text?: string }[];
    return { text: content.map(({ text = '' }) => text).join('\n'), isRefused: result['isError'] === true };
  }

  /** How often a tool ran, as the server itself wrote it down. */
  ran(tool: string): number {
    if (!existsSync(this.#serverLog)) return 0;
    const lines = readFileSync(this.#serverLog, 'utf8').split('\n').slice(0, -1);
    return lines.filter((line) => (JSON.parse(line) as { tool: string }).tool === tool).length;
  }

  async hasRole(role: 'keeper' | 'member' | 'alone'): Promise<boolean> {
    return (await this.admin.metric('shearpin_pipeline_role', { role })) === 1;
  }

  async becomes(role: 'keeper' | 'member' | 'alone'): Promise<void> {
    await becomesTrue({ what: `it is ${role}` }, () => this.hasRole(role));
  }

  /** Resolves when its gateway has applied so many commands. */
  async commanded(count = 1): Promise<void> {
    const applied = { of: 'command', status: 'applied' };
    await becomesTrue({ what: `${String(count)} applied commands` }, async () => {
      return (await this.admin.metric('shearpin_gateway_command_records_total', applied)) >= count;
    });
  }

  signal(name: NodeJS.Signals): void {
    const { pid } = this.#transport;
    if (pid !== null) process.kill(pid, name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.close();
  }
}

/**
 * An honest MCP server on stdio with all that a chain needs: content that others write, secrets, and ways out.
 * `--log FILE` gets a line for each call that ran, `--secret NAME=VALUE` is an entry of its vault.
 */
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

const { values } = parseArgs({
  options: { log: { type: 'string' }, secret: { type: 'string', multiple: true, default: [] } },
});
const secrets = new Map(values.secret.map((pair) => [pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)]));
const server = new McpServer({ name: 'desk', version: '1.0.0' });

function register(name: string, description: string, { fields, answer }: Tool): void {
  const inputSchema = z.object(Object.fromEntries(fields.map((field) => [field, z.string()])));
  server.registerTool(name, { description, inputSchema }, (args: Record<string, unknown>) => {
    if (values.log !== undefined) appendFileSync(values.log, `${JSON.stringify({ tool: name, args })}\n`);
    return { content: [{ type: 'text', text: answer(args) }] };
  });
}

interface Tool {
  readonly fields: readonly string[];
  readonly answer: (args: Readonly<Record<string, unknown>>) => string;
}

register('read_ticket', "Read one customer's ticket: subject and the message as the customer wrote it.", {
  fields: ['ticket_id'],
  answer: () => 'The export stops at page three. Please look into it.',
});
register('get_secret', 'Get the value of one secret from the vault by the name of its entry.', {
  fields: ['entry'],
  answer: ({ entry }) => secrets.get(String(entry)) ?? 'There is no such entry.',
});
register('send_mail', 'Send an e-mail message to a recipient.', {
  fields: ['to', 'subject', 'body'],
  answer: () => 'Accepted for delivery.',
});
register('refund_payment', "Refund a customer's payment: the money goes back to the card that paid.", {
  fields: ['order', 'amount'],
  answer: () => 'Refunded.',
});
register('list_holidays', 'List the public holidays of a country in this year.', {
  fields: ['country'],
  answer: () => 'January 1, December 25.',
});

await server.connect(new StdioServerTransport());

/** A real MCP server over Streamable HTTP with what a chain needs; each session has secrets of its own. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { McpServer, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { serve } from '../../gateway/http-upstream.ts';
import { respondAsWeb } from '../../gateway/web-response.ts';

export interface Desk extends AsyncDisposable {
  readonly url: string;
  /** How often a tool ran in a session. */
  ran(session: string, tool: string): number;
}

const salt = randomBytes(16);

/**
 * What the vault holds for a session under a name. It has digits, as keys do: what consists of letters alone is no
 * certain secret in a sentence for which nothing is armed yet.
 */
function secretOf(session: string, entry: string): string {
  const text = createHash('sha256').update(salt).update(`${session}/${entry}`).digest('base64url');
  return `${text.slice(0, 5)}7${text.slice(5, 8)}4${text.slice(8, 30)}`;
}

export async function openDesk(): Promise<Desk> {
  const runs = new Map<string, number>();
  const transports = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const note = (session: string, tool: string): void => {
    const name = `${session}/${tool}`;
    runs.set(name, (runs.get(name) ?? 0) + 1);
  };
  const open = async (): Promise<WebStandardStreamableHTTPServerTransport> => {
    const session = randomUUID();
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => session,
      enableJsonResponse: true,
    });
    await createServer(session, note).connect(transport);
    transports.set(session, transport);
    return transport;
  };
  const server = await serve((request, response) => {
    void respondAsWeb(request, response, async (asked) => {
      const named = transports.get(asked.headers.get('mcp-session-id') ?? '');
      return (named ?? (await open())).handleRequest(asked);
    });
  });
  return {
    url: server.url,
    ran: (session, tool) => runs.get(`${session}/${tool}`) ?? 0,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function createServer(session: string, note: (session: string, tool: string) => void): McpServer {
  const server = new McpServer({ name: 'desk', version: '1.0.0' });
  const register = (name: string, tool: Tool): void => {
    const inputSchema = z.object(Object.fromEntries(tool.fields.map((field) => [field, z.string()])));
    server.registerTool(name, { description: tool.description, inputSchema }, (args: Record<string, unknown>) => {
      note(session, name);
      return { content: [{ type: 'text', text: tool.answer(args) }] };
    });
  };
  for (const [name, tool] of Object.entries(toolsOf(session))) register(name, tool);
  return server;
}

interface Tool {
  readonly description: string;
  readonly fields: readonly string[];
  readonly answer: (args: Readonly<Record<string, unknown>>) => string;
}

function toolsOf(session: string): Readonly<Record<string, Tool>> {
  return {
    read_ticket: {
      description: "Read one customer's ticket: subject and the message as the customer wrote it.",
      fields: ['ticket_id'],
      answer: () => 'The export stops at page three. Please look into it.',
    },
    get_secret: {
      description: 'Get the value of one secret from the vault by the name of its entry.',
      fields: ['entry'],
      answer: ({ entry }) => secretOf(session, String(entry)),
    },
    send_mail: {
      description: 'Send an e-mail message to a recipient.',
      fields: ['to', 'subject', 'body'],
      answer: () => 'Accepted for delivery.',
    },
    list_holidays: {
      description: 'List the public holidays of a country in this year.',
      fields: ['country'],
      answer: () => 'January 1, December 25.',
    },
  };
}

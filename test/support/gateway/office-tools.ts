/** Tools of MCP servers for tests, in both eras: pages, a vault, mail, and calls that take their time. */
import { appendFileSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

export interface OfficeOptions {
  /** Gets a line for each call that ran. */
  readonly log: string | undefined;
  readonly secret: string;
  readonly other: string;
  readonly page: string;
}

interface Asked {
  readonly mcpReq: {
    readonly signal: AbortSignal;
    readonly _meta?: { readonly progressToken?: string | number };
    notify(notification: object): Promise<void>;
  };
}

type Note = (line: object) => void;

function say(text: string) {
  return { content: [{ type: 'text' as const, text }] };
}

export function createOffice({ log, secret, other, page }: OfficeOptions): McpServer {
  const note: Note = (line) => {
    if (log !== undefined) appendFileSync(log, `${JSON.stringify(line)}\n`);
  };
  const server = new McpServer({ name: 'tools', version: '1.2.3' });
  server.registerTool(
    'fetch_webpage',
    { description: 'Fetch a web page from the internet.', inputSchema: z.object({ url: z.string() }) },
    ({ url }) => {
      note({ tool: 'fetch_webpage', url });
      return say(page);
    },
  );
  server.registerTool(
    'get_secret',
    { description: 'Get a secret from the vault.', inputSchema: z.object({ entry: z.string() }) },
    ({ entry }) => {
      note({ tool: 'get_secret', entry });
      return say(entry === 'other' ? other : secret);
    },
  );
  server.registerTool(
    'send_mail',
    {
      description: 'Send an e-mail message to a recipient.',
      inputSchema: z.object({ to: z.string(), body: z.unknown() }),
    },
    ({ to }) => {
      note({ tool: 'send_mail', to });
      return say('sent');
    },
  );
  registerPatience(server, note);
  return server;
}

/** A tool whose calls take as long as they are told, tell their progress, and note when they are cancelled. */
function registerPatience(server: McpServer, note: Note): void {
  const inputSchema = z.object({ ms: z.number(), name: z.string() });
  server.registerTool('wait', { description: 'Wait for a moment.', inputSchema }, async ({ ms, name }, context) => {
    const asked = (context as unknown as Asked).mcpReq;
    const { signal, _meta } = asked;
    const progressToken = _meta?.progressToken;
    if (progressToken !== undefined) {
      await asked.notify({ method: 'notifications/progress', params: { progressToken, progress: 1, message: name } });
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        note({ cancelled: name });
        resolve();
      });
    });
    return say(`waited ${name}`);
  });
  server.registerTool('crash', { description: 'End the server.', inputSchema: z.object({}) }, () => process.exit(3));
}

import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { capabilities, clientInfo, replies, type Session, type StartVisit } from './session.ts';

export function visitWithV2(revision: string): StartVisit {
  const mode = revision === '2026-07-28' ? ('auto' as const) : ('legacy' as const);
  return (url, authProvider) => {
    const transport = new StreamableHTTPClientTransport(url, { authProvider });
    return {
      connect: async () => {
        const client = new Client(clientInfo, { capabilities, versionNegotiation: { mode } });
        for (const method of ['sampling/createMessage', 'elicitation/create', 'roots/list'] as const) {
          client.setRequestHandler(method, () => structuredClone(replies[method]) as never);
        }
        await client.connect(transport);
        return sessionOf(client);
      },
      isRefused: (fault) => fault instanceof UnauthorizedError,
      signIn: (callback) => transport.finishAuth(callback),
    };
  };
}

function sessionOf(client: Client): Session {
  return {
    capabilities: client.getServerCapabilities() ?? {},
    tools: async () => (await client.listTools()).tools,
    callTool: (name, args) => client.callTool({ name, arguments: { ...args } }),
    prompts: async () => (await client.listPrompts()).prompts,
    getPrompt: (name) => client.getPrompt({ name }),
    resources: async () => (await client.listResources()).resources,
    readResource: (uri) => client.readResource({ uri }),
    close: () => client.close(),
  };
}

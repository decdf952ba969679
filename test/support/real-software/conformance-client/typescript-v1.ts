import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { capabilities, clientInfo, replies, type Session, type StartVisit } from './session.ts';

export const visitWithV1: StartVisit = (url, authProvider) => {
  const transport = new StreamableHTTPClientTransport(url, { authProvider });
  return {
    connect: async () => {
      const client = new Client(clientInfo, { capabilities });
      for (const schema of [CreateMessageRequestSchema, ElicitRequestSchema, ListRootsRequestSchema]) {
        client.setRequestHandler(schema, ({ method }) => structuredClone(replies[method]));
      }
      await client.connect(transport);
      return sessionOf(client);
    },
    isRefused: (fault) => fault instanceof UnauthorizedError,
    signIn: (callback) => transport.finishAuth(callback.get('code') ?? ''),
  };
};

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

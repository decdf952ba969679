/** The first generation of the TypeScript SDK: revisions up to 2025-11-25. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
  ResultSchema,
} from '@modelcontextprotocol/sdk/types.js';
import type { Target } from '../forms.ts';
import { plainEnvironment } from '../processes.ts';
import type { Transcript } from '../transcript.ts';
import {
  type CallOptions,
  capabilities,
  clientInfo,
  type Connecting,
  type Peer,
  recordingFetch,
  replies,
} from './peer.ts';

export async function connectTypescriptV1({ target, transcript, onNotification }: Connecting): Promise<Peer> {
  const client = new Client(clientInfo, { capabilities });
  for (const schema of [CreateMessageRequestSchema, ElicitRequestSchema, ListRootsRequestSchema]) {
    client.setRequestHandler(schema, ({ method, params }) => {
      transcript.note('asked', { method, params });
      return structuredClone(replies[method]);
    });
  }
  client.fallbackNotificationHandler = ({ method, params = {} }) => {
    transcript.notified({ method, params });
    onNotification(method, params);
    return Promise.resolve();
  };
  const transport = transportTo(target, transcript);
  await client.connect(transport);
  transcript.rename(transport.sessionId, 'SESSION');
  return {
    server: {
      info: client.getServerVersion(),
      capabilities: client.getServerCapabilities(),
      instructions: client.getInstructions(),
    },
    callTool: (name, args = {}, options = {}) =>
      client.callTool({ name, arguments: { ...args } }, undefined, optionsOf(options)),
    listTools: (params) => client.listTools(params),
    listResources: () => client.listResources(),
    listResourceTemplates: () => client.listResourceTemplates(),
    readResource: (uri) => client.readResource({ uri }),
    subscribe: (uri) => client.subscribeResource({ uri }),
    unsubscribe: (uri) => client.unsubscribeResource({ uri }),
    listPrompts: () => client.listPrompts(),
    getPrompt: (name, args = {}) => client.getPrompt({ name, arguments: { ...args } }),
    complete: (params) => client.complete(params as never),
    setLoggingLevel: (level) => client.setLoggingLevel(level as never),
    ping: () => client.ping(),
    rootsChanged: () => client.sendRootsListChanged(),
    ask: (method, params = {}) => client.request({ method, params: { ...params } }, ResultSchema),
    close: async () => {
      if (transport instanceof StreamableHTTPClientTransport) await transport.terminateSession();
      await client.close();
    },
  };
}

function transportTo(target: Target, transcript: Transcript): Transport {
  if (target.kind === 'http') {
    return new StreamableHTTPClientTransport(new URL(target.url), { fetch: recordingFetch(transcript) });
  }
  const [command = '', ...args] = target.command;
  return new StdioClientTransport({ command, args, env: { ...plainEnvironment(), ...target.env }, stderr: 'ignore' });
}

function optionsOf({ signal, onProgress }: CallOptions) {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onprogress: (progress: object) => onProgress({ ...progress }) }),
  };
}

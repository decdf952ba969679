/** The first generation of the TypeScript SDK: revisions up to 2025-11-25. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
  ResultSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { plainEnvironment } from '../../plain-environment.ts';
import type { Target } from '../forms.ts';
import type { Transcript } from '../transcript.ts';
import { capabilities, clientInfo, type Connecting, optionsOf, type Peer, recordingFetch, replies } from './peer.ts';

export interface Earlier {
  /** The newest revision that the client speaks. */
  readonly revision?: string;
  /** The two addresses of 2024-11-05. */
  readonly isSse?: boolean;
}

export async function connectTypescriptV1(
  { target, transcript, onNotification }: Connecting,
  earlier: Earlier = {},
): Promise<Peer> {
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
  const transport = transportTo(target, transcript, earlier);
  if (earlier.revision !== undefined) pin(transport, earlier.revision);
  await client.connect(transport);
  transcript.rename(transport.sessionId, 'SESSION');
  return {
    server: {
      ...(earlier.revision === undefined ? {} : { revision: earlier.revision }),
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

/** The SDK always offers its newest revision. Throws where the server answers with another. */
function pin(transport: Transport, protocolVersion: string): void {
  const send = transport.send.bind(transport);
  transport.send = (message, options) => {
    const isFirst = 'method' in message && message.method === 'initialize';
    return send(isFirst ? { ...message, params: { ...message.params, protocolVersion } } : message, options);
  };
  transport.setProtocolVersion = chained(transport.setProtocolVersion?.bind(transport), (answered) => {
    if (answered !== protocolVersion) throw new Error(`The server answered in ${answered}.`);
  });
}

function chained(first: ((text: string) => void) | undefined, second: (text: string) => void): (text: string) => void {
  return (text) => {
    first?.(text);
    second(text);
  };
}

function transportTo(target: Target, transcript: Transcript, { isSse = false }: Earlier): Transport {
  if (target.kind === 'http') {
    // The answer to a message comes on another connection than its result; nobody waits for it.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Clients and servers of 2024-11-05 are still there.
    if (isSse) return new SSEClientTransport(new URL(target.url));
    return new StreamableHTTPClientTransport(new URL(target.url), { fetch: recordingFetch(transcript) });
  }
  const [command = '', ...args] = target.command;
  return new StdioClientTransport({ command, args, env: { ...plainEnvironment(), ...target.env }, stderr: 'ignore' });
}

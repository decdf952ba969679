/** The second generation of the TypeScript SDK: every revision. */
import { Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import * as z from 'zod';
import { plainEnvironment } from '../../plain-environment.ts';
import type { Target } from '../forms.ts';
import { capabilities, clientInfo, type Connecting, optionsOf, type Peer, recordingFetch, replies } from './peer.ts';

export type Negotiation = 'legacy' | 'auto';

export async function connectTypescriptV2(
  { target, transcript, onNotification, fetch }: Connecting,
  mode: Negotiation,
): Promise<Peer> {
  const client = new Client(clientInfo, { capabilities, versionNegotiation: { mode } });
  for (const method of ['sampling/createMessage', 'elicitation/create', 'roots/list'] as const) {
    client.setRequestHandler(method, ({ params }) => {
      transcript.note('asked', { method, params });
      return structuredClone(replies[method]) as never;
    });
  }
  client.fallbackNotificationHandler = ({ method, params = {} }) => {
    transcript.notified({ method, params });
    onNotification(method, params);
    return Promise.resolve();
  };
  const transport = transportTo(target, recordingFetch(transcript, fetch));
  await client.connect(transport);
  transcript.rename(transport.sessionId, 'SESSION');
  const revision = client.getNegotiatedProtocolVersion();
  return {
    server: {
      revision,
      info: client.getServerVersion(),
      capabilities: client.getServerCapabilities(),
      instructions: client.getInstructions(),
    },
    callTool: (name, args = {}, options = {}) => client.callTool({ name, arguments: { ...args } }, optionsOf(options)),
    listTools: (params) => client.listTools(params),
    listResources: () => client.listResources(),
    listResourceTemplates: () => client.listResourceTemplates(),
    readResource: (uri) => client.readResource({ uri }),
    subscribe: (uri) => client.subscribeResource({ uri }),
    unsubscribe: (uri) => client.unsubscribeResource({ uri }),
    listPrompts: () => client.listPrompts(),
    getPrompt: (name, args = {}) => client.getPrompt({ name, arguments: { ...args } }),
    complete: (params) => client.complete(params as never),
    setLoggingLevel: (level) => client.request({ method: 'logging/setLevel', params: { level } } as never, anything),
    ping: () => client.ping(),
    rootsChanged: () => client.notification({ method: 'notifications/roots/list_changed' }),
    ask: (method, params = {}) => client.request({ method, params: { ...params } }, anything),
    listen: async (filter) => {
      const subscription = await client.listen(filter);
      return () => subscription.close();
    },
    close: async () => {
      if (transport instanceof StreamableHTTPClientTransport) await transport.terminateSession();
      await client.close();
    },
  };
}

const anything = z.looseObject({});

function transportTo(target: Target, fetch: ReturnType<typeof recordingFetch>): Transport {
  if (target.kind === 'http') {
    return new StreamableHTTPClientTransport(new URL(target.url), { fetch });
  }
  const [command = '', ...args] = target.command;
  return new StdioClientTransport({ command, args, env: { ...plainEnvironment(), ...target.env }, stderr: 'ignore' });
}

import {
  CLIENT_CAPABILITIES_META_KEY,
  McpServer,
  ProtocolError,
  type ServerContext,
} from '@modelcontextprotocol/server';
import type { Asker } from './asking-tools.ts';
import { answer, inputSchemaOf, methods, Refusal } from './repertoire.ts';

type Params = Readonly<Record<string, unknown>>;

interface Message {
  readonly method: string;
  readonly params?: Params;
}

export interface ServedOptions {
  /** Tells those who listen in 2026-07-28; without it the change is told on this connection. */
  readonly onChange?: (kind: 'tools' | 'prompts') => void;
}

/** A server of the second SDK generation; it speaks every revision. */
export function createServedServer({ onChange }: ServedOptions = {}): McpServer {
  const served = new ServedServer(
    { name: 'conformance-server', version: '1.0.0' },
    {
      capabilities: {
        tools: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        prompts: { listChanged: true },
        logging: {},
        completions: {},
      },
      instructions: 'Ask what the conformance suite asks.',
    },
  );
  const { server } = served;
  const tell = onChange ?? ((kind) => void server.notification({ method: `notifications/${kind}/list_changed` }));
  const handle = async ({ method, params = {} }: Message, ctx: ServerContext): Promise<Params> => {
    const capabilities = declaredBy(ctx, CLIENT_CAPABILITIES_META_KEY) ?? {};
    const state = ctx.mcpReq.requestState();
    const { inputResponses: responses = {} } = ctx.mcpReq;
    const round = { responses, state: typeof state === 'string' ? state : undefined, capabilities };
    try {
      return await answer({ method, params, round, asker: askerOf(ctx, tell) });
    } catch (fault) {
      throw fault instanceof Refusal ? new ProtocolError(fault.code, fault.message, fault.data) : fault;
    }
  };
  // A method that is registered is found before the request is answered, and one that is not has a status of its own.
  for (const method of methods) server.setRequestHandler(method as 'tools/list', handle as never);
  return served;
}

/** Its tools stand in the repertoire; over HTTP the SDK asks for their schemas, to check the headers of a call. */
class ServedServer extends McpServer {
  override toolInputSchemaJson(name: string): Record<string, unknown> | undefined {
    return inputSchemaOf(name);
  }
}

function askerOf(ctx: ServerContext, changed: Asker['changed']): Asker {
  const { mcpReq, http } = ctx;
  return {
    progressToken: mcpReq._meta?.progressToken,
    signal: mcpReq.signal,
    wantsLog: declaredBy(ctx, 'io.modelcontextprotocol/logLevel') !== undefined,
    notify: (method, params) => mcpReq.notify({ method, params }),
    ask: (method, params) => mcpReq.send({ method, params } as never),
    closeStream: () => http?.closeSSE?.(),
    changed,
  };
}

/** What a request of 2026-07-28 says of its client. */
function declaredBy({ mcpReq: { envelope } }: ServerContext, key: string): Params | undefined {
  const declared: Readonly<Record<string, unknown>> = { ...envelope };
  return declared[key] as Params | undefined;
}

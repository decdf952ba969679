/** Uses everything that a server offers, and signs in where it asks to. */
import type { Provider } from './provider.ts';
import type { Params, Session, StartVisit, ToolDefinition } from './session.ts';

export interface Using {
  readonly url: URL;
  readonly startVisit: StartVisit;
  readonly provider: Provider;
  /** What the suite says of the scenario. */
  readonly given: Params;
}

const signInsMax = 2;

export async function useServer(using: Using): Promise<void> {
  const { url, startVisit, provider, given } = using;
  for (let signIns = 0; ; signIns += 1) {
    const visit = startVisit(url, provider);
    try {
      const session = await visit.connect();
      await useAll(session, given);
      await session.close();
      return;
    } catch (fault) {
      if (!visit.isRefused(fault) || signIns === signInsMax) throw fault;
      await visit.signIn(provider.callback);
    }
  }
}

async function useAll(session: Session, { toolCalls }: Params): Promise<void> {
  const tools = await session.tools();
  const calls = Array.isArray(toolCalls) ? (toolCalls as readonly Call[]) : tools.map((tool) => callOf(tool, tools));
  for (const call of calls) await session.callTool(call.name, call.arguments);
  if (session.capabilities['prompts'] !== undefined) {
    for (const { name } of await session.prompts()) await session.getPrompt(name);
  }
  if (session.capabilities['resources'] !== undefined) {
    for (const { uri } of await session.resources()) await session.readResource(uri);
  }
}

interface Call {
  readonly name: string;
  readonly arguments: Params;
}

/** A tool that takes a schema is given the first that the server offers. */
function callOf({ name, inputSchema }: ToolDefinition, tools: readonly ToolDefinition[]): Call {
  const properties = Object.entries((inputSchema['properties'] ?? {}) as Readonly<Record<string, Params>>);
  const samples: Params = { string: 'a text', number: 1, integer: 1, boolean: true, object: tools[0]?.inputSchema };
  const given = properties.map(([property, { type }]) => [property, samples[String(type)]] as const);
  return { name, arguments: Object.fromEntries(given.filter(([, value]) => value !== undefined)) };
}

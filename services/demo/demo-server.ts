/** What the demo's MCP servers share: a server on stdio whose tools are named by the scenario. */
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';
import { type DemoServer, loadScenario, serverOf, toolOf, type ToolWords } from './scenario.ts';

export type DemoAnswer = { readonly text: string } | { readonly failure: string };
interface NamedTool {
  readonly words: ToolWords;
  readonly run: DemoTool;
}

export type DemoTool = (byRole: Readonly<Record<string, string>>) => DemoAnswer;

/** Starts the server that `--scenario FILE --server ID [--log FILE]` names; the log holds a line for each call that ran. */
export async function serveDemo(toolsOf: (server: DemoServer) => Readonly<Record<string, DemoTool>>): Promise<void> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: new URL('scenario.json', import.meta.url).pathname },
      server: { type: 'string' },
      log: { type: 'string' },
    },
  });
  if (values.server === undefined) throw new Error('Name the server of the scenario: --server ID.');
  const words = serverOf(loadScenario(values.scenario), values.server);
  const mcp = new McpServer({ name: values.server, version: '1.0.0' });
  const tools = Object.entries(toolsOf(words)).map(([role, run]) => ({ words: toolOf(words, role), run }));
  for (const tool of tools) register(mcp, tool, values.log);
  await mcp.connect(new StdioServerTransport());
}

function register(mcp: McpServer, { words: tool, run }: NamedTool, log: string | undefined): void {
  const roles = Object.entries(tool.arguments);
  const inputSchema = z.object(Object.fromEntries(roles.map(([, words]) => [words.name, argumentSchema(words)])));
  mcp.registerTool(tool.name, { description: tool.description, inputSchema }, (args: Record<string, unknown>) => {
    if (log !== undefined) appendFileSync(log, `${JSON.stringify({ tool: tool.name, digest: digestOf(args) })}\n`);
    const answer = run(Object.fromEntries(roles.map(([role, words]) => [role, textOf(args[words.name])])));
    return 'text' in answer
      ? { content: [{ type: 'text', text: answer.text }] }
      : { content: [{ type: 'text', text: answer.failure }], isError: true };
  });
}

function argumentSchema(words: { readonly description: string }): z.ZodString {
  return z.string().describe(words.description);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Names a call by its arguments without keeping them, so that a log can be compared with what a client sent. */
export function digestOf(args: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

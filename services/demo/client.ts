/**
 * A scripted agent: a real MCP client that plays the scenario's steps against the given servers, one call after the
 * other at a stated pace. It prints one JSON line a call and knows nothing of who stands between it and the servers.
 *
 *   client.ts --scenario FILE --pace-ms 250 --server tickets=http://127.0.0.1:7777/tickets …
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { digestOf } from './demo-server.ts';
import { type DemoStep, loadScenario, namedArguments, type Scenario, serverOf, toolOf } from './scenario.ts';

export interface DemoCallReport {
  readonly step: number;
  readonly phase: DemoStep['phase'];
  readonly server: string;
  readonly tool: string;
  readonly digest: string;
  readonly startedAtMs: number;
  readonly isError: boolean;
  /** Text of an answer that is an error. */
  readonly text?: string;
}

const { values: options } = parseArgs({
  options: {
    scenario: { type: 'string', default: new URL('scenario.json', import.meta.url).pathname },
    'pace-ms': { type: 'string', default: '250' },
    server: { type: 'string', multiple: true, default: [] },
  },
});

const scenario = loadScenario(options.scenario);
const clients = new Map<string, Client>();
for (const pair of options.server) {
  const [id = '', url = ''] = pair.split(/=(.*)/s);
  const client = new Client({ name: 'shearpin-demo-agent', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  await client.listTools();
  clients.set(id, client);
}
await play(scenario, Number(options['pace-ms']));
await Promise.all([...clients.values()].map((client) => client.close()));

async function play({ steps }: Scenario, paceMs: number): Promise<void> {
  const kept = new Map<string, string>();
  for (const [index, step] of steps.entries()) {
    if (index > 0 && paceMs > 0) await pause(paceMs);
    const { report, text } = await call(step, index, kept);
    if (step.keep !== undefined) kept.set(step.keep, text);
    process.stdout.write(`${JSON.stringify(report)}\n`);
  }
}

async function call(step: DemoStep, index: number, kept: ReadonlyMap<string, string>) {
  const client = clients.get(step.server);
  if (client === undefined) throw new Error(`No address was given for the server "${step.server}".`);
  const tool = toolOf(serverOf(scenario, step.server), step.tool);
  const args = namedArguments(tool, filled(step.arguments, kept));
  const startedAtMs = Date.now();
  const result = await client.callTool({ name: tool.name, arguments: args });
  const text = textOf(result['content']);
  const isError = result['isError'] === true;
  const { phase, server } = step;
  const told = { step: index, phase, server, tool: tool.name, digest: digestOf(args), startedAtMs, isError };
  const report: DemoCallReport = isError ? { ...told, text } : told;
  return { report, text };
}

function filled(args: Readonly<Record<string, string>>, kept: ReadonlyMap<string, string>): Record<string, string> {
  const fill = (value: string): string =>
    value.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => kept.get(name) ?? whole);
  return Object.fromEntries(Object.entries(args).map(([role, value]) => [role, fill(value)]));
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return '';
  const texts = content.map((item: { readonly text?: unknown }) => (typeof item.text === 'string' ? item.text : ''));
  return texts.join('\n');
}

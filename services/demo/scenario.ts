/**
 * The scenario that the demo plays. It is data: every name of a server, tool, argument and text stands in the
 * scenario file, so another file plays the same story in other words.
 */
import { readFileSync } from 'node:fs';

export interface ArgumentWords {
  readonly name: string;
  readonly description: string;
}

export interface ToolWords {
  readonly name: string;
  readonly description: string;
  readonly arguments: Readonly<Record<string, ArgumentWords>>;
}

export interface DemoDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface DemoServer {
  readonly program: 'documents-server' | 'vault-server' | 'mail-server' | 'refunds-server';
  readonly tools: Readonly<Record<string, ToolWords>>;
  readonly documents?: readonly DemoDocument[];
  /** Names of vault entries. Their values are drawn anew at each start, or given here. */
  readonly entries?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
}

export interface DemoStep {
  readonly phase: 'honest' | 'injected';
  readonly server: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, string>>;
  /** Keeps the text of the result under this name, for `{{name}}` in later arguments. */
  readonly keep?: string;
}

export interface Scenario {
  readonly servers: Readonly<Record<string, DemoServer>>;
  readonly steps: readonly DemoStep[];
}

export function loadScenario(file: string): Scenario {
  return JSON.parse(readFileSync(file, 'utf8')) as Scenario;
}

export function serverOf(scenario: Scenario, id: string): DemoServer {
  const server = scenario.servers[id];
  if (server === undefined) throw new Error(`The scenario has no server "${id}".`);
  return server;
}

export function toolOf(server: DemoServer, role: string): ToolWords {
  const tool = server.tools[role];
  if (tool === undefined) throw new Error(`The server has no tool for "${role}".`);
  return tool;
}

/** Arguments as the tool names them. */
export function namedArguments(tool: ToolWords, byRole: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(byRole).map(([role, value]) => [tool.arguments[role]?.name ?? role, value]));
}

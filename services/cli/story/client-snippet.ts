import { fileURLToPath } from 'node:url';
import { demoProgram, type ScenarioOutline } from './scenario-outline.ts';

/** The launcher that a client can start from any folder, without npm. */
const launcher = fileURLToPath(new URL('../launcher.js', import.meta.url));

/** An mcp.json: the servers of the running gateway, and an entry that puts a gateway before a server over stdio. */
export function clientSnippet(gatewayUrl: string, { file, servers }: ScenarioOutline): string {
  const [first] = servers;
  const running = servers.map(({ id }) => [id, { type: 'http', url: `${gatewayUrl}/${id}` }] as const);
  const wrapped = {
    command: process.execPath,
    args: [
      launcher,
      'gateway',
      '--',
      process.execPath,
      first?.program ?? demoProgram('documents-server'),
      ...['--scenario', file, '--server', first?.id ?? ''],
    ],
  };
  const mcpServers = { ...Object.fromEntries(running), 'behind-shearpin': wrapped };
  return JSON.stringify({ mcpServers }, null, 2);
}

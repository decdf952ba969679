import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { expect, it } from 'vitest';
import { ownScenarioFile } from '../../services/cli/story/scenario-outline.ts';
import { becomesTrue } from '../support/pipeline/eventually.ts';
import { CliProcess, runCli, temporaryFolder } from '../support/cli-process.ts';

interface Snippet {
  readonly mcpServers: Readonly<Record<string, SnippetEntry>>;
}

interface SnippetEntry {
  readonly url?: string;
  readonly command?: string;
  readonly args?: string[];
}

async function toolsOf(transport: Transport): Promise<readonly string[]> {
  const client = new Client({ name: 'stranger', version: '1.0.0' });
  await client.connect(transport);
  const { tools } = await client.listTools();
  await client.close();
  return tools.map(({ name }) => name);
}

it('serves an MCP client by exactly the printed snippet, and leaves no process behind', async () => {
  using folder = temporaryFolder();
  const scenario = join(folder.path, 'scenario.json');
  copyFileSync(ownScenarioFile, scenario);
  const env = { SHEARPIN_STATE_DIR: join(folder.path, 'state') };
  await using start = new CliProcess(['start', '--pace-ms', '0', '--listen', '127.0.0.1:0', '--scenario', scenario], {
    env,
  });
  const [printed] = await start.says(/^\{\n[^]*?^\}\n/m);
  const { mcpServers } = JSON.parse(printed) as Snippet;

  const tools = new Map<string, readonly string[]>();
  for (const [name, { url, command = '', args = [] }] of Object.entries(mcpServers)) {
    // The client's own environment, and a folder that knows nothing of this package.
    const transport =
      url === undefined
        ? new StdioClientTransport({ command, args, cwd: folder.path, env: { HOME: folder.path } })
        : new StreamableHTTPClientTransport(new URL(url));
    tools.set(name, await toolsOf(transport));
  }
  expect(Object.fromEntries(tools)).toEqual({
    tickets: ['search_tickets', 'read_ticket'],
    vault: ['get_secret'],
    mail: ['send_mail'],
    refunds: ['refund_payment'],
    'behind-shearpin': ['search_tickets', 'read_ticket'],
  });

  start.kill('SIGINT');
  expect((await start.ended).code).toBe(0);
  await becomesTrue({ what: 'nobody is left' }, () => processesNaming(scenario).length === 0);
});

it('ends with everything that it started when it is interrupted in the middle of the story', async () => {
  using folder = temporaryFolder();
  const scenario = join(folder.path, 'scenario.json');
  copyFileSync(ownScenarioFile, scenario);
  await using start = new CliProcess(
    ['start', '--pace-ms', '60000', '--listen', '127.0.0.1:0', '--scenario', scenario],
    {
      env: { SHEARPIN_STATE_DIR: join(folder.path, 'state') },
    },
  );
  await start.says(/Honest work/);
  await becomesTrue({ what: 'its servers run' }, () => processesNaming(scenario).length > 1);
  start.kill('SIGTERM');
  expect((await start.ended).code).toBe(130);
  await becomesTrue({ what: 'nobody is left' }, () => processesNaming(scenario).length === 0);
});

it('ends with what to do when the address is taken', async () => {
  using folder = temporaryFolder();
  const holder = createServer();
  await once(holder.listen(0, '127.0.0.1'), 'listening');
  const { port } = holder.address() as AddressInfo;
  const end = await runCli(['start', '--listen', `127.0.0.1:${port}`], { env: { SHEARPIN_STATE_DIR: folder.path } });
  holder.close();
  expect(end.code).toBe(1);
  expect(end.stderr).toMatch(/Cannot listen on 127\.0\.0\.1:\d+ .*Choose another address.*\[E_LISTEN\]/);
});

function processesNaming(path: string): readonly string[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'args'], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(path));
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { connectTypescriptV1 } from '../../support/real-software/clients/typescript-v1.ts';
import { connectTypescriptV2 } from '../../support/real-software/clients/typescript-v2.ts';
import {
  type Connect,
  talkToConformanceServer,
  talkToEverything,
  talkToTools,
} from '../../support/real-software/conversations.ts';
import type { FormName, Target } from '../../support/real-software/forms.ts';
import { expectNoDifference } from '../../support/real-software/lanes.ts';
import { filesystem, memory } from '../../support/real-software/programs.ts';
import {
  conformanceOnStdio,
  everythingOnStdio,
  serveConformance,
  serveEverything,
} from '../../support/real-software/reference-servers.ts';

const clients: readonly (readonly [string, Connect])[] = [
  ['the TypeScript SDK 1', connectTypescriptV1],
  ['the TypeScript SDK 2', (connecting) => connectTypescriptV2(connecting, 'legacy')],
  [
    'the TypeScript SDK 2, which asks for the newest revision first',
    (connecting) => connectTypescriptV2(connecting, 'auto'),
  ],
];
const stdioForms: readonly FormName[] = ['stdio', 'HTTP in front of stdio', 'a path to stdio'];
const httpForms: readonly FormName[] = ['HTTP in front of HTTP', 'a path to HTTP'];

describe.each(clients)('%s', (_client, connect) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shearpin-files-'));
    for (const name of ['note.txt', 'other.txt']) writeFileSync(join(folder, name), 'A note.\nWith a second line.\n');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(stdioForms)('sees the same of the everything server through %s', async (form) => {
    const conversation = talkToEverything;
    await expectNoDifference({ connect, conversation, form, direct: everythingOnStdio, behind: everythingOnStdio });
  });

  it.each(httpForms)('sees the same of the everything server through %s', async (form) => {
    await using server = await serveEverything();
    const conversation = talkToEverything;
    await expectNoDifference({ connect, conversation, form, direct: server.target, behind: server.target });
  });

  it.each(httpForms)('sees the same of a server of every revision through %s', async (form) => {
    await using server = await serveConformance();
    const conversation = talkToConformanceServer;
    await expectNoDifference({ connect, conversation, form, direct: server.target, behind: server.target });
  });

  it.each(stdioForms)('sees the same of a server of every revision through %s', async (form) => {
    await using server = await serveConformance();
    const direct = form === 'stdio' ? conformanceOnStdio : server.target;
    const conversation = talkToConformanceServer;
    await expectNoDifference({ connect, conversation, form, direct, behind: conformanceOnStdio });
  });

  it.each(stdioForms)('sees the same of the filesystem server through %s', async (form) => {
    const files: Target = { kind: 'stdio', command: [...filesystem, folder] };
    const conversation = talkToTools([
      ['list_allowed_directories', {}],
      ['read_text_file', { path: join(folder, 'note.txt') }],
      ['read_text_file', { path: '/outside/of/it' }],
      ['search_files', { path: folder, pattern: '*.txt' }],
      ['directory_tree', { path: folder }],
      ['write_file', { path: join(folder, 'other.txt'), content: 'Grüße \u2028 and \u0000' }],
      ['read_multiple_files', { paths: [join(folder, 'note.txt'), join(folder, 'none.txt')] }],
    ]);
    await expectNoDifference({ connect, conversation, form, direct: files, behind: files });
  });

  it.each(stdioForms)('sees the same of the memory server through %s', async (form) => {
    const command = [...memory];
    const server: Target = { kind: 'stdio', command };
    const conversation = talkToTools([
      ['read_graph', {}],
      ['search_nodes', { query: 'nobody' }],
      ['open_nodes', { names: ['nobody'] }],
      ['add_observations', { observations: [{ entityName: 'nobody', contents: ['x'] }] }],
    ]);
    await expectNoDifference({ connect, conversation, form, direct: server, behind: server });
  });
});

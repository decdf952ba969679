import { describe, expect, it } from 'vitest';
import { type FormName, type Target, throughGateway } from '../../support/real-software/forms.ts';
import { runProcess } from '../../support/real-software/processes.ts';
import { everything, inspector } from '../../support/real-software/programs.ts';
import { everythingOnStdio, serveEverything } from '../../support/real-software/reference-servers.ts';
import { temporaryFolder } from '../../support/cli-process.ts';

const questions = [
  ['--method', 'tools/list'],
  ['--method', 'tools/call', '--tool-name', 'get-sum', '--tool-arg', 'a=1', '--tool-arg', 'b=2'],
  ['--method', 'tools/call', '--tool-name', 'no-such-tool'],
  ['--method', 'resources/read', '--uri', 'demo://nowhere'],
];

/** What the Inspector's command line says, and how it ends. */
async function inspect(target: Target): Promise<readonly object[]> {
  using folder = temporaryFolder();
  const env = { HOME: folder.path, ...(target.kind === 'stdio' ? target.env : {}) };
  const server = target.kind === 'http' ? [target.url] : target.command;
  const answers = await Promise.all(
    questions.map((question) =>
      runProcess([...inspector, ...question, '--format', 'json', '--quiet', '--', ...server], { env }),
    ),
  );
  return answers.map(({ code, stdout }) => ({ code, stdout }));
}

describe('the Inspector', () => {
  it.each<FormName>(['stdio', 'HTTP in front of stdio'])('sees the same through %s', async (form) => {
    await using way = await throughGateway(form, { command: everything.stdio });
    expect(await inspect(way.target)).toEqual(await inspect(everythingOnStdio));
  });

  it('sees the same through HTTP in front of HTTP', async () => {
    await using server = await serveEverything();
    if (server.target.kind !== 'http') throw new Error('It serves HTTP.');
    await using way = await throughGateway('HTTP in front of HTTP', { url: server.target.url });
    expect(await inspect(way.target)).toEqual(await inspect(server.target));
  });
});

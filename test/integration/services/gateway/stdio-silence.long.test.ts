import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../support/cli-process.ts';
import { runThroughGateway } from '../../../support/gateway/stdio-run.ts';

const silentSeconds = 600;

it('a call over stdio may be silent for ten minutes', async () => {
  using folder = temporaryFolder();
  const answer = '{"jsonrpc":"2.0","id":1,"result":{"content":[]}}';
  const script = {
    command: ['sh', '-c', `read line; sleep ${String(silentSeconds)}; echo '${answer}'; cat >/dev/null`],
    input: [Buffer.from('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x","arguments":{}}}\n')],
    openUntil: answer,
  };
  const { code, stdout } = await runThroughGateway(script, folder.path);
  expect({ code, said: stdout.toString('utf8') }).toEqual({ code: 0, said: `${answer}\n` });
});

import { expect } from 'vitest';
import { temporaryFolder } from '../cli-process.ts';
import { runThroughGateway } from './stdio-run.ts';

/** A call over stdio is answered though its server says nothing for so long. */
export async function expectStdioAnswerAfter(seconds: number): Promise<void> {
  using folder = temporaryFolder();
  const answer = '{"jsonrpc":"2.0","id":1,"result":{"content":[]}}';
  const script = {
    command: ['sh', '-c', `read line; sleep ${String(seconds)}; echo '${answer}'; cat >/dev/null`],
    input: [Buffer.from('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x","arguments":{}}}\n')],
    openUntil: answer,
  };
  const { code, stdout } = await runThroughGateway(script, folder.path);
  expect({ code, said: stdout.toString('utf8') }).toEqual({ code: 0, said: `${answer}\n` });
}

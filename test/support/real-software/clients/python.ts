/** The Python SDK, each generation in a virtual environment of its own that lasts over runs of the tests. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { plainEnvironment } from '../../plain-environment.ts';
import type { Target } from '../forms.ts';
import { runProcess } from '../processes.ts';
import { type Entry, Transcript } from '../transcript.ts';

export type PythonSdk = '1.30.0' | '2.3.0';

const environments = join(tmpdir(), `shearpin-python-${userInfo().uid}`);
const script = join(import.meta.dirname, '..', 'python', 'conversation.py');

/** The interpreter that has this SDK; makes its environment where there is none. Throws what is missing, in one line. */
export async function pythonWith(sdk: PythonSdk): Promise<string> {
  const folder = join(environments, `mcp-${sdk}`);
  const interpreter = join(folder, 'bin', 'python');
  if (existsSync(interpreter)) return interpreter;
  mkdirSync(environments, { recursive: true, mode: 0o700 });
  const making = join(environments, `making-${sdk}-${process.pid}`);
  try {
    await mustRun(['python3', '-m', 'venv', making]);
    await mustRun([join(making, 'bin', 'python'), '-m', 'pip', 'install', '--quiet', `mcp==${sdk}`]);
    if (!existsSync(interpreter)) renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return interpreter;
}

async function mustRun(command: readonly string[]): Promise<void> {
  const { code, stderr } = await runProcess(command);
  if (code === 0) return;
  const said = stderr.trim().split('\n').at(-1) ?? '';
  throw new Error(
    `The Python SDK is compared with the gateway: python3 with venv and pip is needed, and a package index. ` +
      `\`${command.join(' ')}\` failed: ${said}. SHEARPIN_TEST_SKIP_SERVERS=1 leaves this test out.`,
  );
}

export async function converseInPython(interpreter: string, target: Target): Promise<readonly Entry[]> {
  const env = { ...plainEnvironment(), ...(target.kind === 'stdio' ? target.env : {}) };
  const given = target.kind === 'http' ? { url: target.url } : { command: target.command, env };
  const { code, stdout, stderr } = await runProcess([interpreter, script, JSON.stringify(given)]);
  if (code !== 0) throw new Error(`The Python client failed:\n${stdout.slice(-2000)}\n${stderr.slice(-4000)}`);
  const transcript = new Transcript();
  for (const line of stdout.trim().split('\n')) {
    const { name, ...seen } = JSON.parse(line) as Entry & { readonly name: string };
    if (name === 'notification') transcript.notified(seen);
    else transcript.note(name, seen);
  }
  return transcript.entries();
}

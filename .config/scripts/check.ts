/** Runs every check of `npm run check`, two at a time, and prints what each said only when it failed. */
import { spawn } from 'node:child_process';
import { stdout } from 'node:process';

const checks = [
  'check:lint',
  'check:types',
  'check:format',
  'check:lock',
  'check:generated',
  'check:imports',
  'check:dead-code',
];
const runningMax = 2;

interface Outcome {
  check: string;
  passed: boolean;
  output: string;
}

function runCheck(check: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', check], { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => {
      resolve({ check, passed: false, output: error.message });
    });
    child.on('close', (code) => {
      resolve({ check, passed: code === 0, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

function report({ check, passed, output }: Outcome): void {
  const lastLine = output.trimEnd().split('\n').at(-1) ?? '';
  stdout.write(
    passed ? `ok      ${check}${lastLine === '' ? '' : `: ${lastLine}`}\n` : `FAILED  ${check}\n${output}\n`,
  );
}

async function runAll(): Promise<string[]> {
  const waiting = [...checks];
  const failed: string[] = [];
  async function work(): Promise<void> {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const outcome = await runCheck(check);
      report(outcome);
      if (!outcome.passed) failed.push(check);
    }
  }
  await Promise.all(Array.from({ length: runningMax }, work));
  return failed;
}

const failed = await runAll();
if (failed.length > 0)
  stdout.write(`\n${String(failed.length)} of ${String(checks.length)} checks failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CommandIo } from './command.ts';

const benches = new URL('../../test/bench/', import.meta.url);

/** `shearpin bench NAME [OPTIONS]`: runs test/bench/NAME.ts, which only a checkout has. */
export async function runBench([name, ...args]: readonly string[], io: CommandIo): Promise<number> {
  if (!existsSync(benches)) {
    io.stderr.write('shearpin bench: Benchmarks need a checkout of the repository; the installed package has none.\n');
    return 2;
  }
  const names = readdirSync(benches).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));
  if (name === undefined || !names.includes(name)) {
    const isHelp = name === '--help' || name === '-h';
    const unknown = isHelp || name === undefined ? '' : `shearpin bench: There is no such benchmark.\n`;
    const text = `${unknown}Usage: shearpin bench NAME [OPTIONS] [--json]\n\nThere are: ${names.join(', ')}\n`;
    (isHelp ? io.stdout : io.stderr).write(text);
    return isHelp ? 0 : 2;
  }
  const file = fileURLToPath(new URL(`${name}.ts`, benches));
  const child = spawn(process.execPath, [file, ...args], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const help = `Usage: shearpin [--version] [--help]

Watches what AI agents do through MCP tools and breaks a dangerous chain of calls before its last link runs.

  --version  print the version and exit
  --help     print this text and exit
`;

/** Reads the nearest package.json above this file: one level higher when it runs from the built folder. */
function readVersion(): string {
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  throw new Error('package.json was not found above services/cli.');
}

function parse(args: string[]): { version: boolean; help: boolean } | { fault: string } {
  try {
    const { values } = parseArgs({
      args,
      options: { version: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
    return values;
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** Runs the command line and resolves to the exit code: 0 done, 2 wrongly called. */
export function main(args: string[]): Promise<number> {
  const parsed = parse(args);
  if ('fault' in parsed) {
    process.stderr.write(`shearpin: ${parsed.fault}\nRun \`shearpin --help\` for the commands.\n`);
    return Promise.resolve(2);
  }
  if (parsed.version) {
    process.stdout.write(`${readVersion()}\n`);
    return Promise.resolve(0);
  }
  process.stdout.write(help);
  return Promise.resolve(parsed.help ? 0 : 2);
}

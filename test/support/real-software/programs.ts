/** Published programs that the gateway is compared with, as commands. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

function program(manifest: string, ...path: readonly string[]): string {
  return join(dirname(manifest), ...path);
}

export const conformance = program(require.resolve('@modelcontextprotocol/conformance/package.json'), 'dist/index.js');
export const conformanceNext = program(require.resolve('conformance-next/package.json'), 'dist/index.js');

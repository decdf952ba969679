/** Published programs that the gateway is compared with, as commands. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

function program(manifest: string, ...path: readonly string[]): string {
  return join(dirname(manifest), ...path);
}

export const conformance = program(require.resolve('@modelcontextprotocol/conformance/package.json'), 'dist/index.js');
export const conformanceNext = program(require.resolve('conformance-next/package.json'), 'dist/index.js');

/** Loaded before a program that would listen on every interface. */
export const loopbackOnly = join(import.meta.dirname, 'loopback-only.cjs');
const node = process.execPath;

const everythingProgram = program(
  require.resolve('@modelcontextprotocol/server-everything/package.json'),
  'dist/index.js',
);

/** The reference servers; one that speaks HTTP listens on loopback only. */
export const everything = {
  stdio: [node, everythingProgram, 'stdio'],
  http: [node, '--require', loopbackOnly, everythingProgram, 'streamableHttp'],
  sse: [node, '--require', loopbackOnly, everythingProgram, 'sse'],
} as const;

export const filesystem = [
  node,
  program(require.resolve('@modelcontextprotocol/server-filesystem/package.json'), 'dist/index.js'),
] as const;

export const memory = [
  node,
  program(require.resolve('@modelcontextprotocol/server-memory/package.json'), 'dist/index.js'),
] as const;

export const inspector = [
  node,
  program(require.resolve('@modelcontextprotocol/inspector/package.json'), 'clients/launcher/build/index.js'),
  '--cli',
] as const;

/** The server that the conformance suite asks for. */
export const conformanceServer = [node, join(import.meta.dirname, 'conformance-server', 'main.ts')] as const;

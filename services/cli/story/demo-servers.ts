import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Upstream } from '../../../schemas/generated/types.ts';
import type { ScenarioOutline } from './scenario-outline.ts';

/** The demo's servers as upstreams of a gateway: child processes, each with a log of the calls that reached it. */
export function demoUpstreams({ file, servers }: ScenarioOutline, logsFolder: string): Record<string, Upstream> {
  const entries = servers.map(({ id, program }) => {
    const args = [program, '--scenario', file, '--server', id, '--log', logOf(logsFolder, id)];
    return [id, { command: process.execPath, args }] as const;
  });
  return Object.fromEntries(entries);
}

/** Digests of the calls that a server ran, by its own log. */
export function callsThatReached(logsFolder: string, server: string): ReadonlySet<string> {
  const lines = readLog(logOf(logsFolder, server)).split('\n').filter(Boolean);
  return new Set(lines.map((line) => (JSON.parse(line) as { readonly digest: string }).digest));
}

function logOf(logsFolder: string, server: string): string {
  return join(logsFolder, `${server}.calls.ndjson`);
}

function readLog(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // A server that was never called has no log.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

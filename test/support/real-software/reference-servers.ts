/** Starts a reference server on HTTP, and names it as a target. */
import { freePort } from '../servers/free-port.ts';
import type { Target } from './forms.ts';
import { startProcess } from './processes.ts';
import { conformanceServer, everything } from './programs.ts';

export interface Serving extends AsyncDisposable {
  readonly target: Target;
}

export async function serveEverything(): Promise<Serving> {
  const port = await freePort();
  const env = { PORT: String(port) };
  const server = await startProcess(everything.http, { env, says: /listening on port (\d+)/ });
  return {
    target: { kind: 'http', url: `http://127.0.0.1:${port}/mcp` },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** The two addresses of 2024-11-05. */
export async function serveEverythingAsSse(): Promise<Serving> {
  const port = await freePort();
  const env = { PORT: String(port) };
  const server = await startProcess(everything.sse, { env, says: /running on port (\d+)/ });
  return {
    target: { kind: 'http', url: `http://127.0.0.1:${port}/sse` },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

export async function serveConformance(): Promise<Serving> {
  const server = await startProcess([...conformanceServer, '--http'], { says: /(http:\S+)\n/ });
  return { target: { kind: 'http', url: server.found }, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

export const everythingOnStdio: Target = { kind: 'stdio', command: everything.stdio };
export const conformanceOnStdio: Target = { kind: 'stdio', command: conformanceServer };

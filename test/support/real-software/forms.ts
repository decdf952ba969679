/** The ways to one server: without the gateway, and through it in each of the forms that it has. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launcher } from '../cli-process.ts';
import { freePort } from '../servers/free-port.ts';
import { type Speaking, startProcess } from './processes.ts';

/** How a client reaches a server. */
export type Target =
  | { readonly kind: 'http'; readonly url: string }
  | { readonly kind: 'stdio'; readonly command: readonly string[]; readonly env?: Readonly<Record<string, string>> };

export interface Way extends AsyncDisposable {
  readonly target: Target;
}

export type FormName =
  'HTTP in front of HTTP' | 'HTTP in front of stdio' | 'a path to HTTP' | 'a path to stdio' | 'stdio';

/** What stands behind the gateway. */
export interface Behind {
  readonly url?: string;
  readonly command?: readonly string[];
}

const listening = /listening on (http:\S+)/;

/** Starts a gateway process before the server; in front of stdio the client starts it. */
export async function throughGateway(form: FormName, { url = '', command = [] }: Behind): Promise<Way> {
  const folder = mkdtempSync(join(tmpdir(), 'shearpin-real-'));
  const env = { SHEARPIN_STATE_DIR: folder, SHEARPIN_LOG_LEVEL: 'error' };
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const gateway = [process.execPath, launcher, 'gateway'];
  if (form === 'stdio') {
    const target = { kind: 'stdio', command: [...gateway, '--', ...command], env } as const;
    return { target, [Symbol.asyncDispose]: async () => Promise.resolve().then(remove) };
  }
  const args = argumentsOf(form, { url, command }, folder);
  const running = await startProcess([...gateway, ...args], { env, says: listening });
  const path = form.startsWith('a path') ? '/real' : '/mcp';
  return {
    target: { kind: 'http', url: `${running.found}${path}` },
    [Symbol.asyncDispose]: () => endOf(running, remove),
  };
}

function argumentsOf(form: FormName, { url, command = [] }: Behind, folder: string): readonly string[] {
  const listen = ['--listen', '127.0.0.1:0'];
  switch (form) {
    case 'HTTP in front of HTTP':
      return [...listen, '--upstream', url ?? ''];
    case 'HTTP in front of stdio':
      return [...listen, '--', ...command];
    case 'a path to HTTP':
      return ['--config', configOf(folder, { url })];
    default:
      return ['--config', configOf(folder, { command: command[0], args: command.slice(1) })];
  }
}

/** HTTP in front of HTTP for clients that sign in: the gateway's URL is a resource of its own, with the server's path. */
export async function throughPublicGateway(
  server: string,
  {
    isHost = false,
  }: { /** The whole host is named to the gateway, and the client says the path. */ readonly isHost?: boolean } = {},
): Promise<{ readonly url: string } & AsyncDisposable> {
  const folder = mkdtempSync(join(tmpdir(), 'shearpin-real-'));
  const env = { SHEARPIN_STATE_DIR: folder, SHEARPIN_LOG_LEVEL: 'error' };
  const listen = `127.0.0.1:${await freePort()}`;
  const { origin, pathname } = new URL(server);
  const url = `http://${listen}${pathname === '/' ? '' : pathname}`;
  const args = ['--listen', listen, '--upstream', isHost ? origin : server, '--public-url', url];
  const running = await startProcess([process.execPath, launcher, 'gateway', ...args], { env, says: listening });
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return { url, [Symbol.asyncDispose]: () => endOf(running, remove) };
}

/** A second server beside it, so that the path decides. */
function configOf(folder: string, real: object): string {
  const file = join(folder, 'gateway.json');
  const other = { command: process.execPath, args: ['--eval', ''] };
  writeFileSync(file, JSON.stringify({ listen: '127.0.0.1:0', upstreams: { other, real } }));
  return file;
}

async function endOf(running: Speaking, remove: () => void): Promise<void> {
  await running[Symbol.asyncDispose]();
  remove();
}

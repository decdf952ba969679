import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { fetchedServers } from './maven-jars.ts';
import { ServerProcess, serverFolder } from './server-process.ts';

const run = promisify(execFile);

const FETCHED_BINARIES: Readonly<Record<string, string>> = {
  'linux-x64': 'redis-server-6.2.6-v5-linux-amd64',
  'linux-arm64': 'redis-server-6.2.7-linux-arm64',
  'darwin-x64': 'redis-server-6.2.6-v5-darwin-amd64',
  'darwin-arm64': 'redis-server-6.2.6-v5-darwin-arm64',
};

export interface RedisServerOptions {
  /** Every acknowledged write survives a kill; without it the server restarts empty. */
  readonly isDurable?: boolean;
  /** Redis settings besides those above, as on its command line: `['--maxmemory', '8mb']`. */
  readonly settings?: readonly string[];
}

/** A real Redis on loopback that a test may kill, pause and start again on the same port. */
export class RedisServer extends ServerProcess {
  readonly url: string;

  private constructor(args: readonly string[], place: { command: string; folder: string; port: number }) {
    super({ name: 'Redis', args, ...place });
    this.url = `redis://127.0.0.1:${place.port}`;
  }

  /** Leaves the server down, for tests in which Redis is away at start. */
  static async create(options: RedisServerOptions = {}): Promise<RedisServer> {
    const command = await redisCommand();
    const port = await freePort();
    const folder = await serverFolder('redis');
    return new RedisServer(redisArguments(port, options), { command, folder, port });
  }

  static async start(options: RedisServerOptions = {}): Promise<RedisServer> {
    const server = await RedisServer.create(options);
    try {
      await server.start();
    } catch (error) {
      await server[Symbol.asyncDispose]();
      throw error;
    }
    return server;
  }
}

function redisArguments(port: number, options: RedisServerOptions): string[] {
  const durability =
    options.isDurable === true ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
  return [
    ...['--port', String(port), '--bind', '127.0.0.1', '--save', ''],
    ...['--maxmemory-policy', 'noeviction'],
    ...durability,
    ...(options.settings ?? []),
  ];
}

async function redisCommand(): Promise<string> {
  const installed = await run('redis-server', ['--version']).catch(() => undefined);
  if (installed !== undefined) return 'redis-server';
  const platform = `${process.platform}-${process.arch}`;
  const binary = FETCHED_BINARIES[platform];
  if (binary === undefined) {
    throw new Error(`there is no redis-server on the PATH, and none to fetch for ${platform}`);
  }
  const { redisFolder } = await fetchedServers();
  return join(redisFolder, binary);
}

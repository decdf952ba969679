import { createDockerWay } from './docker-way.ts';
import { createEnvironmentWay } from './environment-way.ts';
import { findServers } from './find-servers.ts';
import { createLocalWay } from './local-way.ts';

export interface StartedServers extends AsyncDisposable {
  /** `host:port,…`, as the command line takes it. */
  readonly kafkaBrokers: string;
  readonly redisUrl: string;
}

/** Real servers for a test run, a bench or a script. The caller disposes; a caller that dies takes them along. */
export async function startServers(): Promise<StartedServers> {
  const servers = await findServers([createEnvironmentWay(process.env), createDockerWay(), createLocalWay()]);
  return {
    kafkaBrokers: servers.kafka.address,
    redisUrl: servers.redis.address,
    [Symbol.asyncDispose]: () => servers[Symbol.asyncDispose](),
  };
}

/** How Redis is reached, as the configuration says. */
import type { WorkerConfig } from '../../../schemas/generated/types.ts';
import type { Read } from './kafka-access.ts';
import { readSecret } from './read-secret.ts';
import { readTls, type TlsMaterial } from './read-tls.ts';

export type RedisAccessConfig = Pick<
  WorkerConfig,
  | 'redisUrl'
  | 'redisCluster'
  | 'redisClusterNodes'
  | 'redisUsername'
  | 'redisPasswordFile'
  | 'redisCaFile'
  | 'redisCertFile'
  | 'redisKeyFile'
  | 'redisServerName'
>;

export interface RedisAccess {
  readonly username?: string;
  readonly password?: string;
  /** Beside a URL that asks for TLS. */
  readonly tls?: TlsMaterial & { readonly serverName?: string };
}

const usernameSetting = 'SHEARPIN_REDIS_USERNAME (redisUsername)';
const passwordSetting = 'SHEARPIN_REDIS_PASSWORD_FILE (redisPasswordFile)';
const certSetting = 'SHEARPIN_REDIS_CERT_FILE (redisCertFile)';
const keySetting = 'SHEARPIN_REDIS_KEY_FILE (redisKeyFile)';
const caSetting = 'SHEARPIN_REDIS_CA_FILE (redisCaFile)';
const nameSetting = 'SHEARPIN_REDIS_SERVER_NAME (redisServerName)';
const clusterSetting = 'SHEARPIN_REDIS_CLUSTER (redisCluster)';
const nodesSetting = 'SHEARPIN_REDIS_CLUSTER_NODES (redisClusterNodes)';
const urlSetting = 'SHEARPIN_REDIS_URL (redisUrl)';

export function readRedisAccess(config: RedisAccessConfig): Read<RedisAccess> {
  if (!URL.canParse(config.redisUrl)) return { access: {}, faults: [`${urlSetting} is no URL.`] };
  const url = new URL(config.redisUrl);
  const tls = readRedisTls(config, url);
  const user = readRedisUser(config, url);
  const faults = [...clusterFaults(config), ...user.faults, ...tls.faults];
  return { access: { ...user.access, ...tls.access }, faults };
}

function clusterFaults({ redisCluster, redisClusterNodes = [] }: RedisAccessConfig): readonly string[] {
  return redisCluster || redisClusterNodes.length === 0 ? [] : [`${nodesSetting}: ${clusterSetting} is not true.`];
}

function readRedisUser(
  { redisUsername: username, redisPasswordFile: path }: RedisAccessConfig,
  url: URL,
): Read<Pick<RedisAccess, 'username' | 'password'>> {
  const faults: string[] = [];
  if (username !== undefined && url.username !== '') faults.push(`${usernameSetting}: ${urlSetting} names a user too.`);
  if (path !== undefined && url.password !== '') faults.push(`${passwordSetting}: ${urlSetting} holds a password too.`);
  if (username !== undefined && path === undefined && url.password === '') {
    faults.push(`${passwordSetting} is missing: a user needs a password.`);
  }
  const read = path === undefined ? undefined : readSecret(passwordSetting, path);
  if (read?.ok === false) faults.push(read.fault);
  const access = {
    ...(username === undefined ? {} : { username }),
    ...(read?.ok === true ? { password: read.secret } : {}),
  };
  return { access, faults };
}

function readRedisTls(config: RedisAccessConfig, url: URL): Read<Pick<RedisAccess, 'tls'>> {
  const { redisServerName: serverName } = config;
  const cert = [certSetting, config.redisCertFile] as const;
  const key = [keySetting, config.redisKeyFile] as const;
  const ca = [caSetting, config.redisCaFile] as const;
  if (url.protocol !== 'rediss:') {
    const given = [cert, key, ca, [nameSetting, serverName] as const].filter(([, value]) => value !== undefined);
    const faults = given.map(([setting]) => `${setting} is for TLS only: ${urlSetting} must begin with rediss://.`);
    return { access: {}, faults };
  }
  const { material = {}, faults } = readTls({ cert, key, ca });
  return { access: { tls: { ...material, ...(serverName === undefined ? {} : { serverName }) } }, faults };
}

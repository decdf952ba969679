/** How Kafka is reached, as the configuration says. Passwords and keys come from files only. */
import type { GatewayConfig } from '../../../schemas/generated/types.ts';
import { readSecret } from './read-secret.ts';
import { readTls, type TlsMaterial } from './read-tls.ts';

export type KafkaAccessConfig = Pick<
  GatewayConfig,
  | 'kafkaSecurityProtocol'
  | 'kafkaSaslMechanism'
  | 'kafkaSaslUsername'
  | 'kafkaSaslPasswordFile'
  | 'kafkaCaFile'
  | 'kafkaCertFile'
  | 'kafkaKeyFile'
  | 'kafkaServerName'
>;

export interface KafkaAccess {
  /** Absent without TLS. */
  readonly tls?: TlsMaterial & { readonly serverName?: string };
  /** Absent without SASL. */
  readonly sasl?: {
    readonly mechanism: NonNullable<KafkaAccessConfig['kafkaSaslMechanism']>;
    readonly username: string;
    readonly password: string;
  };
}

export interface Read<Access> {
  readonly access: Access;
  readonly faults: readonly string[];
}

const mechanismSetting = 'SHEARPIN_KAFKA_SASL_MECHANISM (kafkaSaslMechanism)';
const usernameSetting = 'SHEARPIN_KAFKA_SASL_USERNAME (kafkaSaslUsername)';
const passwordSetting = 'SHEARPIN_KAFKA_SASL_PASSWORD_FILE (kafkaSaslPasswordFile)';
const certSetting = 'SHEARPIN_KAFKA_CERT_FILE (kafkaCertFile)';
const keySetting = 'SHEARPIN_KAFKA_KEY_FILE (kafkaKeyFile)';
const caSetting = 'SHEARPIN_KAFKA_CA_FILE (kafkaCaFile)';
const nameSetting = 'SHEARPIN_KAFKA_SERVER_NAME (kafkaServerName)';
const protocolSetting = 'SHEARPIN_KAFKA_SECURITY_PROTOCOL (kafkaSecurityProtocol)';

export function readKafkaAccess(config: KafkaAccessConfig): Read<KafkaAccess> {
  const tls = readKafkaTls(config);
  const sasl = readKafkaSasl(config);
  return { access: { ...tls.access, ...sasl.access }, faults: [...tls.faults, ...sasl.faults] };
}

function readKafkaTls(config: KafkaAccessConfig): Read<Pick<KafkaAccess, 'tls'>> {
  const { kafkaSecurityProtocol: protocol, kafkaServerName: serverName } = config;
  const cert = [certSetting, config.kafkaCertFile] as const;
  const key = [keySetting, config.kafkaKeyFile] as const;
  const ca = [caSetting, config.kafkaCaFile] as const;
  const isTls = protocol.endsWith('SSL');
  if (!isTls) {
    const given = [cert, key, ca, [nameSetting, serverName] as const].filter(([, value]) => value !== undefined);
    return { access: {}, faults: given.map(([setting]) => onlyWith(setting, ['SSL', 'SASL_SSL'])) };
  }
  const { material = {}, faults } = readTls({ cert, key, ca });
  return { access: { tls: { ...material, ...(serverName === undefined ? {} : { serverName }) } }, faults };
}

function readKafkaSasl(config: KafkaAccessConfig): Read<Pick<KafkaAccess, 'sasl'>> {
  const { kafkaSaslMechanism: mechanism, kafkaSaslUsername: username, kafkaSaslPasswordFile: path } = config;
  const settings = [
    [mechanismSetting, mechanism],
    [usernameSetting, username],
    [passwordSetting, path],
  ] as const;
  const isSasl = config.kafkaSecurityProtocol.startsWith('SASL');
  if (!isSasl) {
    const given = settings.filter(([, value]) => value !== undefined);
    return { access: {}, faults: given.map(([setting]) => onlyWith(setting, ['SASL_PLAINTEXT', 'SASL_SSL'])) };
  }
  const faults = settings.flatMap(([setting, value]) => (value === undefined ? [`${setting} is missing.`] : []));
  const read = path === undefined ? undefined : readSecret(passwordSetting, path);
  if (read?.ok === false) faults.push(read.fault);
  if (mechanism === undefined || username === undefined || read?.ok !== true) return { access: {}, faults };
  return { access: { sasl: { mechanism, username, password: read.secret } }, faults };
}

function onlyWith(setting: string, protocols: readonly string[]): string {
  return `${setting} counts only when ${protocolSetting} is ${protocols.join(' or ')}.`;
}

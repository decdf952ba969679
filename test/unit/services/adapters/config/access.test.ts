import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type KafkaAccessConfig, readKafkaAccess } from '../../../../../services/adapters/config/kafka-access.ts';
import { type RedisAccessConfig, readRedisAccess } from '../../../../../services/adapters/config/redis-access.ts';
import { readConfigSchema } from '../../../../../services/adapters/config/read-config-schema.ts';
import { configVariables } from '../../../../../services/adapters/config/config-schema.ts';
import { type Identity, issuedBy, newAuthority, pemFolder } from '../../../../support/gateway/certificates.ts';

let authority: Identity;
let own: Identity;
beforeAll(async () => {
  authority = await newAuthority('authority');
  own = await issuedBy(authority, 'own');
});

function kafka(config: Partial<KafkaAccessConfig>): ReturnType<typeof readKafkaAccess> {
  return readKafkaAccess({ kafkaSecurityProtocol: 'PLAINTEXT', ...config });
}

function redis(config: Partial<RedisAccessConfig>): ReturnType<typeof readRedisAccess> {
  return readRedisAccess({ redisUrl: 'rediss://host:6380', redisCluster: false, ...config });
}

describe('access to Kafka', () => {
  it('is plain unless it is configured', () => {
    expect(kafka({})).toEqual({ access: {}, faults: [] });
  });

  it('takes password and certificates from files', () => {
    using files = pemFolder({ password: 'p w\n', 'ca.pem': authority.cert, 'cert.pem': own.cert, 'key.pem': own.key });
    const read = kafka({
      kafkaSecurityProtocol: 'SASL_SSL',
      kafkaSaslMechanism: 'PLAIN',
      kafkaSaslUsername: 'u',
      kafkaSaslPasswordFile: files.path('password'),
      kafkaCaFile: files.path('ca.pem'),
      kafkaCertFile: files.path('cert.pem'),
      kafkaKeyFile: files.path('key.pem'),
      kafkaServerName: 'broker.example',
    });
    expect(read).toEqual({
      access: {
        sasl: { mechanism: 'PLAIN', username: 'u', password: 'p w' },
        tls: { ca: authority.cert, cert: own.cert, key: own.key, serverName: 'broker.example' },
      },
      faults: [],
    });
  });

  it('trusts the system’s authorities when none is named', () => {
    expect(kafka({ kafkaSecurityProtocol: 'SSL' })).toEqual({ access: { tls: {} }, faults: [] });
  });

  it('names everything that SASL lacks', () => {
    expect(kafka({ kafkaSecurityProtocol: 'SASL_PLAINTEXT' }).faults).toEqual([
      'SHEARPIN_KAFKA_SASL_MECHANISM (kafkaSaslMechanism) is missing.',
      'SHEARPIN_KAFKA_SASL_USERNAME (kafkaSaslUsername) is missing.',
      'SHEARPIN_KAFKA_SASL_PASSWORD_FILE (kafkaSaslPasswordFile) is missing.',
    ]);
  });

  it('takes no setting that would not count', () => {
    const { faults } = kafka({ kafkaSaslUsername: 'u', kafkaCaFile: '/ca.pem', kafkaServerName: 'b' });
    expect(faults).toEqual([
      expect.stringMatching(/^SHEARPIN_KAFKA_CA_FILE .* counts only when .*PROTOCOL.* is SSL or SASL_SSL\.$/),
      expect.stringMatching(/^SHEARPIN_KAFKA_SERVER_NAME /),
      expect.stringMatching(/^SHEARPIN_KAFKA_SASL_USERNAME .* is SASL_PLAINTEXT or SASL_SSL\.$/),
    ]);
  });

  it.each([
    ['', 'is empty'],
    ['two\nlines', 'holds more than one line'],
    ['x'.repeat(5000), 'has more than 4096 bytes'],
  ])('refuses a password file that %#', (text, told) => {
    using files = pemFolder({ password: text });
    const { faults } = kafka({
      kafkaSecurityProtocol: 'SASL_SSL',
      kafkaSaslMechanism: 'PLAIN',
      kafkaSaslUsername: 'u',
      kafkaSaslPasswordFile: files.path('password'),
    });
    expect(faults).toEqual([expect.stringContaining(told)]);
    expect(text === '' || !faults.join().includes(text)).toBe(true);
  });

  it('says of a password file why it cannot be read', () => {
    using files = pemFolder({});
    mkdirSync(files.path('folder'));
    const config = { kafkaSecurityProtocol: 'SASL_SSL', kafkaSaslMechanism: 'PLAIN', kafkaSaslUsername: 'u' } as const;
    const faultOf = (path: string): string => kafka({ ...config, kafkaSaslPasswordFile: path }).faults.join();
    expect(faultOf(join(files.path('none')))).toContain('cannot be read (ENOENT)');
    expect(faultOf(files.path('folder'))).toContain('cannot be read (EISDIR)');
  });

  it('refuses a key that is not that of the certificate', () => {
    using files = pemFolder({ 'cert.pem': own.cert, 'key.pem': authority.key });
    const config = { kafkaCertFile: files.path('cert.pem'), kafkaKeyFile: files.path('key.pem') };
    expect(kafka({ kafkaSecurityProtocol: 'SSL', ...config }).faults).toEqual([
      'SHEARPIN_KAFKA_KEY_FILE (kafkaKeyFile) is not the key of SHEARPIN_KAFKA_CERT_FILE (kafkaCertFile).',
    ]);
  });
});

describe('access to Redis', () => {
  it('is what the URL says unless it is configured', () => {
    expect(redis({ redisUrl: 'redis://u:p@host' })).toEqual({ access: {}, faults: [] });
    expect(redis({})).toEqual({ access: { tls: {} }, faults: [] });
  });

  it('takes user, password and authorities', () => {
    using files = pemFolder({ password: 'p\r\n', 'ca.pem': authority.cert });
    const config = { redisUsername: 'u', redisPasswordFile: files.path('password'), redisCaFile: files.path('ca.pem') };
    expect(redis(config)).toEqual({
      access: { username: 'u', password: 'p', tls: { ca: authority.cert } },
      faults: [],
    });
  });

  it('is told what contradicts the URL, and what is missing', () => {
    using files = pemFolder({ password: 'p' });
    const both = { redisUrl: 'redis://a:b@host', redisUsername: 'u', redisPasswordFile: files.path('password') };
    expect(redis({ ...both, redisCaFile: '/ca.pem' }).faults).toEqual([
      expect.stringContaining('names a user too'),
      expect.stringContaining('holds a password too'),
      expect.stringMatching(/^SHEARPIN_REDIS_CA_FILE .* must begin with rediss:\/\/\.$/),
    ]);
    expect(redis({ redisUsername: 'u' }).faults).toEqual([expect.stringContaining('a user needs a password')]);
    expect(redis({ redisUrl: 'redis://[' }).faults).toEqual(['SHEARPIN_REDIS_URL (redisUrl) is no URL.']);
  });
});

it.each(['gateway', 'worker', 'status', 'kafka-admin'])('reaches Kafka by the same settings: %s', (name) => {
  const names = configVariables(readConfigSchema(name)).map((variable) => variable.name);
  const declared = configVariables({ properties: readConfigSchema('connections').$defs ?? {} });
  const shared = declared.filter((variable) => variable.name.startsWith('SHEARPIN_KAFKA_'));
  expect(shared.length).toBeGreaterThan(5);
  expect(names).toEqual(expect.arrayContaining(shared.map((variable) => variable.name)));
});

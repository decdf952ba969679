/** A broker as operators run it: SASL over TLS, and nobody may do what no ACL allows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Identity, issuedBy, newAuthority, pemFolder } from '../gateway/certificates.ts';
import { type KafkaPlace, KafkaServer } from './kafka-server.ts';

export const passwords = {
  admin: 'admin-PASSWORD-7e1',
  'shearpin-gateway': 'gateway-PASSWORD-a52',
  'shearpin-worker': 'worker-PASSWORD-c93',
  'shearpin-reader': 'reader-PASSWORD-d04',
  'shearpin-operator': 'operator-PASSWORD-f65',
} as const;
export type SecuredUser = keyof typeof passwords;

const scramMechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;

export class SecuredKafka implements AsyncDisposable {
  readonly brokers: string;
  readonly authority: Identity;
  readonly #server: KafkaServer;
  readonly #pem: ReturnType<typeof pemFolder>;

  private constructor(server: KafkaServer, authority: Identity) {
    this.#server = server;
    this.authority = authority;
    this.brokers = server.brokers;
    this.#pem = pemFolder({ 'ca.pem': authority.cert });
    for (const [user, password] of Object.entries(passwords)) this.#pem.write(`${user}.password`, `${password}\n`);
  }

  static async start(): Promise<SecuredKafka> {
    const authority = await newAuthority('Brokers of the test');
    const broker = await issuedBy(authority, 'broker');
    const server = await KafkaServer.start({
      propertiesAt: (place) => securedProperties(place, { authority, broker }),
      formatArgs: Object.entries(passwords).flatMap(([user, password]) =>
        scramMechanisms.flatMap((mechanism) => ['--add-scram', `${mechanism}=[name=${user},password=${password}]`]),
      ),
    });
    return new SecuredKafka(server, authority);
  }

  /** A file beside the certificates and passwords. */
  write(name: string, text: string): string {
    return this.#pem.write(name, text);
  }

  get caFile(): string {
    return this.#pem.path('ca.pem');
  }

  passwordFile(user: SecuredUser): string {
    return this.#pem.path(`${user}.password`);
  }

  /** What a process is configured with to be this user. */
  env(user: SecuredUser, mechanism = 'SCRAM-SHA-512'): Record<string, string> {
    return {
      SHEARPIN_KAFKA_BROKERS: this.brokers,
      SHEARPIN_KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
      SHEARPIN_KAFKA_SASL_MECHANISM: mechanism,
      SHEARPIN_KAFKA_SASL_USERNAME: user,
      SHEARPIN_KAFKA_SASL_PASSWORD_FILE: this.passwordFile(user),
      SHEARPIN_KAFKA_CA_FILE: this.caFile,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
    this.#pem[Symbol.dispose]();
  }
}

function securedProperties(
  { folder, node: { brokerPort, controllerPort } }: KafkaPlace,
  { authority, broker }: { readonly authority: Identity; readonly broker: Identity },
): Record<string, string> {
  const store = join(folder, 'broker.pem');
  const trust = join(folder, 'ca.pem');
  writeFileSync(store, `${broker.key}\n${broker.cert}\n`, { mode: 0o600 });
  writeFileSync(trust, authority.cert);
  const users = Object.entries(passwords).map(([user, password]) => `user_${user}="${password}"`);
  const own = `username="admin" password="${passwords.admin}"`;
  const login = 'org.apache.kafka.common.security';
  const scram = Object.fromEntries(
    scramMechanisms.map((mechanism) => [
      `listener.name.sasl_ssl.${mechanism.toLowerCase()}.sasl.jaas.config`,
      `${login}.scram.ScramLoginModule required;`,
    ]),
  );
  return {
    listeners: `SASL_SSL://127.0.0.1:${String(brokerPort)},CONTROLLER://127.0.0.1:${String(controllerPort)}`,
    'advertised.listeners': `SASL_SSL://127.0.0.1:${String(brokerPort)}`,
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL',
    'inter.broker.listener.name': 'SASL_SSL',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.enabled.mechanisms': ['PLAIN', ...scramMechanisms].join(','),
    'listener.name.sasl_ssl.plain.sasl.jaas.config': `${login}.plain.PlainLoginModule required ${own} ${users.join(' ')};`,
    ...scram,
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': store,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': trust,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    // The controller's own listener has no password here.
    'super.users': 'User:admin;User:ANONYMOUS',
  };
}

/** A Redis as operators run it: TLS, and a user who may only touch the keys of the product. */
import { type Identity, issuedBy, newAuthority, pemFolder } from '../gateway/certificates.ts';
import { freePort } from './free-port.ts';
import { RedisServer } from './redis-server.ts';

export const redisUser = { name: 'shearpin', password: 'redis-PASSWORD-3b8' } as const;
/** What a worker needs, and nothing that touches other keys or the server. */
const allowed = ['+@read', '+@write', '+@scripting', '+@connection', '+info', '+time', '-@dangerous', '+info'];

export class SecuredRedis implements AsyncDisposable {
  readonly url: string;
  readonly authority: Identity;
  readonly #server: RedisServer;
  readonly #pem: ReturnType<typeof pemFolder>;

  private constructor(
    server: RedisServer,
    pem: ReturnType<typeof pemFolder>,
    at: { port: number; authority: Identity },
  ) {
    this.#server = server;
    this.#pem = pem;
    this.url = `rediss://127.0.0.1:${String(at.port)}`;
    this.authority = at.authority;
  }

  static async start({ keyPattern = '*' }: { readonly keyPattern?: string } = {}): Promise<SecuredRedis> {
    const authority = await newAuthority('Redis of the test');
    const { cert, key } = await issuedBy(authority, 'redis');
    const { password, name } = redisUser;
    const files = { 'ca.pem': authority.cert, 'cert.pem': cert, 'key.pem': key, password: `${password}\n` };
    const pem = pemFolder(files);
    const port = await freePort();
    const server = await RedisServer.start({
      settings: [
        ...['--tls-port', String(port), '--tls-auth-clients', 'optional'],
        ...['--tls-cert-file', pem.path('cert.pem'), '--tls-key-file', pem.path('key.pem')],
        ...['--tls-ca-cert-file', pem.path('ca.pem')],
        ...['--user', 'default', 'off'],
        ...['--user', name, 'on', `>${password}`, `~${keyPattern}`, '-@all', ...allowed],
      ],
    });
    return new SecuredRedis(server, pem, { port, authority });
  }

  get env(): Record<string, string> {
    return {
      SHEARPIN_REDIS_URL: this.url,
      SHEARPIN_REDIS_USERNAME: redisUser.name,
      SHEARPIN_REDIS_PASSWORD_FILE: this.#pem.path('password'),
      SHEARPIN_REDIS_CA_FILE: this.#pem.path('ca.pem'),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
    this.#pem[Symbol.dispose]();
  }
}

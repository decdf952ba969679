/** What Kafka's and Redis's clients say of a peer whose certificate cannot be believed. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKafkaLog } from '../../../../services/adapters/kafka/kafka-log.ts';
import { createRedisSessionStore } from '../../../../services/adapters/redis/redis-session-store.ts';
import { type Identity, issuedBy, newAuthority } from '../../../support/gateway/certificates.ts';

let authority: Identity;
let stranger: Identity;
let client: Identity;
beforeAll(async () => {
  [authority, stranger] = await Promise.all([newAuthority('ours'), newAuthority('theirs')]);
  client = await issuedBy(authority, 'client');
});

/** A peer that shakes hands and says nothing. */
async function peer(options: TlsOptions): Promise<{ readonly port: number } & AsyncDisposable> {
  const server = createServer(options, (socket) => socket.on('error', () => undefined).destroy());
  server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())) };
}

interface Trust {
  readonly ca?: string;
  readonly serverName?: string;
}

async function kafkaSays(port: number, tls: Trust): Promise<unknown> {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const brokers = [`127.0.0.1:${String(port)}`];
  const log = createKafkaLog({ brokers, topicPrefix: '', access: { tls }, clientId: 'c', newId: ulid, logger: silent });
  const admin = log.admin();
  const fault: unknown = await admin.check(['t']).catch((error: unknown) => error);
  await admin.close();
  return fault;
}

async function redisSays(port: number, tls: Trust): Promise<unknown> {
  const store = createRedisSessionStore({ url: `rediss://127.0.0.1:${String(port)}`, access: { tls }, keyPrefix: '' });
  const fault: unknown = await store.check().catch((error: unknown) => error);
  await store.close();
  return fault;
}

const clients = [
  ['Kafka', kafkaSays, 'E_LOG_ACCESS'],
  ['Redis', redisSays, 'E_STORE_ACCESS'],
] as const;

describe.each(clients)('%s with a certificate', (_, says, code) => {
  it('of another authority is refused', async () => {
    await using server = await peer(await issuedBy(stranger, 'server'));
    expect(await says(server.port, { ca: authority.cert })).toMatchObject({
      code,
      retryable: false,
      message: expect.stringMatching(/self-signed certificate|unable to verify/) as string,
    });
  });

  it('that is over is refused', async () => {
    const notAfter = new Date(Date.now() - 1000);
    await using server = await peer(await issuedBy(authority, 'server', { notAfter }));
    const fault = await says(server.port, { ca: authority.cert });
    expect(fault).toMatchObject({ code, message: expect.stringContaining('certificate has expired') as string });
  });

  it('for another host is refused, unless that is the name that is asked for', async () => {
    await using server = await peer(await issuedBy(authority, 'server', { host: 'broker.example' }));
    const fault = await says(server.port, { ca: authority.cert });
    expect(fault).toMatchObject({ code, message: expect.stringContaining('does not match') as string });
    const named = await says(server.port, { ca: authority.cert, serverName: 'broker.example' });
    expect(named).toMatchObject({ retryable: true });
  });
});

describe.each(clients)('%s that asks for a certificate', (_, says) => {
  it('is shown the one that was configured', async () => {
    const seen: string[] = [];
    const own = await issuedBy(authority, 'server');
    const server = createServer({ ...own, ca: authority.cert, requestCert: true }, (socket) => {
      seen.push(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    await says((server.address() as AddressInfo).port, { ca: authority.cert, ...client });
    await new Promise((resolve) => server.close(resolve));
    expect(new Set(seen)).toEqual(new Set(['client']));
  });
});

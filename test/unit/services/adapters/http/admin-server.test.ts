import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type AdminServer, type Readiness, serveAdmin } from '../../../../../services/adapters/http/admin-server.ts';
import { createMetricsRegistry } from '../../../../../services/adapters/metrics/metrics-registry.ts';

describe('the admin server', () => {
  const registry = createMetricsRegistry({ service: 'worker', version: '1.2.3' });
  const servers: AdminServer[] = [];
  let readiness: Readiness = { ready: true, waiting: [] };

  async function serve(listen = '127.0.0.1:0'): Promise<AdminServer> {
    const server = await serveAdmin({ listen, registry, ready: () => readiness });
    servers.push(server);
    return server;
  }

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  it('says that the process lives, whatever it waits for', async () => {
    readiness = { ready: false, waiting: ['Kafka'] };
    const { address } = await serve();
    expect((await fetch(`http://${address}/livez`)).status).toBe(200);
  });

  it('says what it waits for until it is ready', async () => {
    readiness = { ready: false, waiting: ['Kafka', 'keys'] };
    const { address } = await serve();
    const waiting = await fetch(`http://${address}/readyz`);
    expect(waiting.status).toBe(503);
    expect(await waiting.json()).toEqual({ ready: false, waiting: ['Kafka', 'keys'] });
    readiness = { ready: true, waiting: [] };
    expect((await fetch(`http://${address}/readyz?verbose`)).status).toBe(200);
  });

  it('gives the metrics with the build that runs', async () => {
    const { address } = await serve();
    const response = await fetch(`http://${address}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toMatch(/shearpin_build_info\{[^}]*version="1\.2\.3"[^}]*\} 1/);
  });

  it('answers 404 to any other path and 405 to any other method', async () => {
    const { address } = await serve();
    for (const path of ['/', '/metrics/../livez', '//livez', '/__proto__', '/%00']) {
      expect(await statusOf(address, path)).toBe(404);
    }
    expect((await fetch(`http://${address}/livez`, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('outlives garbage on its port and a readiness that throws', async () => {
    const { address } = await serve();
    const [host, port] = address.split(':');
    await new Promise<void>((resolve) => {
      const socket = connect({ host: host ?? '', port: Number(port) }, () => socket.end('\0garbage\r\n\r\n'));
      socket
        .on('error', () => undefined)
        .on('close', () => resolve())
        .resume();
    });
    const broken = await serveAdmin({
      listen: '127.0.0.1:0',
      registry,
      ready: () => {
        throw new Error('planted');
      },
    });
    servers.push(broken);
    expect((await fetch(`http://${broken.address}/readyz`)).status).toBe(500);
    expect((await fetch(`http://${address}/livez`)).status).toBe(200);
  });

  it('listens on loopback when no host is named', async () => {
    expect((await serve('0')).address).toMatch(/^127\.0\.0\.1:\d+$/);
    expect((await serve(':0')).address).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  it('names an address that it cannot use', async () => {
    const { address } = await serve();
    await expect(serve(address)).rejects.toThrow(address);
    await expect(serve(address)).rejects.toMatchObject({ code: 'E_LISTEN' });
    for (const wrong of ['', 'localhost', '1.2.3.4:99999', 'a:b:c:1', '127.0.0.1:-1']) {
      await expect(serve(wrong)).rejects.toMatchObject({ code: 'E_LISTEN' });
    }
  });
});

/** fetch would tidy the path. */
function statusOf(address: string, path: string): Promise<number | undefined> {
  const [host, port] = address.split(':');
  return new Promise((resolve, reject) => {
    request({ host, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

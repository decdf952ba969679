import { describe, expect, it } from 'vitest';
import { startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { startUpstream } from '../../../support/gateway/http-upstream.ts';
import { openRaw } from '../../../support/gateway/raw-http.ts';

const listen = '127.0.0.1:0';
const secret = 'the-secret-of-the-caller';

describe('the access log of a gateway over HTTP', () => {
  it('tells each request without what it said, and the same session by the same hash', async () => {
    using world = new World();
    await using upstream = await startUpstream(({ body }, response) => {
      if (body.includes('hang')) return;
      response.writeHead(body.includes('fail') ? 500 : 200, { 'x-secret': secret }).end(secret);
    });
    await using rig = await startRig({
      world,
      given: { listen, upstreams: { office: { url: upstream.url } }, accessLog: true },
    });
    const url = new URL(`/office?q=${secret}`, rig.url);
    const headers = { authorization: `Bearer ${secret}`, 'mcp-session-id': secret };
    const lines = () => rig.logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(isRequest);
    for (const body of [secret, 'fail']) await (await fetch(url, { method: 'POST', headers, body })).text();
    await (await fetch(new URL(`/${secret}`, rig.url), { method: 'PATCH' })).text();
    const leaving = openRaw(rig.url);
    leaving.write('POST /office HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nhang');
    await until(() => upstream.asked.length === 3);
    leaving.destroy();
    await until(() => lines().length === 4);
    const [one, two, other, left] = lines();
    expect(one).toMatchObject({ method: 'POST', status: 200, ended: 'answered', upstream: 'office' });
    expect(one?.['bytesIn']).toBeGreaterThan(secret.length);
    expect(two).toMatchObject({ status: 500, session: one?.['session'] });
    expect(other).toMatchObject({ method: 'other', status: 404 });
    expect(left).toMatchObject({ ended: 'cut', upstream: 'office' });
    expect(left).not.toHaveProperty('status');
    expect(rig.logged.join('')).not.toContain(secret);
    const metrics = await rig.metrics();
    expect(metrics).toMatch(/requests_total\{[^}]*method="POST",status="2xx"[^}]*\} 1/);
    expect(metrics).toMatch(/requests_total\{[^}]*method="POST",status="none"[^}]*\} 1/);
    expect(metrics).toMatch(/requests_open(\{[^}]*\})? 0/);
  });

  it('is off unless it is asked for', async () => {
    using world = new World();
    await using upstream = await startUpstream((_asked, response) => response.end('{}'));
    await using rig = await startRig({ world, given: { listen, upstream: upstream.url } });
    await fetch(rig.url);
    expect(rig.logged.filter((line) => line.includes('"request"'))).toEqual([]);
  });
});

function isRequest({ msg }: Record<string, unknown>): boolean {
  return msg === 'request';
}
